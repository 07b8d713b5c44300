"""What an officer copies from the papers of a person who has no FİN, and what the person asks for. The forms never store."""

import uuid
from datetime import date, timedelta
from typing import Any

from django import forms

from dayaq.casework.applications.documents import ACCEPTED, LARGEST
from dayaq.casework.applications.drafts import WrittenAnswers
from dayaq.casework.corrections.facts import Fact
from dayaq.casework.corrections.facts import choices as choices_of
from dayaq.casework.identification.registration import CardGiven
from dayaq.casework.people.districts import districts
from dayaq.casework.people.document_number import DocumentNumber, normalised_paper_number
from dayaq.casework.people.doubles import Newcomer, PaperShown
from dayaq.casework.people.models import PAPERS, Language
from dayaq.catalogue import catalogue
from dayaq.web.fields import (
    DocumentCodeField,
    DocumentNumberField,
    EmailField,
    FinField,
    NameField,
    OneOfField,
    TelephoneField,
    TextField,
    TickField,
    UploadsField,
)
from dayaq.web.legal_clock import legal_day
from dayaq.web.measures import DayField
from dayaq.web.texts import language_now, say, say_later

LONGEST_TEXT = 5000
KINDS = {
    "foreign_passport": "desk.document.foreign_passport",
    "birth_certificate": "desk.document.birth_certificate",
    "refugee_paper": "desk.document.refugee_paper",
    "other_paper": "desk.document.other_paper",
}


class PaperField(DocumentCodeField):
    """The number of a paper of whatever shape, given back as it is stored."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(rule=normalised_paper_number, label=say_later("desk.newcomer.number"), **rest)

    def clean(self, value: Any) -> str:
        """The number alone: a paper has no series."""
        found: DocumentNumber = super().clean(value)
        return found.number


class PaperForm(forms.Form):
    """The number by which a person without a FİN is looked for."""

    number = PaperField(help_text=say_later("desk.newcomer.number_hint"))


class IssuedForm(forms.Form):
    """When, until when and by whom a document was issued."""

    authority = TextField(label=say_later("desk.newcomer.authority"), help_text=say_later("desk.newcomer.authority_hint"))
    issued_on = DayField(label=say_later("desk.newcomer.issued_on"), help_text=say_later("desk.mandate.day_hint"))
    last_day = DayField(
        required=False, label=say_later("desk.newcomer.last_day"), help_text=say_later("desk.newcomer.last_day_hint")
    )

    def clean(self) -> dict[str, Any]:
        """Refuses a day of issue to come, and an end before the beginning."""
        answers: dict[str, Any] = super().clean() or {}
        issued, last = answers.get("issued_on"), answers.get("last_day")
        _not_to_come(self, "issued_on", issued)
        if issued and last and last <= issued:
            self.add_error("last_day", say("desk.mandate.last_before_first"))
        return answers

    def valid_to(self) -> date | None:
        """The first day on which the document counts no more."""
        last: date | None = self.cleaned_data["last_day"]
        return last + timedelta(days=1) if last else None


class NewcomerForm(IssuedForm):
    """The paper shown, the person as it names them, where they live."""

    kind = OneOfField(label=say_later("desk.newcomer.kind"))
    number = PaperField()
    surname = NameField(autocomplete="off", label=say_later("desk.newcomer.surname"))
    given_name = NameField(autocomplete="off", label=say_later("desk.newcomer.given_name"))
    patronymic = NameField(
        autocomplete="off",
        required=False,
        label=say_later("desk.newcomer.patronymic"),
        help_text=say_later("desk.newcomer.patronymic_hint"),
    )
    birth_date = DayField(label=say_later("desk.counter.born"), help_text=say_later("desk.mandate.day_hint"))
    sex = OneOfField(label=say_later("desk.newcomer.sex"))
    district = OneOfField(in_list=True, required=False, label=say_later("desk.people.district"))
    language = OneOfField(label=say_later("desk.newcomer.language"))
    field_order = ["kind", "number", "authority", "issued_on", "last_day"]

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        language = language_now()
        places = [(code, name.in_language(language)) for code, name in districts().items()]
        choices = {
            "kind": [(kind.value, say(KINDS[kind.value])) for kind in PAPERS],
            "sex": [(code, name.in_language(language)) for code, name in choices_of(Fact.SEX).items()],
            "district": [("", say("desk.application.not_given")), *places],
            "language": [(code, say(_LANGUAGES[code])) for code in Language.values],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        self.fields["language"].initial = Language.AZERBAIJANI

    def clean(self) -> dict[str, Any]:
        """Refuses a birth to come, and a paper older than the person."""
        answers = super().clean()
        born, issued = answers.get("birth_date"), answers.get("issued_on")
        _not_to_come(self, "birth_date", born)
        if born and issued and issued < born:
            self.add_error("issued_on", say("desk.newcomer.before_birth"))
        return answers

    def newcomer(self) -> Newcomer:
        """Whom the paper names."""
        names = ("surname", "given_name", "patronymic", "birth_date", "sex", "district", "language")
        return Newcomer(**{name: self.cleaned_data[name] for name in names})

    def paper(self) -> PaperShown:
        """The paper."""
        names = ("kind", "number", "authority", "issued_on")
        return PaperShown(**{name: self.cleaned_data[name] for name in names}, valid_to=self.valid_to())


class GivenFinForm(IssuedForm):
    """The FİN that a person was given, and the document that carries it."""

    fin = FinField(label=say_later("desk.counter.fin"))
    document = DocumentNumberField(label=say_later("desk.counter.document"), help_text=say_later("desk.counter.document_hint"))
    field_order = ["fin", "document"]

    def card(self) -> CardGiven:
        """The document with its FİN."""
        names = ("fin", "document", "authority", "issued_on")
        return CardGiven(**{name: self.cleaned_data[name] for name in names}, valid_to=self.valid_to())


class ReceivedForm(forms.Form):
    """What the person at the counter asks for. `form` makes a double click one application."""

    form = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    service = OneOfField(in_list=True, label=say_later("desk.received.service"))
    text = TextField(
        lines=True,
        max_length=LONGEST_TEXT,
        label=say_later("desk.received.text"),
        help_text=say_later("desk.received.text_hint"),
        error_messages={"required": say_later("desk.received.text_missing")},
    )
    # Django keeps what was uploaded under the same name on the form, which the declaration does not touch.
    files = UploadsField(  # type: ignore[assignment]
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
        required=False,
        label=say_later("desk.received.files"),
    )
    phone = TelephoneField(mobile=True, required=False, label=say_later("desk.counter.phone"))
    email = EmailField(required=False, label=say_later("desk.counter.email"))
    on_paper = TickField(required=False, label=say_later("desk.received.on_paper"))
    address = TextField(required=False, max_length=300, label=say_later("desk.received.address"))

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        language = language_now()
        titles = [(entry.service.code, entry.service.title.in_language(language)) for entry in catalogue.all_services()]
        self.fields["service"].choices = [("", say("desk.received.choose")), *titles]  # type: ignore[attr-defined]

    def answers(self, language: str) -> WrittenAnswers:
        """What was written down, to be answered in the language of the person."""
        names = ("text", "address", "email", "phone", "on_paper")
        return WrittenAnswers(**{name: self.cleaned_data[name] for name in names}, language=language)


_LANGUAGES = {"az": "desk.language.az", "en": "desk.language.en", "ru": "desk.language.ru"}


def _not_to_come(form: forms.Form, name: str, day: date | None) -> None:
    if day is not None and day > legal_day():
        form.add_error(name, say("desk.newcomer.to_come"))
