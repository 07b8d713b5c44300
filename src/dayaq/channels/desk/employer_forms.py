"""What an officer copies from the papers of an employer and of those who sign, and the answer to a notification."""

from datetime import timedelta
from typing import Any

from django import forms

from dayaq.casework.people.voen import normalised_voen
from dayaq.law.book import law_book
from dayaq.subsystems.contracts.models import EmployerState
from dayaq.subsystems.contracts.registers import EmployerFacts, SignatoryPaper
from dayaq.web.fields import DocumentNumberField, FinField, OneOfField, TextField, TickField
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say, say_later

_NUMBER = {"inputmode": "numeric", "autocomplete": "off", "class": "code w-20"}
_DAY = {"inputmode": "numeric", "autocomplete": "off", "class": "w-10"}


class VoenForm(forms.Form):
    """The tax number of an employer."""

    voen = TextField(max_length=40, rule=normalised_voen, attrs=_NUMBER, label=say_later("desk.employer.voen"))


class EmployerForm(forms.Form):
    """What is true of an employer from a day on."""

    name = TextField(label=say_later("desk.employer.name"))
    address = TextField(max_length=300, label=say_later("desk.employer.address"))
    kind = OneOfField(label=say_later("desk.employer.kind"))
    sector = OneOfField(label=say_later("desk.employer.sector"))
    active = TickField(required=False, label=say_later("desk.employer.active"))
    from_on = DayField(
        label=say_later("desk.employer.from_on"),
        help_text=say_later("desk.mandate.day_hint"),
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        choices, language = law_book().vocabulary.choices, language_now()
        for name, list_name, values in (
            ("kind", "EmployerKind", EmployerState.Kind.values),
            ("sector", "Sector", EmployerState.Sector.values),
        ):
            options = choices[list_name].options
            self.fields[name].choices = [(value, options[value][language]) for value in values]  # type: ignore[attr-defined]

    def facts(self) -> EmployerFacts:
        """What was written."""
        answers = self.cleaned_data
        return EmployerFacts(
            name=answers["name"],
            address=answers["address"],
            kind=EmployerState.Kind(answers["kind"]),
            sector=EmployerState.Sector(answers["sector"]),
            active=answers["active"],
        )


class NewEmployerForm(EmployerForm):
    """An employer who is not on record yet."""

    field_order = ["voen"]

    voen = TextField(max_length=40, rule=normalised_voen, attrs=_NUMBER, label=say_later("desk.employer.voen"))


class SignatoryForm(forms.Form):
    """Who stands at the counter with a paper that lets them sign."""

    document = DocumentNumberField(label=say_later("desk.counter.document"), help_text=say_later("desk.counter.document_hint"))
    fin = FinField(label=say_later("desk.counter.fin"))
    paper = TextField(label=say_later("desk.employer.paper"), help_text=say_later("desk.employer.paper_hint"))
    starts_on = DayField(
        label=say_later("desk.mandate.starts_on"),
        help_text=say_later("desk.mandate.day_hint"),
    )
    last_day = DayField(
        required=False,
        label=say_later("desk.mandate.last_day"),
        help_text=say_later("desk.mandate.last_day_hint"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses an end before the beginning."""
        answers: dict[str, Any] = super().clean() or {}
        first, last = answers.get("starts_on"), answers.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", say("desk.mandate.last_before_first"))
        return answers

    def terms(self) -> SignatoryPaper:
        """What the paper allows; its last day becomes the first day without it."""
        last = self.cleaned_data["last_day"]
        ends_on = last + timedelta(days=1) if last else None
        return SignatoryPaper(paper=self.cleaned_data["paper"], starts_on=self.cleaned_data["starts_on"], ends_on=ends_on)


class AnswerForm(forms.Form):
    """Registered, or refused with the reason."""

    outcome = OneOfField(
        label=say_later("desk.contract.outcome"),
        choices=[
            ("registered", say_later("desk.contract.register")),
            ("refused", say_later("desk.contract.refuse")),
        ],
    )
    reason = TextField(
        max_length=1000,
        lines=True,
        required=False,
        label=say_later("desk.contract.reason"),
        help_text=say_later("desk.contract.reason_hint"),
    )
