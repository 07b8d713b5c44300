"""Azerbaijani casing, order and folding."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dayaq.casework.azerbaijani import ALPHABET, az_letters, az_lower, az_title, az_upper, fold, sort_key


def test_the_alphabet_has_thirty_two_different_letters():
    assert len(ALPHABET) == len(set(ALPHABET)) == 32


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("İSMAYILOV", "ismayılov"),
        ("QIZI", "qızı"),
        ("ƏLİLLİK", "əlillik"),
        ("ŞÜKÜR ÇİÇƏK", "şükür çiçək"),
        ("ĞÖX", "ğöx"),
        ("", ""),
    ],
)
def test_case_follows_the_dotted_and_the_dotless_i(upper, lower):
    assert az_lower(upper) == lower
    assert az_upper(lower) == upper


def test_every_letter_of_the_alphabet_survives_both_ways():
    assert az_upper(az_lower(ALPHABET)) == ALPHABET
    assert len(az_lower(ALPHABET)) == 32


def test_a_dot_left_over_the_i_by_python_is_removed():
    assert az_lower("İ".lower()) == "i"
    assert az_upper("İsmayıl".lower()) == "İSMAYIL"


def test_a_dotted_capital_typed_in_two_signs_is_one_letter():
    assert az_lower("I\u0307sa") == "isa"
    assert az_letters(unicodedata.normalize("NFD", "Ünvanlı çağrı")) == "Ünvanlı çağrı"


@pytest.mark.parametrize("look_alike", ["\u04d8", "\u018e"])
def test_look_alikes_of_the_capital_schwa_become_it(look_alike):
    assert az_letters(look_alike + "li") == "Əli"
    assert az_lower(look_alike + "Lİ") == "əli"


@pytest.mark.parametrize("look_alike", ["\u04d9", "\u01dd"])
def test_look_alikes_of_the_small_schwa_become_it(look_alike):
    assert az_letters("n" + look_alike) == "nə"
    assert az_upper("n" + look_alike) == "NƏ"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("İSMAYILOVA ƏSLİ IŞIQ QIZI", "İsmayılova Əsli Işıq qızı"),
        ("məmmədov əli həsən oğlu", "Məmmədov Əli Həsən oğlu"),
        ("oğlu ilqar", "Oğlu İlqar"),
        ("nəcəf-zadə  i.", "Nəcəf-Zadə  İ."),
    ],
)
def test_names_are_written_with_azerbaijani_capitals(typed, written):
    assert az_title(typed) == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("elillik", "Əlillik"),
        ("ELILLIK", "əlillik"),
        ("ƏLİLLİK", "əlillik"),
        ("ishsizlik", "işsizlik"),
        ("muavinet", "MÜAVİNƏT"),
        ("chagri", "çağrı"),
        ("chaghri", "Çağrı"),
        ("sigorta", "Sığorta"),
        ("SIGORTA", "sığorta"),
        ("m\u01ddzun", "məzun"),
        ("m\u04d9zun", "məzun"),
        ("\u0430r\u0430yış", "arayış"),
        ("\u0410R\u0410YIŞ", "arayış"),
        ("teqau'd", "təqaüd"),
        ("I\u0307sh", "iş"),
    ],
)
def test_what_people_type_folds_to_what_we_wrote(typed, meant):
    assert fold(typed) == fold(meant)


def test_russian_words_fold_alike_in_any_case():
    assert fold("ПЕНСИЯ") == fold("пенсия")
    assert fold("Ещё") == fold("еще")


def test_different_words_stay_different():
    assert fold("qəbul") != fold("qeyd")
    assert fold("aile") != fold("əlil")


@given(st.text() | st.text(alphabet="schgİIıiəƏ\u04dbснһ'\u0307\u01dd\u04d8℃ﬁ"))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_any_text_can_be_put_in_order(text):
    assert sort_key(text) == sort_key(text)
    assert sort_key("") <= sort_key(text)


def test_letters_sort_in_the_order_of_the_alphabet():
    shuffled = "XÇAZİEIƏQKBDĞGFHJLMCNÖOPŞRSTÜUVY"

    assert sorted(shuffled, key=sort_key) == list(ALPHABET)


def test_words_sort_as_in_an_azerbaijani_dictionary():
    words = [
        "Xalq",
        "İsmayıl",
        "Ilıca",
        "Hüseyn",
        "Əli",
        "Elçin",
        "Qasım",
        "Kamal",
        "Çingiz",
        "Cavid",
        "Şəhla",
        "Samir",
        "10",
    ]

    assert sorted(words, key=sort_key) == [
        "10",
        "Cavid",
        "Çingiz",
        "Elçin",
        "Əli",
        "Hüseyn",
        "Xalq",
        "Ilıca",
        "İsmayıl",
        "Kamal",
        "Qasım",
        "Samir",
        "Şəhla",
    ]


def test_a_letter_of_another_alphabet_comes_last():
    assert sorted(["Яна", "Will", "Zəhra"], key=sort_key) == ["Zəhra", "Will", "Яна"]


def test_a_shorter_name_comes_before_a_longer_one():
    assert sorted(["Əliyeva", "Əli Vəli", "Əliyev", "Əli"], key=sort_key) == ["Əli", "Əli Vəli", "Əliyev", "Əliyeva"]


def test_capitals_do_not_change_the_order():
    assert sorted(["b", "A", "c"], key=sort_key) == ["A", "b", "c"]
