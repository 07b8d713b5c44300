"""Naughty text is named, honest text is composed and kept."""

import pytest

from dayaq.web.text import composed, first_unfit_sign, mixed_word, sign_unfit_for_name

NAUGHTY = {
    "control": "\x00 \x1b \x7f \x9f \n \u2028",
    "direction": "\u202e \u2066 \u200f \u061c",
    "invisible": "\u200b \u200d \ufeff \u00ad \u3164 \U000e0041 \u2060 \u2800",
    "damaged": "\ud800 \ufffd \ue000 \uffff \U0010ffff",
}


@pytest.mark.parametrize(("why", "sign"), [(why, sign) for why, signs in NAUGHTY.items() for sign in signs.split(" ")])
def test_sign_that_no_field_takes_is_named(why: str, sign: str) -> None:
    unfit = first_unfit_sign(f"a{sign}b")

    assert unfit is not None
    assert (unfit.why, unfit.place) == (why, 2)


def test_letter_under_a_heap_of_marks_is_named() -> None:
    unfit = first_unfit_sign("a\u0300\u0301\u0302b")

    assert unfit is not None
    assert unfit.why == "stacked"


def test_place_is_counted_as_people_count() -> None:
    unfit = first_unfit_sign("ab\u200bc")

    assert unfit is not None
    assert (unfit.code, unfit.place) == ("U+200B", 3)


@pytest.mark.parametrize(
    "text", ["Əliyeva Gülşən Çingiz qızı", "İı Iİ ğ ş ö ü ç", "Алиев", "№ 5, 470,97 ₼ – “belə”", "שלום", "𝒜 😀", "e\u0301"]
)
def test_honest_text_is_kept(text: str) -> None:
    assert first_unfit_sign(text) is None
    assert composed(composed(text)) == composed(text)


def test_letters_are_composed_and_spaces_made_plain() -> None:
    assert composed("  I\u0307smayıl\u00a0\tO\u0308ktay\u3000") == "İsmayıl  Öktay"


def test_line_ends_are_of_one_kind_where_lines_are_kept() -> None:
    assert composed("bir\r\niki \rüç\u2028dörd\n", lines=True) == "bir\niki\nüç\ndörd"
    assert first_unfit_sign("bir\niki", lines=True) is None


def test_word_of_two_alphabets_is_named() -> None:
    assert mixed_word("Əliyev Aли") == "Aли"
    assert mixed_word("Əliyev Али") is None


def test_name_takes_letters_hyphen_and_apostrophe_only() -> None:
    assert sign_unfit_for_name("Ibn-i O’Neil ə.") is None
    assert sign_unfit_for_name("Əli2") == "2"
    assert sign_unfit_for_name("<script>") == "<"
