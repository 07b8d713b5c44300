"""Each kind of field gives back the stored form, or says in the person's language what is wrong."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from dayaq.casework.refusal import Refusal
from dayaq.web import fields

LANGUAGES = ("az", "en", "ru")


class WrongWord(Refusal):
    """A refusal of a rule."""

    texts = {"az": "“{word}” olmaz.", "en": "Not “{word}”.", "ru": "Не «{word}»."}


def refuse(text: str) -> str:
    raise WrongWord(word=text)


def error(field: fields.forms.Field, value: object, language: str = "en") -> str:
    """What the field answers to the value."""
    with translation.override(language), pytest.raises(ValidationError) as refused:
        field.clean(value)
    with translation.override(language):
        return str(refused.value.messages[0])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (fields.TextField(), ""),
        (fields.TextField(), "a\x00b"),
        (fields.TextField(), "a\u202eb"),
        (fields.TextField(), "a\u200bb"),
        (fields.TextField(), "a\ufffdb"),
        (fields.TextField(), "a\u0301\u0302\u0303\u0304b"),
        (fields.TextField(max_length=3), "abcd"),
        (fields.NameField(), "Əli2"),
        (fields.NameField(), "Aли"),
        (fields.NameField(), "-."),
        (fields.TelephoneField(), "12"),
        (fields.TelephoneField(), "salam"),
        (fields.TelephoneField(mobile=True), "012 404 12 34"),
        (fields.EmailField(), "no-address"),
        (fields.FinField(), "5ABCIDE"),
        (fields.DocumentNumberField(), "???"),
        (fields.OneTimeCodeField(), "12345"),
        (fields.OneOfField(choices=[("a", "A")]), ""),
        (fields.OneOfField(choices=[("a", "A")]), "z"),
        (fields.TickField(), ""),
        (fields.UploadField(max_bytes=1_000_000), None),
        (fields.UploadField(max_bytes=1_000_000), SimpleUploadedFile("a.pdf", b"")),
        (fields.UploadField(max_bytes=1_000_000), SimpleUploadedFile("a.pdf", b"1" * 1_000_001)),
        (fields.UploadField(max_bytes=1_000_000), SimpleUploadedFile("a" * 201 + ".pdf", b"1")),
        (fields.UploadField(max_bytes=1_000_000), SimpleUploadedFile("a\u202efdp.exe", b"1")),
        (fields.TextField(rule=refuse), "söz"),
    ],
)
def test_every_refusal_speaks_three_languages(field: fields.forms.Field, value: object) -> None:
    told = [error(field, value, language) for language in LANGUAGES]

    assert len(set(told)) == 3
    assert not any("%(" in message or "{" in message for message in told)


def test_refusal_of_a_rule_becomes_the_error_of_the_field() -> None:
    assert error(fields.TextField(rule=refuse), "söz", "az") == "“söz” olmaz."


def test_fault_in_a_rule_is_not_mistaken_for_a_refusal() -> None:
    with pytest.raises(ZeroDivisionError):
        fields.TextField(rule=lambda text: str(1 // 0)).clean("a")


def test_text_comes_back_composed() -> None:
    assert fields.TextField().clean(" I\u0307lqar\u00a0 ") == "İlqar"
    assert fields.TextField(lines=True).clean("bir\r\niki") == "bir\niki"
    assert fields.TextField(required=False).clean("") == ""


@pytest.mark.parametrize("typed", ["050 123 45 67", "+994 50 123-45-67", "00994501234567", "(050) 1234567"])
def test_telephone_comes_back_in_one_form(typed: str) -> None:
    assert fields.TelephoneField(mobile=True).clean(typed) == "+994501234567"


def test_fin_comes_back_in_its_stored_form() -> None:
    assert fields.FinField().clean(" 5abc 0de ") == "5ABC0DE"


def test_code_forgives_spaces() -> None:
    assert fields.OneTimeCodeField().clean("123 456") == "123456"


def test_each_field_brings_its_keyboard_and_autofill() -> None:
    expected = {
        fields.TelephoneField: ("tel", "tel"),
        fields.EmailField: ("email", "email"),
        fields.OneTimeCodeField: ("numeric", "one-time-code"),
    }
    for kind, (keyboard, autofill) in expected.items():
        attrs = kind().widget.attrs
        assert (attrs["inputmode"], attrs["autocomplete"]) == (keyboard, autofill)
    assert fields.FinField().widget.attrs["autocapitalize"] == "characters"
    assert fields.NameField(autocomplete="family-name").widget.attrs["autocomplete"] == "family-name"


def test_every_text_field_has_a_length() -> None:
    for kind in (
        fields.TextField,
        fields.NameField,
        fields.TelephoneField,
        fields.EmailField,
        fields.FinField,
        fields.OneTimeCodeField,
    ):
        assert int(kind().widget.attrs["maxlength"]) <= 254
