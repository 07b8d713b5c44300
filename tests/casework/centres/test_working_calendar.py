"""The working-day calendar agrees with what the Cabinet decided for 2019-2026, with and without the library."""

from datetime import date, timedelta
from itertools import groupby

import pytest

from dayaq.casework.centres.decided_days import decided_days
from dayaq.casework.centres.labour_code import DecidedDay, foreseen
from dayaq.casework.centres.working_calendar import OutOfSight, WorkingCalendar
from dayaq.casework.language import Words

NAME = Words("ad", "name", "имя")
FIRST, END = date(2019, 1, 1), date(2027, 1, 1)
DECIDED = {row.day: DecidedDay(working=row.working, kind=row.kind, name=NAME) for row in decided_days()}
CALENDAR = WorkingCalendar(first=FIRST, end=END, decided=DECIDED)
# Longest unbroken runs of days that are not worked, weekends included: the first day and the last.
# The first ten are those of the published sources (Labour Code, article 105, with the Cabinet's decisions by year); Qurban of
# 2019 joins the weekend before it, Ramazan of 2025 follows Novruz.
SPANS = [
    (date(2019, 3, 20), date(2019, 3, 26)),
    (date(2020, 3, 20), date(2020, 3, 28)),
    (date(2021, 3, 20), date(2021, 3, 28)),
    (date(2024, 3, 20), date(2024, 3, 26)),
    (date(2025, 3, 20), date(2025, 3, 31)),
    (date(2026, 3, 20), date(2026, 3, 30)),
    (date(2019, 6, 5), date(2019, 6, 6)),
    (date(2019, 8, 10), date(2019, 8, 13)),
    (date(2024, 6, 15), date(2024, 6, 19)),
    (date(2025, 11, 8), date(2025, 11, 11)),
]


def every_day(first: date = FIRST, end: date = END) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((end - first).days)]


def span_around(day: date) -> tuple[date, date]:
    for working, days in groupby(every_day(), CALENDAR.is_working):
        run = list(days)
        if not working and day in run:
            return run[0], run[-1]
    raise AssertionError(f"{day} is a working day")


@pytest.mark.parametrize("span", SPANS)
def test_a_holiday_lasts_from_its_first_day_to_its_last(span: tuple[date, date]) -> None:
    assert span_around(span[0]) == span


def test_sunday_29_march_2020_was_a_working_day_in_exchange_for_friday() -> None:
    assert CALENDAR.is_working(date(2020, 3, 29))
    assert not CALENDAR.is_working(date(2020, 3, 27))


def test_the_vote_of_2019_was_on_23_december_and_not_on_27() -> None:
    assert not CALENDAR.is_working(date(2019, 12, 23))
    assert CALENDAR.is_working(date(2019, 12, 27))


def test_the_day_of_mourning_is_not_worked_and_not_moved() -> None:
    assert not CALENDAR.is_working(date(2020, 1, 20))
    assert CALENDAR.is_working(date(2019, 1, 21))  # the 20th was a Sunday
    assert CALENDAR.is_working(date(2024, 1, 22))  # the 20th was a Saturday


def test_victory_day_is_kept_since_2021() -> None:
    assert not CALENDAR.is_working(date(2021, 11, 8))
    assert CALENDAR.decided.get(date(2020, 11, 8)) is None


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_fixed_holidays_are_never_worked(year: int) -> None:
    fixed = [(1, 1), (1, 2), (3, 8), (5, 9), (5, 28), (6, 15), (6, 26), (11, 9), (12, 31)]

    assert not any(CALENDAR.is_working(date(year, month, day)) for month, day in fixed)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_novruz_has_five_days_from_20_march(year: int) -> None:
    assert not any(CALENDAR.is_working(date(year, 3, day)) for day in range(20, 25))


def test_a_holiday_on_a_rest_day_gives_the_next_working_day_off() -> None:
    assert not CALENDAR.is_working(date(2020, 3, 9))  # for Sunday 8 March
    assert not CALENDAR.is_working(date(2019, 11, 11))  # for Saturday 9 November


def test_the_decisions_leave_nothing_to_the_library_in_2019_to_2026() -> None:
    assert [day for day in every_day() if foreseen(day) and day not in DECIDED] == []


def test_each_exchanged_working_day_has_its_rest_day() -> None:
    exchanged = [row for row in decided_days() if row.kind == "swap"]

    for row in exchanged:
        other = [one for one in exchanged if f"{one.day:%d.%m.%Y}" in row.name_en]
        assert [one.working for one in other] == [not row.working], row.day


def test_a_year_without_decisions_is_foreseen_by_the_labour_code() -> None:
    calendar = WorkingCalendar(first=date(2027, 1, 1), end=date(2028, 1, 1), decided={})

    assert not calendar.is_working(date(2027, 3, 22))
    assert calendar.is_working(date(2027, 3, 19))
    assert calendar.decision(date(2027, 1, 1)) == DecidedDay(
        working=False, kind="holiday", name=Words("Yeni il bayramı", "New Year", "Новый год")
    )


def test_a_decision_overrules_the_labour_code() -> None:
    day = date(2027, 3, 22)
    calendar = WorkingCalendar(first=day, end=date(2027, 3, 23), decided={day: DecidedDay(working=True, kind="swap", name=NAME)})

    assert calendar.is_working(day)


def test_a_holiday_foreseen_on_a_rest_day_is_named_when_it_is_moved() -> None:
    moved = foreseen(date(2020, 3, 9))

    assert moved is not None
    assert (moved.kind, moved.name.en) == ("transfer", "Women's Day (rest day moved)")


def test_days_exchanged_by_the_library_are_known_without_decisions() -> None:
    rest, worked = foreseen(date(2020, 1, 3)), foreseen(date(2019, 12, 28))

    assert rest is not None
    assert worked is not None
    assert (rest.kind, rest.working, worked.kind, worked.working) == ("swap", False, "swap", True)


def test_a_deadline_does_not_count_the_day_of_receipt() -> None:
    assert CALENDAR.working_days_after(date(2020, 3, 16), 1) == date(2020, 3, 17)
    assert CALENDAR.working_days_after(date(2020, 3, 16), 0) == date(2020, 3, 16)


def test_a_deadline_counts_the_working_sunday_and_passes_novruz() -> None:
    assert CALENDAR.working_days_after(date(2020, 3, 19), 1) == date(2020, 3, 29)
    assert CALENDAR.working_days_after(date(2020, 3, 16), 15) == date(2020, 4, 13)


def test_a_day_beyond_the_decisions_at_hand_is_not_guessed() -> None:
    with pytest.raises(OutOfSight):
        CALENDAR.is_working(END)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (date(2020, 3, 18), 1, date(2020, 3, 19)),
        (date(2020, 3, 18), 2, date(2020, 3, 29)),  # the working Sunday
        (date(2020, 3, 18), 3, date(2020, 3, 30)),
        (date(2020, 3, 20), 1, date(2020, 3, 29)),  # received on a holiday
        (date(2020, 3, 2), 15, date(2020, 3, 31)),  # past 9 March, moved for Women's Day
        (date(2020, 3, 28), 5, date(2020, 4, 2)),
        (date(2019, 12, 27), 3, date(2019, 12, 30)),  # two working days of the weekend, exchanged
        (date(2019, 12, 30), 2, date(2020, 1, 8)),  # 31 December to 6 January are not worked
        (date(2020, 5, 22), 2, date(2020, 5, 31)),  # Ramazan, the exchange, Republic Day
        (date(2025, 11, 7), 1, date(2025, 11, 12)),  # both holidays moved
        (date(2026, 3, 19), 1, date(2026, 3, 31)),
    ],
)
def test_a_deadline_passes_holidays_moved_days_and_exchanges(received: date, days: int, due: date) -> None:
    assert CALENDAR.working_days_after(received, days) == due


def test_a_deadline_stands_still_while_the_citizen_is_asked_for_a_document() -> None:
    asked, brought = date(2020, 3, 17), date(2020, 3, 31)

    assert CALENDAR.working_days_after(date(2020, 3, 16), 3) == date(2020, 3, 19)
    assert CALENDAR.working_days_after(date(2020, 3, 16), 3, [(asked, brought)]) == date(2020, 4, 2)


def test_a_pause_over_holidays_alone_costs_no_working_day() -> None:
    assert CALENDAR.working_days_after(date(2020, 3, 16), 15, [(date(2020, 3, 20), date(2020, 3, 29))]) == date(2020, 4, 13)


def test_two_pauses_that_overlap_count_once() -> None:
    pauses = [(date(2020, 4, 1), date(2020, 4, 4)), (date(2020, 4, 2), date(2020, 4, 5))]

    assert CALENDAR.working_days_after(date(2020, 3, 31), 1, pauses) == date(2020, 4, 6)
