"""Holidays as article 105 of the Labour Code foresees them, for days that no decision at hand tells about.

The dates come from the `holidays` library, which only estimates the feasts of the moon in years not yet decided; the
names are ours.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import holidays

from dayaq.casework.centres.holiday_names import OTHER, SWAPPED_REST, SWAPPED_WORKING, holiday_names, moved_for, together
from dayaq.casework.centres.published import published
from dayaq.casework.language import Words


@dataclass(frozen=True, slots=True)
class DecidedDay:
    """What was decided about one day: working or not, the kind of decision, and how the day is called."""

    working: bool
    kind: str
    name: Words


def foreseen(day: date) -> DecidedDay | None:
    """What the Labour Code makes of the day, as the library reads it; None for an ordinary day."""
    year = _year(day.year)
    if day in year.weekend_workdays:
        return DecidedDay(working=True, kind="swap", name=SWAPPED_WORKING)
    labels = [label.replace("estimated", "").replace(" ()", "") for label in year.get_list(day)]
    if not labels:
        return None
    if any("substituted" in label for label in labels):
        return DecidedDay(working=False, kind="swap", name=SWAPPED_REST)
    return _holiday(labels) or _moved(labels) or DecidedDay(working=False, kind="holiday", name=OTHER)


def _holiday(labels: list[str]) -> DecidedDay | None:
    keys = [_keys()[label] for label in labels if label in _keys()]
    if not keys:
        return None
    return DecidedDay(
        working=False, kind=published("holidays")[keys[0]]["kind"], name=together([holiday_names()[key] for key in keys])
    )


def _moved(labels: list[str]) -> DecidedDay | None:
    keys = [_keys()[label.split(" (observed")[0]] for label in labels if label.split(" (observed")[0] in _keys()]
    if not keys:
        return None
    return DecidedDay(working=False, kind="transfer", name=moved_for(together([holiday_names()[key] for key in keys])))


@cache
def _keys() -> dict[str, str]:
    return {entry["library"]: key for key, entry in published("holidays").items() if entry["library"]}


@lru_cache(maxsize=64)
def _year(year: int) -> holidays.HolidayBase:
    # The next year is read too: it may exchange its first days for the last weekend of this one.
    return holidays.country_holidays("AZ", years=(year, year + 1), expand=False, language="en_US")
