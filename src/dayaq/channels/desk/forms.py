"""The officer's forms: what to list, what to look for, what is decided. They check and never store."""

from typing import Any

from django import forms

from dayaq.casework.finding import Finding
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.texts import language_now, say_later

SHOWN = {
    "open": "desk.worklist.show.open",
    "mine": "desk.worklist.show.mine",
    "unassigned": "desk.worklist.show.unassigned",
    "overdue": "desk.worklist.show.overdue",
    "decided": "desk.worklist.show.decided",
    "all": "desk.worklist.show.all",
}
APPROVE, REFUSE = "approve", "refuse"


class WorklistForm(forms.Form):
    """What the officer wants to see on the worklist."""

    words = TextField(
        label=say_later("desk.worklist.words"),
        required=False,
        max_length=40,
        attrs={"autocomplete": "off", "spellcheck": "false", "class": "code"},
    )
    show = OneOfField(
        label=say_later("desk.worklist.show"), in_list=True, choices=[(code, say_later(key)) for code, key in SHOWN.items()]
    )
    service = OneOfField(label=say_later("desk.worklist.service"), in_list=True, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        language = language_now()
        titles = [(entry.service.code, entry.service.title.in_language(language)) for entry in catalogue.all_services()]
        self.fields["service"].choices = [("", say_later("desk.worklist.every_service")), *titles]


class DecisionForm(forms.Form):
    """What is decided, on which ground if it is refused, and why, in words for the person."""

    outcome = OneOfField(error_messages={"required": say_later("desk.decide.outcome.required")})
    ground = OneOfField(label=say_later("desk.decide.ground"), help_text=say_later("desk.decide.ground.hint"), required=False)
    explanation = TextField(
        label=say_later("desk.decide.explanation"),
        help_text=say_later("desk.decide.explanation.hint"),
        max_length=4000,
        lines=True,
        error_messages={"required": say_later("desk.decide.explanation.required")},
        attrs={"rows": 8},
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, **kwargs)
        language = language_now()
        enquiry = service.kind == "enquiry"
        self.fields["outcome"].label = say_later("desk.decide.outcome.enquiry" if enquiry else "desk.decide.outcome")
        self.fields["outcome"].choices = [
            (APPROVE, say_later("desk.decide.answer" if enquiry else "desk.decide.approve")),
            (REFUSE, say_later("desk.decide.decline" if enquiry else "desk.decide.refuse")),
        ]
        grounds = service.refusal_grounds
        self.fields["ground"].choices = [(ground.code, ground.words.in_language(language)) for ground in grounds]

    def clean(self) -> dict[str, Any] | None:
        """A refusal needs its ground; a ground chosen and then not needed is left out."""
        cleaned = super().clean() or {}
        if cleaned.get("outcome") == REFUSE and not cleaned.get("ground") and "ground" not in self.errors:
            self.add_error("ground", say_later("desk.decide.ground.required"))
        return cleaned

    def finding(self) -> Finding:
        """The officer's finding, once the form is valid."""
        approved = self.cleaned_data["outcome"] == APPROVE
        return Finding(
            approved=approved,
            ground="" if approved else self.cleaned_data["ground"],
            explanation=self.cleaned_data["explanation"],
        )
