"""The officer's forms: what to list, what to look for, what is decided. They check and never store."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.validators import MinLengthValidator
from django.http import QueryDict

from dayaq.casework.decisions.by_law import LEAST_REASON
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

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, use_required_attribute=False)
        language = language_now()
        titles = [(entry.service.code, entry.service.title.in_language(language)) for entry in catalogue.all_services()]
        _offer(self.fields["service"], [("", say_later("desk.worklist.every_service")), *titles])


class DecisionForm(forms.Form):
    """What is decided, on which ground if it is refused, and why, in words for the person."""

    outcome = OneOfField(error_messages={"required": say_later("desk.decide.outcome.required")})
    ground = OneOfField(
        label=say_later("desk.decide.ground"),
        help_text=say_later("desk.decide.ground.hint"),
        error_messages={"required": say_later("desk.decide.ground.required")},
    )
    explanation = TextField(
        label=say_later("desk.decide.explanation"),
        help_text=say_later("desk.decide.explanation.hint"),
        max_length=4000,
        lines=True,
        error_messages={"required": say_later("desk.decide.explanation.required")},
        attrs={"rows": 8},
    )

    departure = TextField(
        label=say_later("desk.law.departure"),
        help_text=say_later("desk.law.departure.hint", least=LEAST_REASON),
        max_length=2000,
        lines=True,
        validators=[MinLengthValidator(LEAST_REASON, say_later("desk.law.departure.short", least=LEAST_REASON))],
        error_messages={"required": say_later("desk.law.departure.required")},
        attrs={"rows": 4},
    )
    digest = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        service: Service,
        digest: str = "",
        initial: dict[str, Any] | None = None,
    ) -> None:
        """`digest` is that of the law's answer, where there is one from which this decision would depart."""
        super().__init__(
            data, initial={**(initial or {}), **({"digest": digest} if digest else {})}, use_required_attribute=False
        )
        if not digest:
            del self.fields["departure"], self.fields["digest"]
        language = language_now()
        enquiry = service.kind == "enquiry"
        self.fields["outcome"].label = say_later("desk.decide.outcome.enquiry" if enquiry else "desk.decide.outcome")
        outcomes = [
            (APPROVE, say_later("desk.decide.answer" if enquiry else "desk.decide.approve")),
            (REFUSE, say_later("desk.decide.decline" if enquiry else "desk.decide.refuse")),
        ]
        _offer(self.fields["outcome"], outcomes)
        _offer(self.fields["ground"], [(ground.code, ground.words.in_language(language)) for ground in service.refusal_grounds])
        # Only a refusal asks for its ground; one chosen and then not needed is left out of the finding.
        self.fields["ground"].required = not self.is_bound or self.data.get("outcome") == REFUSE

    def finding(self) -> Finding:
        """The officer's finding, once the form is valid."""
        approved = self.cleaned_data["outcome"] == APPROVE
        return Finding(
            approved=approved,
            ground="" if approved else self.cleaned_data["ground"],
            explanation=self.cleaned_data["explanation"],
        )


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """Give a field of choices what can be chosen, known only when the form is made."""
    cast("OneOfField", field).choices = choices
