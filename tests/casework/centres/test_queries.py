"""Days, deadlines and regimes are answered by one query each."""

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.centres.models import CalendarDay
from dayaq.casework.centres.queries import is_official_working_day, regime_in_force, working_days_after

pytestmark = pytest.mark.django_db


def test_an_official_working_day_follows_the_decisions(notice: None) -> None:
    assert is_official_working_day(date(2020, 3, 16))
    assert is_official_working_day(date(2020, 3, 29))
    assert not is_official_working_day(date(2020, 3, 27))
    assert not is_official_working_day(date(2020, 3, 15))


def test_a_row_of_the_calendar_changes_the_answer(notice: None) -> None:
    CalendarDay.objects.filter(day=date(2020, 3, 29)).update(working=False)

    assert not is_official_working_day(date(2020, 3, 29))


def test_deadlines_are_told_without_any_row() -> None:
    assert working_days_after(date(2027, 3, 1), 3) == date(2027, 3, 4)


def test_a_deadline_of_fifteen_working_days_passes_novruz(notice: None) -> None:
    assert working_days_after(date(2020, 3, 16), 15) == date(2020, 4, 13)


@pytest.mark.parametrize("start", [date(2019, 12, 20), date(2025, 3, 19), date(2026, 12, 30)])
def test_the_longest_deadline_is_in_sight(notice: None, start: date) -> None:
    assert working_days_after(start, 1000) > start + timedelta(days=1400)


@pytest.mark.parametrize("number", [-1, 1001])
def test_a_deadline_out_of_reason_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="from 0 to 1000"):
        working_days_after(date(2020, 3, 16), number)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2020, 3, 14), None),
        (date(2020, 3, 15), "notice-2020-03-14.special"),
        (date(2020, 3, 19), "notice-2020-03-14.special"),
        (date(2020, 3, 20), "notice-2020-03-14.novruz"),
        (date(2020, 3, 28), "notice-2020-03-14.novruz"),
        (date(2020, 3, 29), None),
    ],
)
def test_a_regime_is_in_force_up_to_and_without_its_end(notice: None, day: date, code: str | None) -> None:
    regime = regime_in_force(day)

    assert (regime.code if regime else None) == code


def test_each_question_is_one_query(notice: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        is_official_working_day(date(2020, 3, 16))
    with django_assert_num_queries(1):
        working_days_after(date(2020, 3, 16), 1000)
    with django_assert_num_queries(1):
        regime_in_force(date(2020, 3, 16))


def test_a_pause_of_years_is_still_in_sight(notice: None) -> None:
    assert working_days_after(date(2020, 3, 16), 1, [(date(2020, 3, 17), date(2023, 3, 17))]) == date(2023, 3, 17)
