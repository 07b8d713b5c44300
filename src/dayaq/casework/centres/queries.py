"""Questions about days, deadlines and regimes; each is one query of the database."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Q

from dayaq.casework.centres.labour_code import DecidedDay
from dayaq.casework.centres.models import CalendarDay, Regime
from dayaq.casework.centres.working_calendar import Pause, WorkingCalendar
from dayaq.casework.language import Words

MOST_WORKING_DAYS = 1000


def is_official_working_day(day: date) -> bool:
    """Whether the day is a working day of the five-day week by law and by the Cabinet's decisions.

    Centres may be closed all the same: Sunday 29 March 2020 was a working day, and they keep Monday to Friday.
    """
    return calendar_between(day, day + timedelta(days=1)).is_working(day)


def working_days_after(start: date, number: int, pauses: Sequence[Pause] = ()) -> date:
    """The day on which a deadline of `number` working days ends, the day of receipt `start` and the days of pauses not counted.

    `number` is from 0 (the same day) to 1000.
    """
    if not 0 <= number <= MOST_WORKING_DAYS:
        raise ValueError(f"a deadline is from 0 to {MOST_WORKING_DAYS} working days, not {number}")
    # Between holidays a working day stands at least every twelve days; in the long run there are more than two in three.
    reach = timedelta(days=2 * number + 60) + sum((ends - begins for begins, ends in pauses), timedelta())
    return calendar_between(start, start + reach).working_days_after(start, number, pauses)


def calendar_between(first: date, end: date) -> WorkingCalendar:
    """The working-day calendar from `first` up to, not including, `end`."""
    rows = CalendarDay.objects.filter(day__gte=first, day__lt=end)
    return WorkingCalendar(first=first, end=end, decided={row.day: decided(row) for row in rows})


def decided(row: CalendarDay) -> DecidedDay:
    """The decision that a row of the calendar holds."""
    return DecidedDay(working=row.working, kind=row.kind, name=Words(row.name_az, row.name_en, row.name_ru))


def regime_in_force(day: date) -> Regime | None:
    """The regime under which every centre works on the day; None on an ordinary day."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    return Regime.objects.filter(running, centre__isnull=True, starts_on__lte=day).first()
