"""The number of an identity document is read as it was meant, or refused with what is wrong; nothing is guessed."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dayaq.casework.people.document_number import (
    CharacterNeverInDocumentNumber,
    DocumentNumber,
    DocumentNumberMissing,
    LetterAmongDigits,
    NotADocumentNumber,
    OtherScriptInDocumentNumber,
    SeriesMissing,
    UnknownDocumentShape,
    normalised_document_number,
)

CLASSES = sorted({unicodedata.category(chr(code)) for code in range(sys.maxunicode + 1)})


@pytest.mark.parametrize(
    "written", ["AZE12345678", "aze 12345678", "Aze 1234 5678 ", "ＡＺＥ１２３４５６７８", "AZE\u200b12345678"]
)
def test_an_older_card_is_read_through_spaces_width_and_case(written):
    assert normalised_document_number(written) == DocumentNumber("AZE", "12345678")


@pytest.mark.parametrize(
    ("written", "series", "number"),
    [("AA1234567", "AA", "1234567"), ("aa 1234567", "AA", "1234567"), ("az1234567", "AZ", "1234567")],
)
def test_a_newer_card_is_read_by_its_two_letters(written, series, number):
    assert normalised_document_number(written) == DocumentNumber(series, number)


@given(st.from_regex(r"AZE[0-9]{8}|[A-Z]{2}[0-9]{7}", fullmatch=True))
def test_every_number_is_written_as_it_was_read(written):
    assert str(normalised_document_number(written)) == written


@pytest.mark.parametrize(
    ("written", "character", "position", "perhaps"),
    [
        ("AZE1234567O", "O", 11, "0"),
        ("AZEI2345678", "I", 4, "1"),
        ("AA i234567", "i", 3, "1"),
        ("AAİ234567", "İ", 3, "1"),
        ("AA123ı567", "ı", 6, "1"),
    ],
)
def test_a_letter_in_a_place_of_digits_is_named_with_the_digit_it_resembles(written, character, position, perhaps):
    with pytest.raises(LetterAmongDigits) as refused:
        normalised_document_number(written)

    assert refused.value.values == {"character": character, "position": position, "perhaps": perhaps}


@pytest.mark.parametrize(
    ("written", "character", "position", "perhaps"),
    [("АZE12345678", "А", 1, "A"), ("AZЕ12345678", "Е", 3, "E"), ("AA123٤567", "٤", 6, "4"), ("AAО123456", "О", 3, "0")],
)
def test_characters_of_other_scripts_are_told_and_not_taken_for_latin(written, character, position, perhaps):
    with pytest.raises(OtherScriptInDocumentNumber) as refused:
        normalised_document_number(written)

    assert refused.value.values == {"character": character, "position": position, "perhaps": perhaps}


@pytest.mark.parametrize(
    ("written", "character", "position"), [("AZE-12345678", "-", 4), ("AƏ1234567", "Ə", 2), ("İA1234567", "İ", 1)]
)
def test_any_other_character_is_named_with_its_place(written, character, position):
    with pytest.raises(CharacterNeverInDocumentNumber) as refused:
        normalised_document_number(written)

    assert refused.value.values == {"character": character, "position": position}


def test_digits_without_their_series_are_told_so():
    with pytest.raises(SeriesMissing):
        normalised_document_number("12345678")


@pytest.mark.parametrize(
    "written", ["AZE1234567", "AZE123456789", "AA12345678", "A12345678", "AAA1234567", "1234567AA", "AZE", "9" * 101]
)
def test_any_other_count_or_order_is_told_with_both_shapes(written):
    with pytest.raises(UnknownDocumentShape):
        normalised_document_number(written)


@pytest.mark.parametrize("written", ["", " \t", "\u2060"])
def test_an_empty_field_is_told_as_empty(written):
    with pytest.raises(DocumentNumberMissing):
        normalised_document_number(written)


@pytest.mark.parametrize("category", CLASSES)
@given(data=st.data())
def test_every_unicode_class_ends_in_a_number_or_a_refusal_in_three_languages(category, data):
    place = data.draw(st.integers(0, 11))
    strange = data.draw(st.text(st.characters(categories=[category]), min_size=1, max_size=3))

    _read_or_refused("AZE12345678"[:place] + strange + "AZE12345678"[place:])


@given(st.text())
def test_any_text_ends_in_a_number_or_a_refusal_in_three_languages(typed):
    _read_or_refused(typed)


def _read_or_refused(typed):
    try:
        assert str(normalised_document_number(typed)).isascii()
    except NotADocumentNumber as refusal:
        told = [refusal.in_language(language) for language in ("az", "en", "ru")]
        assert len(set(told)) == 3
        assert all(text.encode() and "None" not in text for text in told)
