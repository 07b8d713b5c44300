"""Kinds of form fields that several screens share: each knows its keyboard, its autofill, its length and its messages.

Fields give back text that is composed (NFC) and free of invisible signs. What a FİN or a document number must look
like is a rule of the room that owns it: it is handed over as `rule`, and its refusal becomes the field's error.
"""

from collections.abc import Callable
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email

from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.fin import normalised_fin
from dayaq.casework.refusal import Refusal
from dayaq.web.text import composed, first_unfit_sign, mixed_word, sign_unfit_for_name
from dayaq.web.texts import language_now, say, say_later

WHY_UNFIT = {
    "control": "web.text.control",
    "direction": "web.text.direction",
    "invisible": "web.text.invisible",
    "damaged": "web.text.damaged",
    "stacked": "web.text.stacked",
}
Rule = Callable[[str], object]


class TextField(forms.CharField):
    """One line of text, or several with `lines=True`; `rule` turns it into its stored form or refuses it.

    `rule_names_it` says that the rule's refusal names what is wrong, so that it is understood away from the field too.
    """

    def __init__(
        self,
        *,
        max_length: int = 200,
        lines: bool = False,
        rule: Rule | None = None,
        rule_names_it: bool = True,
        attrs: dict[str, Any] | None = None,
        **rest: Any,
    ) -> None:
        messages = {
            "required": say_later("web.field.required"),
            "max_length": say_later("web.field.too_long", count=max_length),
            **rest.pop("error_messages", {}),
        }
        kind = forms.Textarea if lines else forms.TextInput
        shape = {"rows": 5} if lines else {}
        widget = rest.pop("widget", None) or kind(attrs={**shape, **(attrs or {})})
        # Trimming is done by `composed`, which also knows the spaces that only look like one.
        super().__init__(max_length=max_length, strip=False, error_messages=messages, widget=widget, **rest)
        self.lines = lines
        self.rule = rule
        self.code = "refused" if rule_names_it else "invalid"

    def to_python(self, value: Any) -> str:
        """The text composed and checked sign by sign."""
        text = composed(str(value), lines=self.lines) if value is not None else ""
        unfit = first_unfit_sign(text, lines=self.lines)
        if unfit:
            raise ValidationError(say(WHY_UNFIT[unfit.why], sign=unfit.code, place=unfit.place), code="unfit_sign")
        return text

    def validate(self, value: str) -> None:
        """Refuses an empty answer to what must be answered, in the words of the rule where that has some."""
        if self.rule and self.required and not value:
            obeying(self.rule, value, self.code)
        super().validate(value)

    def clean(self, value: Any) -> Any:
        """The stored form of the text, by the rule of the room that owns it."""
        text = super().clean(value)
        return obeying(self.rule, text, self.code) if self.rule and text else text


def obeying(rule: Rule, text: str, code: str = "refused") -> object:
    """The text in the form the rule gives it; a refusal becomes the field's error, in the language of the page."""
    try:
        return rule(text)
    except Refusal as refusal:
        raise ValidationError(refusal.in_language(language_now()), code=code) from refusal


class NameField(TextField):
    """A person's name, surname or patronymic in Latin or Cyrillic letters, never mixed in one word."""

    def __init__(self, *, autocomplete: str = "name", max_length: int = 100, **rest: Any) -> None:
        super().__init__(max_length=max_length, attrs={"autocomplete": autocomplete, "spellcheck": "false"}, **rest)

    def validate(self, value: str) -> None:
        """Refuses digits and signs, a word of two alphabets, and a name without a letter."""
        super().validate(value)
        sign = sign_unfit_for_name(value)
        if sign:
            raise ValidationError(say("web.name.sign", sign=sign), code="sign")
        word = mixed_word(value)
        if word:
            raise ValidationError(say("web.name.mixed", word=word), code="mixed")
        if value and not any(letter.isalpha() for letter in value):
            raise ValidationError(say("web.name.no_letter"), code="no_letter")


class TelephoneField(TextField):
    """A telephone number, given back as +994501234567; Azerbaijani where no country is named; `mobile` asks that it takes SMS."""

    def __init__(self, *, mobile: bool = False, **rest: Any) -> None:
        attrs = {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "w-20"}
        super().__init__(max_length=40, attrs=attrs, **rest)
        self.mobile = mobile

    def clean(self, value: Any) -> Any:
        """Refuses what no telephone network would connect."""
        text = super().clean(value)
        if not text:
            return text
        try:
            number = phonenumbers.parse(text, "AZ")
        except phonenumbers.NumberParseException as error:
            raise ValidationError(say("web.telephone.wrong"), code="wrong") from error
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(say("web.telephone.wrong"), code="wrong")
        takes_sms = {phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE}
        if self.mobile and phonenumbers.number_type(number) not in takes_sms:
            raise ValidationError(say("web.telephone.not_mobile"), code="not_mobile")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class EmailField(TextField):
    """An e-mail address of at most 254 characters, as typed."""

    def __init__(self, **rest: Any) -> None:
        attrs = {"type": "email", "inputmode": "email", "autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}
        super().__init__(max_length=254, attrs=attrs, **rest)

    def validate(self, value: str) -> None:
        """Refuses what cannot be an address."""
        super().validate(value)
        try:
            if value:
                validate_email(value)
        except ValidationError as error:
            raise ValidationError(say("web.email.wrong"), code="wrong") from error


class DocumentCodeField(TextField):
    """A registration number or another code of capital letters and digits; spaces are typed freely, so room is left."""

    def __init__(self, *, max_length: int = 40, **rest: Any) -> None:
        attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code w-20"}
        super().__init__(max_length=max_length, attrs=attrs, **rest)


class FinField(DocumentCodeField):
    """A FİN, given back in its stored form; the error names the letter that cannot stand in it."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(rule=normalised_fin, **rest)


class DocumentNumberField(DocumentCodeField):
    """The number of an identity document, given back as a `DocumentNumber`."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(rule=normalised_document_number, **rest)


class OneTimeCodeField(TextField):
    """A code of digits sent to the person or shown by the authenticator; spaces are forgiven."""

    def __init__(self, *, digits: int = 6, **rest: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code w-10"}
        super().__init__(max_length=4 * digits, attrs=attrs, **rest)
        self.digits = digits

    def clean(self, value: Any) -> Any:
        """The digits alone. Refuses another number of them."""
        code = super().clean(value).replace(" ", "")
        if code and not (code.isascii() and code.isdigit() and len(code) == self.digits):
            raise ValidationError(say("web.code.wrong", count=self.digits), code="wrong")
        return code


class OneOfField(forms.ChoiceField):
    """One answer of several, each shown in full; `in_list=True` folds a long list."""

    def __init__(self, *, in_list: bool = False, **rest: Any) -> None:
        messages = {
            "required": say_later("web.choice.required"),
            "invalid_choice": say_later("web.choice.wrong"),
            **rest.pop("error_messages", {}),
        }
        super().__init__(widget=forms.Select if in_list else forms.RadioSelect, error_messages=messages, **rest)


class TickField(forms.BooleanField):
    """A box to tick; `required` means that the person must agree."""

    def __init__(self, **rest: Any) -> None:
        messages = {"required": say_later("web.tick.required"), **rest.pop("error_messages", {})}
        super().__init__(error_messages=messages, **rest)


class UploadField(forms.FileField):
    """One file of at most `max_bytes`; what is truly in it is judged by the room that stores it."""

    def __init__(self, *, max_bytes: int, accept: str = "", **rest: Any) -> None:
        self.max_bytes = max_bytes
        self.megabytes = max_bytes // 1_000_000
        messages = {
            "required": say_later("web.file.required"),
            "missing": say_later("web.file.required"),
            "invalid": say_later("web.file.required"),
            "empty": say_later("web.file.empty"),
            "max_length": say_later("web.file.long_name"),
            **rest.pop("error_messages", {}),
        }
        widget = forms.FileInput(attrs={"accept": accept, "data-most-bytes": max_bytes})
        super().__init__(max_length=200, error_messages=messages, widget=widget, **rest)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The sentence that the browser shows before sending a file that is too large."""
        return {**super().widget_attrs(widget), "data-too-large": say_later("web.file.too_large", most=self.megabytes)}

    def to_python(self, data: Any) -> "File[Any] | None":
        """Refuses an empty file, one above the limit, and a name with signs that cannot be seen."""
        file = super().to_python(data)
        if file is None:
            return None
        if (file.size or 0) > self.max_bytes:
            raise ValidationError(say("web.file.too_large", most=self.megabytes), code="too_large")
        unfit = first_unfit_sign(file.name or "")
        if unfit:
            raise ValidationError(say("web.file.name", sign=unfit.code), code="name")
        return file


class UploadsField(forms.FileField):
    """Several files at once, given back as a list; what is in each is judged, by name, by the room that stores it."""

    def __init__(self, *, max_bytes: int, accept: str = "", **rest: Any) -> None:
        messages = {"required": say_later("web.file.required"), **rest.pop("error_messages", {})}
        self.megabytes = max_bytes // 1_000_000
        widget = SeveralFilesInput(attrs={"accept": accept, "data-most-bytes": max_bytes})
        super().__init__(error_messages=messages, widget=widget, **rest)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The sentence that the browser shows before sending a file that is too large."""
        return {**super().widget_attrs(widget), "data-too-large": say_later("web.file.too_large", most=self.megabytes)}

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002  # Django hands it over
        """The files as they came, also the empty and the dropped ones. Refuses none at all."""
        files = [file for file in data or [] if file]
        if self.required and not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return files


class SeveralFilesInput(forms.FileInput):
    """The browser's way to choose several files."""

    allow_multiple_selected = True
