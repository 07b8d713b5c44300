"""The working-day calendar (istehsalat təqvimi) as a pure function of days: decided days first, the Labour Code after.

A decided day is what the Cabinet, an election or the Labour Code made of it, as `CalendarDay` keeps it. A day nobody
decided about is a working day from Monday to Friday, unless the `holidays` library knows it as a holiday.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dayaq.casework.centres.labour_code import DecidedDay, foreseen

_SATURDAY = 6

Pause = tuple[date, date]
"""A time in which a deadline stands still: its first day, and the day on which it counts again."""


class OutOfSight(Exception):
    """A day was asked about that the decided days at hand do not reach."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days from `first` up to, not including, `end`, with all that was decided about them."""

    first: date
    end: date
    decided: Mapping[date, DecidedDay]

    def is_working(self, day: date) -> bool:
        """Whether the day is an official working day."""
        decision = self.decision(day)
        return decision.working if decision else day.isoweekday() < _SATURDAY

    def decision(self, day: date) -> DecidedDay | None:
        """What was decided, or is foreseen by the Labour Code, about the day; None for an ordinary day."""
        if not self.first <= day < self.end:
            raise OutOfSight(day)
        return self.decided.get(day) or foreseen(day)

    def working_days_after(self, start: date, number: int, pauses: Sequence[Pause] = ()) -> date:
        """The last of `number` working days, the day of `start` not counted, nor any day within a pause."""
        day = start
        while number > 0:
            day += timedelta(days=1)
            paused = any(begins <= day < ends for begins, ends in pauses)
            number -= self.is_working(day) and not paused
        return day
