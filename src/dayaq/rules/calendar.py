"""Our own arithmetic of days, the same on every engine.

A year or month is completed on the day of the same number, or on the first of the next month where there is none:
who was born on 29 February is a year older on 1 March of a common year.
"""

from calendar import monthrange
from datetime import date, timedelta


def years_between(start: date, end: date) -> int:
    """Completed years."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def months_between(start: date, end: date) -> int:
    """Completed months."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def days_between(start: date, end: date) -> int:
    """Days from one to the other."""
    return (end - start).days


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day so many years later; 28 February for a 29th that the year has not."""
    return add_months(day, 12 * years)


def add_days(day: date, days: int) -> date:
    """So many days later."""
    return day + timedelta(days=days)


def month_start(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def year_start(day: date) -> date:
    """The first of January."""
    return date(day.year, 1, 1)


PERIODS = {"years": years_between, "months": months_between, "days": days_between}
SHIFTS = {"years": add_years, "months": add_months, "days": add_days}
STARTS = {"month_start": month_start, "year_start": year_start}
