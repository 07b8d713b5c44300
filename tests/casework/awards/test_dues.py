"""What a month gives, reckoned by hand."""

from datetime import date
from decimal import Decimal

import pytest

from dayaq.casework.awards.dues import Stated, Terms, due_for, months


def terms(
    *rates: tuple[date, str], once: bool = False, starts_on: date = date(2020, 3, 16), ends_on: date | None = None
) -> Terms:
    stated = [Stated(from_on=day, amount=Decimal(amount)) for day, amount in rates or [(starts_on, "310.00")]]
    return Terms(once=once, starts_on=starts_on, ends_on=ends_on, rates=stated)


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (date(2020, 2, 1), "0.00"),
        # 16 of the 31 days of March
        (date(2020, 3, 1), "160.00"),
        (date(2020, 4, 1), "310.00"),
    ],
)
def test_a_month_that_an_award_covers_in_part_is_due_by_its_days(month: date, due: str) -> None:
    assert due_for(terms(), month) == Decimal(due)


def test_the_day_of_the_end_is_not_due_any_more() -> None:
    ended = terms(starts_on=date(2020, 1, 1), ends_on=date(2020, 4, 2))

    assert due_for(ended, date(2020, 3, 1)) == Decimal("310.00")
    # One of the 30 days of April: 310 / 30 = 10.333…
    assert due_for(ended, date(2020, 4, 1)) == Decimal("10.33")
    assert due_for(ended, date(2020, 5, 1)) == Decimal("0.00")


def test_half_a_qepik_is_rounded_up_and_the_month_is_rounded_once() -> None:
    # 15 days at 0.03 and 15 at 0.04 of 30: 1.05 / 30 = 0.035
    two = terms((date(2020, 4, 1), "0.03"), (date(2020, 4, 16), "0.04"), starts_on=date(2020, 4, 1))

    assert due_for(two, date(2020, 4, 1)) == Decimal("0.04")


def test_of_the_rates_that_reach_a_day_the_one_stated_last_counts() -> None:
    corrected = terms(
        (date(2020, 1, 1), "100.00"), (date(2020, 3, 1), "120.00"), (date(2020, 2, 1), "90.00"), starts_on=date(2020, 1, 1)
    )

    assert [due_for(corrected, month) for month in months(date(2020, 1, 1), date(2020, 4, 1))] == [
        Decimal(amount) for amount in ("100.00", "90.00", "90.00", "90.00")
    ]


def test_a_one_off_sum_is_due_whole_in_the_month_of_its_start() -> None:
    once = terms((date(2020, 3, 31), "250.00"), once=True, starts_on=date(2020, 3, 31))

    assert [due_for(once, date(2020, month, 1)) for month in (2, 3, 4)] == [Decimal(0), Decimal("250.00"), Decimal(0)]


def test_an_award_that_ends_on_the_day_it_starts_never_was() -> None:
    day = date(2020, 3, 31)

    assert due_for(terms((day, "250.00"), once=True, starts_on=day, ends_on=day), date(2020, 3, 1)) == 0
    assert due_for(terms((day, "250.00"), starts_on=day, ends_on=day), date(2020, 3, 1)) == 0


def test_february_of_a_leap_year_has_29_days() -> None:
    last_day = terms((date(2020, 2, 29), "290.00"), starts_on=date(2020, 2, 29))

    assert due_for(last_day, date(2020, 2, 1)) == Decimal("10.00")
