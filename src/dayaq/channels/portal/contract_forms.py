"""What an employer writes in a notification. The forms check and never store; what a value may be is the subsystem's rule."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms

from dayaq.law.book import law_book
from dayaq.subsystems.contracts.models import Ending, Terms
from dayaq.subsystems.contracts.values import AgreedTerms, Conclusion, Fault, Worker, read_sum, read_whole
from dayaq.web.fields import DocumentNumberField, FinField, NameField, OneOfField, TextField, TickField
from dayaq.web.law_questions import capitalised
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say_later


def day_field(key: str, *, required: bool = True, hint: str = "portal.employer.day_hint") -> DayField:
    """A day."""
    return DayField(required=required, label=say_later(key), help_text=say_later(hint))


def number_field(key: str, rule: Callable[[str], object]) -> TextField:
    """A number, read by the rule."""
    attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "w-10"}
    return TextField(max_length=20, rule=rule, rule_names_it=False, attrs=attrs, label=say_later(key))


def line_field(key: str, *, most: int = 200, lines: bool = False, required: bool = True) -> TextField:
    """A text."""
    return TextField(max_length=most, lines=lines, required=required, label=say_later(key))


class KeyedForm(forms.Form):
    """A form with a key of its own: sent twice, it is one notification."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def show(self, faults: tuple[Fault, ...]) -> None:
        """Show what the law or the registers found, at the field it concerns, with its article."""
        for fault in faults:
            said = fault.words.in_language(language_now())
            told = f"{said} ({fault.article})" if fault.article else said
            self.add_error(fault.field if fault.field in self.fields and fault.field != "key" else None, told)


class TermsForm(KeyedForm):
    """What employer and employee agreed."""

    position = line_field("portal.employer.field.position")
    workplace = line_field("portal.employer.field.workplace", most=300)
    duties = line_field("portal.employer.field.duties", most=1000, lines=True)
    concluded_on = day_field("portal.employer.field.concluded_on")
    starts_on = day_field("portal.employer.field.starts_on")
    last_day = day_field("portal.employer.field.last_day", required=False, hint="portal.employer.last_day_hint")
    trial_months = number_field("portal.employer.field.trial_months", partial(read_whole, most=12))
    weekly_hours = number_field("portal.employer.field.weekly_hours", partial(read_whole, least=1, most=60))
    wage = number_field("portal.employer.field.wage", read_sum)
    supplements = line_field("portal.employer.field.supplements", most=300, required=False)
    leave_days = number_field("portal.employer.field.leave_days", partial(read_whole, most=120))
    main_workplace = TickField(required=False, label=say_later("portal.employer.field.main_workplace"))
    parental_consent = TickField(required=False, label=say_later("portal.employer.field.parental_consent"))
    address = line_field("portal.employer.field.address", most=300)
    other = line_field("portal.employer.field.other", most=1000, lines=True, required=False)

    def terms(self) -> AgreedTerms:
        """The terms as they were agreed."""
        answers = {name: self.cleaned_data[name] for name in AgreedTerms.__dataclass_fields__}
        return AgreedTerms(**{**answers, "last_day": answers["last_day"] or None})


class ConclusionForm(TermsForm):
    """A new contract: the worker by the identity card, and the terms."""

    field_order = ["key", "fin", "document", "surname", "given_name", "patronymic", "address"]

    fin = FinField(label=say_later("portal.employer.field.fin"))
    document = DocumentNumberField(
        label=say_later("portal.employer.field.document"), help_text=say_later("portal.employer.document_hint")
    )
    surname = NameField(autocomplete="off", label=say_later("portal.employer.field.surname"))
    given_name = NameField(autocomplete="off", label=say_later("portal.employer.field.given_name"))
    patronymic = NameField(autocomplete="off", required=False, label=say_later("portal.employer.field.patronymic"))

    def conclusion(self) -> Conclusion:
        """The notification as it was written."""
        worker = {name: self.cleaned_data[name] for name in Worker.__dataclass_fields__}
        return Conclusion(key=str(self.cleaned_data["key"]), worker=Worker(**worker), terms=self.terms())


class AmendmentForm(TermsForm):
    """A change: from which day, and all terms as they are then."""

    field_order = ["key", "from_on"]

    from_on = day_field("portal.employer.field.from_on")


def written(terms: Terms) -> dict[str, Any]:
    """Terms as a form shows them."""
    return {name: getattr(terms, name) for name in AgreedTerms.__dataclass_fields__}


class TerminationForm(KeyedForm):
    """The end of a contract: its last day and the reason."""

    last_day = day_field("portal.employer.field.ending_last_day")
    reason = OneOfField(label=say_later("portal.employer.field.reason"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        options = law_book().vocabulary.choices["Ending"].options
        named = [(reason.value, options[reason.value][language_now()]) for reason in Ending.Reason]
        self.fields["reason"].choices = [(value, capitalised(said, language_now())) for value, said in named]  # type: ignore[attr-defined]
