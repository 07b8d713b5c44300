"""Looks again at the awards being paid: whom the law says no longer, or another sum, is handed to the proactive road."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

import structlog

from dayaq.casework.awards.ledger import earliest_paid, terms_of
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.queries import concern_of, paid_on
from dayaq.casework.facts.concern import Concern
from dayaq.casework.proactive.changing import Change, change, end_with_life
from dayaq.casework.proactive.operations import Outcome, note_failure
from dayaq.population.again import Again, asked_again
from dayaq.population.looking import Road, examined_on

log = structlog.get_logger("dayaq.population")


def look_again(road: Road, folder: str, *, on: date, at: datetime, people: Sequence[UUID] | None = None) -> Counter[str]:
    """Ask the law of a day about every award of a benefit that is paid, of some people or of all; how many came to what.

    An award of somebody who died ends with the day after the death. The others are asked in one query; those that end or change
    are decided one by one, each in a transaction of its own, and one that fails does not stop the others.
    """
    counts: Counter[str] = Counter()
    living = []
    for award in paid_on(road.law.folders[folder].path, on, people):
        died = award.person.died_on
        if died is not None and died < on:
            counts[_tried(award, on, at, partial(end_with_life, award=award, at=at))] += 1
        else:
            living.append(award)
    concerns = [concern for award in living if (concern := concern_of(award)) is not None]
    told = asked_again(road.question(folder, on).law, folder, road.sources, known_at=at, concerns=concerns)
    for award in _changed(living, told, on):
        counts[_tried(award, on, at, partial(_change, road, folder, award, on, at))] += 1
    return counts


def _changed(awards: Sequence[Award], told: dict[Concern, Again], on: date) -> Iterator[Award]:
    """The awards that do not go on as they are. Of one taken over, what cannot be said says nothing: it never could be."""
    for award in awards:
        concern = concern_of(award)
        again = told.get(concern) if concern is not None else None
        if again is None or (again.goes_on is None and award.decision_id is None):
            continue
        if not again.goes_on or (again.amount is not None and again.amount != terms_of(award).rate_on(on)):
            yield award


def _tried(award: Award, on: date, at: datetime, do: Callable[[], Outcome]) -> str:
    try:
        return do().value
    except Exception as error:  # noqa: BLE001 - whatever it is, the others do not wait for it
        log.error("looking at an award failed", benefit=award.benefit, kind=type(error).__name__)  # noqa: TRY400
        note_failure(concern=concern_of(award) or Concern(person=award.person_id), benefit=award.benefit, on=on, at=at)
        return Outcome.FAILED.value


def _change(road: Road, folder: str, award: Award, on: date, at: datetime) -> Outcome:
    """Hand on what the law answers, from the first day on which it was so."""
    earliest, concern = max(award.starts_on, road.law.begins, earliest_paid(on)), concern_of(award)
    if concern is None:
        raise ValueError("an award that names nobody on file cannot be asked about")

    def again_on(day: date) -> Again:
        told = asked_again(road.question(folder, day).law, folder, road.sources, known_at=at, concerns=[concern])
        return told[concern]

    today = again_on(on)
    if today.goes_on:
        sums = _sums(again_on, award, earliest, on)
    else:
        sums = [(first_day_of(lambda day: again_on(day).goes_on is today.goes_on, since=earliest, on=on), Decimal(0))]
    first, *later = sums
    examination = examined_on(road, folder, concern, first[0], at)
    found = Change(goes_on=today.goes_on, examination=examination, later_sums=tuple(later))
    return change(award=award, service=road.services[award.benefit], found=found, at=at)


def _sums(again_on: Callable[[date], Again], award: Award, earliest: date, on: date) -> list[tuple[date, Decimal]]:
    """The days on which the sums of the law began that the award does not give, as far back as arrears are paid, in order."""
    terms, sums, day = terms_of(award), list[tuple[date, Decimal]](), on
    while day >= earliest:
        told = again_on(day)
        if not told.goes_on or told.amount is None or told.amount == terms.rate_on(day):
            break
        first = first_day_of(partial(_gives, again_on, told), since=earliest, on=day)
        sums.insert(0, (first, told.amount))
        day = first - timedelta(days=1)
    return sums


def _gives(again_on: Callable[[date], Again], told: Again, day: date) -> bool:
    return again_on(day) == told


def first_day_of(same: Callable[[date], bool], *, since: date, on: date) -> date:
    """The first day of the run of days up to `on` on which the answer was the same as on that day.

    Steps back by 1, 2, 4, … days to one with another answer, then halves the days between: exact where the answer changed once
    in the last step, which is so for everything that a sweep of every night meets.
    """
    last_same, step = on, 1
    while (before := max(since, last_same - timedelta(days=step))) < last_same:
        if not same(before):
            return _boundary(same, before, last_same)
        last_same, step = before, step * 2
    return last_same


def _boundary(same: Callable[[date], bool], other: date, last_same: date) -> date:
    while (days := (last_same - other).days) > 1:
        middle = other + timedelta(days=days // 2)
        other, last_same = (other, middle) if same(middle) else (middle, last_same)
    return last_same
