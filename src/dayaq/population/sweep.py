"""The sweep: every benefit asked of everybody in one query each, and those with a right handed on one by one."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from uuid import UUID

from dayaq.casework.awards.queries import standing
from dayaq.casework.facts.concern import Concern
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.proactive.models import Sweep
from dayaq.population.answers import Answers, answers
from dayaq.population.changes import look_again
from dayaq.population.looking import Road, look_at

AT_A_TIME = 500
Counts = dict[str, dict[str, int]]
Progress = Callable[[str, int, int], None]
"""Told the benefit, how many were looked at, and how many there are."""


def sweep(*, road: Road, on: date, at: datetime, now: Callable[[], datetime], progress: Progress = lambda *_: None) -> Sweep:
    """Ask the whole law of everybody for a legal day: end or change what is paid, and award what nobody asked for.

    Each award is a transaction of its own, so a sweep that is broken off loses nothing, and the next one for the day finds the
    rest; swept twice, nothing changes. `at` is the moment that the decisions bear, and up to which what was recorded counts;
    `now` tells when the sweep itself began and ended.
    """
    if legal_day_of(at) < on:
        raise ValueError("nobody can be awarded by a law that is not in force yet")
    run = Sweep.objects.create(on=on, began_at=now())
    for folder in road.folders(on):
        benefit = road.law.folders[folder].path
        run.counts = {**run.counts, benefit: dict(_swept(road, folder, on, at, progress))}
        run.save(update_fields=["counts"])
    run.ended_at = now()
    run.save(update_fields=["ended_at"])
    return run


def look_into(*, road: Road, person: UUID, on: date, at: datetime) -> None:
    """Ask the whole law about one person for a legal day: end or change what is paid, and award what nobody asked for.

    Asked about a child or somebody who has died, it looks into whatever their parents or family have a right to. Looked into
    twice, nothing changes.
    """
    for folder in road.folders(on):
        look_again(road, folder, on=on, at=at, people=[person])
        told = answers(road.question(folder, on).law, folder, road.sources, known_at=at, people=[person])
        paid = _paid(road.law.folders[folder].path, on, [one.concern.person for one in told.entitled])
        for _ in look_at(road, folder, _waiting(told, paid), on=on, at=at):
            pass


def is_swept(on: date) -> bool:
    """Whether a sweep for the legal day came to its end."""
    return Sweep.objects.filter(on=on, ended_at__isnull=False).exists()


def _swept(road: Road, folder: str, on: date, at: datetime, progress: Progress) -> Counter[str]:
    """One benefit: what is paid looked at again, then asked of everybody; how many came to what."""
    benefit = road.law.folders[folder].path
    counts = look_again(road, folder, on=on, at=at)
    paid = _paid(benefit, on)
    told = answers(road.question(folder, on).law, folder, road.sources, known_at=at)
    waiting = _waiting(told, paid)
    counts.update(not_entitled=told.not_entitled, cannot_say=told.cannot_say, running_award=len(told.entitled) - len(waiting))
    for looked, some in _in_parts(waiting):
        progress(benefit, looked, len(waiting))
        counts.update(outcome.value for _, outcome in look_at(road, folder, some, on=on, at=at))
    return counts


def _paid(benefit: str, on: date, people: Sequence[UUID] | None = None) -> set[tuple[UUID, str]]:
    """Which of some people, or of all, have the benefit on a day, and about whom: nothing is left to find there."""
    awards = standing().filter(benefit=benefit, starts_on__lte=on).exclude(ends_on__lte=on)
    theirs = awards if people is None else awards.filter(person__in=people)
    return set(theirs.values_list("person_id", "about"))


def _waiting(told: Answers, paid: set[tuple[UUID, str]]) -> list[Concern]:
    """The concerns with a right that is not paid."""
    return [one.concern for one in told.entitled if (one.concern.person, one.concern.about_key) not in paid]


def _in_parts(concerns: Sequence[Concern]) -> Iterator[tuple[int, Sequence[Concern]]]:
    for start in range(0, len(concerns), AT_A_TIME):
        yield start, concerns[start : start + AT_A_TIME]
