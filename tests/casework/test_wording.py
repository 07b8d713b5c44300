"""Days, moments and numbers read as each language writes them."""

from datetime import UTC, date, datetime

import pytest

from dayaq.casework import wording


@pytest.mark.parametrize(("language", "words"), [("az", "16 mart 2020"), ("en", "16 March 2020"), ("ru", "16 марта 2020")])
def test_day_is_written_in_words(language: str, words: str) -> None:
    assert wording.date_in_words(date(2020, 3, 16), language) == words


def test_every_month_and_weekday_has_its_name() -> None:
    for language in ("az", "en", "ru"):
        assert len(set(wording.MONTHS[language])) == 12
        assert len(set(wording.WEEKDAYS[language])) == 7
    assert wording.weekday(date(2020, 3, 16), "az") == "bazar ertəsi"


def test_moment_stands_on_the_clock_of_baku() -> None:
    assert wording.moment_in_words(datetime(2020, 3, 16, 21, 5, tzinfo=UTC), "az") == "17 mart 2020, 01:05"


def test_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        wording.moment_in_words(datetime(2020, 3, 16, 9, 5), "az")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "words"),
    [
        (date(2020, 3, 15), date(2020, 3, 21), "15–20 mart 2020"),
        (date(2020, 3, 15), date(2020, 3, 16), "15 mart 2020"),
        (date(2020, 3, 30), date(2020, 4, 5), "30 mart – 4 aprel 2020"),
        (date(2019, 12, 30), date(2020, 1, 3), "30 dekabr 2019 – 2 yanvar 2020"),
    ],
)
def test_period_is_said_with_its_last_day(starts_on: date, ends_on: date, words: str) -> None:
    assert wording.period_in_words(starts_on, ends_on, "az") == words


def test_period_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="one day"):
        wording.period_in_words(date(2020, 3, 15), date(2020, 3, 15), "az")


def test_numbers_are_grouped_by_three() -> None:
    assert wording.number_in_groups(2774891, "az") == "2\u00a0774\u00a0891"
    assert wording.number_in_groups(2774891, "en") == "2,774,891"
    assert wording.number_in_groups(891, "ru") == "891"


def test_azerbaijani_ordinals_follow_the_last_vowel() -> None:
    said = {
        1: "ci",
        3: "cü",
        4: "cü",
        6: "cı",
        9: "cu",
        10: "cu",
        40: "cı",
        60: "cı",
        90: "cı",
        100: "cü",
        1000: "ci",
        2020: "ci",
        0: "cı",
    }

    assert {number: wording.ordinal_ending(number) for number in said} == said


def test_ordinals_of_the_other_languages() -> None:
    assert [wording.ordinal(number, "en") for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert wording.ordinal(2, "ru") == "2-й"
    assert wording.ordinal(3, "az") == "3-cü"
