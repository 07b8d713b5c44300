"""What an officer copies from the paper of a mandate. The form checks and never stores."""

from datetime import timedelta
from typing import Any

from django import forms

from dayaq.casework.people.mandates.models import Basis
from dayaq.casework.people.mandates.operations import Paper, Terms
from dayaq.catalogue import catalogue
from dayaq.web.fields import FinField, OneOfField, TextField
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say, say_later


class MandateForm(forms.Form):
    """Whom the person at the counter represents, on which paper, for what and for how long."""

    represented = FinField(label=say_later("desk.mandate.fin"))
    basis = OneOfField(
        label=say_later("desk.mandate.basis"),
        choices=[
            (Basis.NOTARISED.value, say_later("desk.basis.notarised")),
            (Basis.GUARDIAN.value, say_later("desk.basis.guardian")),
        ],
    )
    paper = TextField(label=say_later("desk.mandate.paper"), help_text=say_later("desk.mandate.paper_hint"))
    paper_number = TextField(max_length=60, attrs={"class": "w-20"}, label=say_later("desk.mandate.number"))
    paper_on = DayField(label=say_later("desk.mandate.paper_on"), help_text=say_later("desk.mandate.day_hint"))
    paper_by = TextField(label=say_later("desk.mandate.by"))
    starts_on = DayField(label=say_later("desk.mandate.starts_on"), help_text=say_later("desk.mandate.day_hint"))
    last_day = DayField(
        required=False, label=say_later("desk.mandate.last_day"), help_text=say_later("desk.mandate.last_day_hint")
    )
    service = OneOfField(
        in_list=True, required=False, label=say_later("desk.mandate.services"), help_text=say_later("desk.mandate.services_hint")
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        language = language_now()
        titles = [(entry.service.code, entry.service.title.in_language(language)) for entry in catalogue.all_services()]
        self.fields["service"].choices = [("", say("desk.mandate.every_service")), *titles]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuses an end before the beginning."""
        answers: dict[str, Any] = super().clean() or {}
        first, last = answers.get("starts_on"), answers.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", say("desk.mandate.last_before_first"))
        return answers

    def terms(self) -> Terms:
        """What the paper allows; its last day becomes the first day without the mandate."""
        last, service = self.cleaned_data["last_day"], self.cleaned_data["service"]
        return Terms(
            basis=Basis(self.cleaned_data["basis"]),
            starts_on=self.cleaned_data["starts_on"],
            ends_on=last + timedelta(days=1) if last else None,
            services=(service,) if service else (),
        )

    def paper_seen(self) -> Paper:
        """What the officer saw."""
        answers = self.cleaned_data
        return Paper(kind=answers["paper"], number=answers["paper_number"], on=answers["paper_on"], by=answers["paper_by"])
