"""A FİN is read as it was meant, or refused with the character that is wrong; nothing is guessed."""

import re
import string
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dayaq.casework.people.fin import (
    FIN_ALPHABET,
    FIN_PATTERN,
    CharacterNeverInFin,
    FinMissing,
    LetterNeverInFin,
    NotAFin,
    OtherScriptInFin,
    WrongFinLength,
    normalised_fin,
)

FINS = st.text(FIN_ALPHABET, min_size=7, max_size=7)
CLASSES = sorted({unicodedata.category(chr(code)) for code in range(sys.maxunicode + 1)})


@pytest.mark.parametrize(
    "written",
    ["94FMDDD", "94fmddd", " 94F MDDD\t", "９４ＦＭＤＤＤ", "94F\u200bMDDD", "\ufeff94F\u00a0M\u3000DDD", "94f\u00adMddD"],
)
def test_a_fin_is_read_through_spaces_invisible_characters_width_and_case(written):
    assert normalised_fin(written) == "94FMDDD"


@given(FINS)
def test_every_well_formed_fin_is_read_as_itself_in_either_case(fin):
    assert normalised_fin(fin) == normalised_fin(fin.lower()) == fin


@pytest.mark.parametrize(
    ("letter", "perhaps"), [("I", "1"), ("i", "1"), ("İ", "1"), ("ı", "1"), ("O", "0"), ("o", "0"), ("I\u0307", "1")]
)
def test_letters_that_no_fin_has_are_named_with_their_place_and_the_digit_they_resemble(letter, perhaps):
    with pytest.raises(LetterNeverInFin) as refused:
        normalised_fin(f"94F{letter}DDD")

    assert refused.value.values == {"character": unicodedata.normalize("NFC", letter), "position": 4, "perhaps": perhaps}


@pytest.mark.parametrize(
    ("letter", "perhaps"), [*zip("АВЕКМНРСТХ", "ABEKMHPCTX", strict=True), ("О", "0"), ("І", "1"), ("о", "0"), ("а", "A")]
)
def test_cyrillic_look_alikes_are_told_and_not_taken_for_latin(letter, perhaps):
    with pytest.raises(OtherScriptInFin) as refused:
        normalised_fin(f"94F{letter}DDD")

    assert refused.value.values == {"character": letter, "position": 4, "perhaps": perhaps}


def test_digits_of_other_scripts_are_told_and_not_taken_for_ours():
    with pytest.raises(OtherScriptInFin) as refused:
        normalised_fin("9٤FMDDD")

    assert refused.value.values == {"character": "٤", "position": 2, "perhaps": "4"}


@pytest.mark.parametrize("letter", ["Ə", "Ş", "ğ", "Ж", "-", "😀", "{", "<", "漢", "ß", "ǝ"])
def test_any_other_character_is_named_with_its_place(letter):
    with pytest.raises(CharacterNeverInFin) as refused:
        normalised_fin(f"9{letter}FMDDD")

    assert refused.value.values == {"character": letter, "position": 2}


def test_a_character_that_cannot_be_seen_is_named_by_its_code_point():
    with pytest.raises(CharacterNeverInFin) as refused:
        normalised_fin("94F\x00DDD")

    assert refused.value.in_language("en") == (
        "“U+0000” cannot stand in a FİN (position 4). Only digits and the letters A–Z except I and O can."
    )


def test_places_are_counted_without_spaces():
    with pytest.raises(LetterNeverInFin) as refused:
        normalised_fin(" 9 4 O MDDD")

    assert refused.value.values["position"] == 3


@pytest.mark.parametrize(("written", "count"), [("94FMDD", 6), ("94FMDDD7", 8), ("9" * 200_000, 200_000)])
def test_a_wrong_count_of_characters_is_told(written, count):
    with pytest.raises(WrongFinLength) as refused:
        normalised_fin(written)

    assert refused.value.values == {"count": count}


@pytest.mark.parametrize("written", ["", " ", "\u200b\t\n"])
def test_an_empty_field_is_told_as_empty(written):
    with pytest.raises(FinMissing):
        normalised_fin(written)


@pytest.mark.parametrize("category", CLASSES)
@given(data=st.data())
def test_every_unicode_class_ends_in_a_fin_or_a_refusal_in_three_languages(category, data):
    place = data.draw(st.integers(0, 7))
    strange = data.draw(st.text(st.characters(categories=[category]), min_size=1, max_size=3))

    typed = "94FMDDD"[:place] + strange + "94FMDDD"[place:]

    _read_or_refused(typed)


@given(st.text())
def test_any_text_ends_in_a_fin_or_a_refusal_in_three_languages(typed):
    _read_or_refused(typed)


@given(st.text(string.printable, max_size=12))
def test_any_keyboard_text_ends_in_a_fin_or_a_refusal_in_three_languages(typed):
    _read_or_refused(typed)


def _read_or_refused(typed):
    try:
        assert re.fullmatch(FIN_PATTERN, normalised_fin(typed))
    except NotAFin as refusal:
        told = [refusal.in_language(language) for language in ("az", "en", "ru")]
        assert len(set(told)) == 3
        assert all(text.encode() and "None" not in text for text in told)
