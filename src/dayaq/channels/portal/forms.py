"""What the portal asks of a citizen. The forms only validate; the rooms of casework store."""

from typing import Any, cast

from django import forms

from dayaq.casework.applications.documents import ACCEPTED, LARGEST
from dayaq.casework.applications.drafts import WrittenAnswers
from dayaq.casework.applications.operations import ContactMissing
from dayaq.casework.applications.registration_number import normalised
from dayaq.casework.people.districts import districts
from dayaq.web.fields import (
    DocumentCodeField,
    DocumentNumberField,
    EmailField,
    FinField,
    OneOfField,
    TelephoneField,
    TextField,
    TickField,
    UploadsField,
)
from dayaq.web.texts import language_now, say_later

LONGEST_TEXT = 5000


class IdentifyForm(forms.Form):
    """Who applies: the number of the identity document and the FİN."""

    document = DocumentNumberField(
        label=say_later("portal.identify.document"), help_text=say_later("portal.identify.document_hint")
    )
    fin = FinField(label=say_later("portal.identify.fin"), help_text=say_later("portal.identify.fin_hint"))


class RepresentForm(forms.Form):
    """For whom a representative applies."""

    fin = FinField(label=say_later("portal.represent.fin"), help_text=say_later("portal.represent.fin_hint"))


class DocumentsForm(forms.Form):
    """The electronic copies of documents, one or several at once."""

    # Django keeps what was uploaded under the same name on the form, which the declaration does not touch.
    files = UploadsField(  # type: ignore[assignment]
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
        label=say_later("portal.documents.files"),
        help_text=say_later("portal.documents.files_hint"),
        error_messages={"required": say_later("portal.documents.none_chosen")},
    )


class ContactForm(forms.Form):
    """The request in the person's own words, and where the result is told."""

    text = TextField(
        lines=True,
        required=False,
        max_length=LONGEST_TEXT,
        label=say_later("portal.contact.text"),
        help_text=say_later("portal.contact.text_hint"),
    )
    email = EmailField(
        required=False,
        template_name="portal/contact_field.html",
        label=say_later("portal.contact.email"),
        help_text=say_later("portal.contact.email_hint"),
    )
    phone = TelephoneField(
        mobile=True,
        required=False,
        template_name="portal/contact_field.html",
        label=say_later("portal.contact.phone"),
        help_text=say_later("portal.contact.phone_hint"),
    )
    on_paper = TickField(required=False, label=say_later("portal.contact.on_paper"))
    district = OneOfField(
        in_list=True,
        required=False,
        label=say_later("portal.contact.district"),
        help_text=say_later("portal.contact.district_hint"),
    )
    address = TextField(
        required=False,
        max_length=300,
        attrs={"autocomplete": "street-address"},
        label=say_later("portal.contact.address"),
        help_text=say_later("portal.contact.address_hint"),
    )

    def __init__(self, *args: Any, text_needed: bool, **rest: Any) -> None:
        super().__init__(*args, **rest)
        language = language_now()
        places = [(code, name.in_language(language)) for code, name in districts().items()]
        cast("OneOfField", self.fields["district"]).choices = [("", say_later("portal.contact.district_none")), *places]
        if text_needed:
            self.fields["text"].required = True
            self.fields["text"].label = say_later("portal.contact.question")
            self.fields["text"].help_text = say_later("portal.contact.question_hint")
            self.fields["text"].error_messages["required"] = say_later("portal.contact.question_missing")

    def clean(self) -> dict[str, Any]:
        """Asks for at least one contact."""
        answers: dict[str, Any] = super().clean() or {}
        left_out = not (answers.get("email") or answers.get("phone") or answers.get("on_paper"))
        if left_out and not ({"email", "phone"} & set(self.errors)):
            self.add_error("email", ContactMissing().in_language(language_now()))
        return answers

    def answers(self) -> WrittenAnswers:
        """What was written, to be kept in the draft; the answer will come in the language of the page."""
        return WrittenAnswers(**self.cleaned_data, language=language_now())


class AnswerForm(forms.Form):
    """What a person sends when asked during review: documents, words, or both."""

    # See `DocumentsForm`.
    files = UploadsField(  # type: ignore[assignment]
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
        required=False,
        label=say_later("portal.documents.files"),
        help_text=say_later("portal.documents.files_hint"),
        error_messages={"required": say_later("portal.documents.none_chosen")},
    )
    text = TextField(
        lines=True,
        required=False,
        max_length=LONGEST_TEXT,
        label=say_later("portal.matter.text"),
        help_text=say_later("portal.matter.text_hint"),
    )


class ComplaintForm(forms.Form):
    """What the person does not agree with. `form` makes a double click one complaint."""

    text = TextField(
        lines=True,
        max_length=LONGEST_TEXT,
        label=say_later("portal.complaint.text"),
        help_text=say_later("portal.complaint.text_hint"),
        error_messages={"required": say_later("portal.complaint.text_missing")},
        attrs={"rows": 8},
    )
    form = forms.UUIDField(widget=forms.HiddenInput)


class StatusForm(forms.Form):
    """Which application, and whose."""

    number = DocumentCodeField(
        rule=normalised,
        label=say_later("portal.status.number"),
        help_text=say_later("portal.status.number_hint"),
        error_messages={"required": say_later("portal.status.number_missing")},
    )
    fin = FinField(label=say_later("portal.identify.fin"), help_text=say_later("portal.identify.fin_hint"))


class FinForm(forms.Form):
    """The FİN alone, beside the address of a decision."""

    fin = FinField(label=say_later("portal.identify.fin"), help_text=say_later("portal.identify.fin_hint"))
