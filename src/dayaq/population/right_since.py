"""Since when a right has stood without a break, and at which sums."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from dayaq.casework.examination.values import Examination
from dayaq.rules.book import Law
from dayaq.rules.records import Record
from dayaq.rules.thresholds import days_that_matter

Examine = Callable[[date], Examination]
"""What the law answered on a day, on what the registers know of that day."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A right from its first day: the examination of that day, and each later day on which another sum began, in order."""

    first: Examination
    changes: tuple[tuple[date, Decimal], ...]


def right_since(law: Law, benefit: str, today: Examination, examine: Examine, earliest: date) -> Standing:
    """The right that stands today, from the first day, not before `earliest`, since which it stood on every day that matters.

    Those are the days on which time alone can change the answer, and the days that stand in the facts themselves.
    """
    run = [today]
    for day in sorted(_days(law, benefit, today.record, earliest, today.finding.day), reverse=True):
        before = examine(day)
        if before.finding.entitled is not True:
            break
        run.insert(0, before)
    sums = [(one.finding.day, one.finding.amount or Decimal(0)) for one in run]
    return Standing(first=run[0], changes=tuple(later for earlier, later in pairwise(sums) if earlier[1] != later[1]))


def _days(law: Law, benefit: str, record: Record, earliest: date, last: date) -> set[date]:
    if earliest >= last:
        return set()
    mentioned = {value for value in _values(record) if isinstance(value, date) and earliest <= value < last}
    by_time = {day for day in days_that_matter(law, benefit, record, earliest, last) if day < last}
    return mentioned | by_time | {earliest}


def _values(record: Record) -> list[object]:
    below = [each for children in record.children.values() for child in children for each in _values(child)]
    return [*record.facts.values(), *below]
