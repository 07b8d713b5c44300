"""Since when a right has stood without a break, and at which sums."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from dayaq.casework.examination.values import Examination
from dayaq.rules.book import Law
from dayaq.rules.thresholds import days_that_matter

Examine = Callable[[date], Examination | None]
"""What the law answered on a day, on what the registers know of that day; nothing where there was nothing to ask about."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A right from its first day: the examination of that day, and each later day on which another sum began, in order."""

    first: Examination
    changes: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """How far back a right is followed: not before `earliest`; on the days `mentioned` something began, by the registers."""

    earliest: date
    mentioned: frozenset[date] | set[date]


def right_since(law: Law, benefit: str, today: Examination, examine: Examine, stretch: Stretch) -> Standing:
    """The right that stands today, from the first day of the stretch since which it stood on every day that matters.

    Those are the days on which time alone can change the answer, and the days that stand in the facts themselves. Where it goes
    back to before there was anything to ask about, it is followed to the day on which that began.
    """
    run = [today]
    for day in sorted(_days(law, benefit, today, stretch), reverse=True):
        before = examine(day)
        if before is None:
            run.insert(0, _beginning(examine, day, run[0]))
        if before is None or before.finding.entitled is not True:
            break
        run.insert(0, before)
    sums = [(one.finding.day, one.finding.amount or Decimal(0)) for one in run]
    return Standing(first=run[0], changes=tuple(later for earlier, later in pairwise(sums) if earlier[1] != later[1]))


def _beginning(examine: Examine, before: date, there: Examination) -> Examination:
    """What the law answered on the first day on which there was something to ask about, if it was a yes; else the later one."""
    low, found = before, there
    while (days := (found.finding.day - low).days) > 1:
        middle = low + timedelta(days=days // 2)
        answer = examine(middle)
        if answer is None:
            low = middle
        elif answer.finding.entitled is True:
            found = answer
        else:
            return there
    return found


def _days(law: Law, benefit: str, today: Examination, stretch: Stretch) -> set[date]:
    earliest, last = stretch.earliest, today.finding.day
    if earliest >= last:
        return set()
    mentioned = {day for day in stretch.mentioned if earliest <= day < last}
    by_time = {day for day in days_that_matter(law, benefit, today.record, earliest, last) if day < last}
    return mentioned | by_time | {earliest}
