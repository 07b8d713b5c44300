"""The gap: who has a right by what the registers know and is not paid, and of whom the law cannot say, for want of which fact."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.queries import have
from dayaq.casework.facts.concern import Concern
from dayaq.casework.people.models import Person
from dayaq.casework.proactive.models import PassedOver
from dayaq.population.answers import asked_of_registers
from dayaq.population.looking import Road, examined_on

UNDER_REVIEW, NOT_SWEPT = "under_review", "not_swept"
MOST_EXAMINED = 200
"""Of how many for whom the law cannot say the missing facts are looked up, unless told otherwise."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One benefit on a day, by district.

    `unpaid` counts rights by district and by what holds the award back: a filter's code, `failed`, `under_review`, or
    `not_swept`. `cannot_say` counts by district where a fact is missing; `missing` tells of `examined` of these, by the name of
    the fact, for how many it was wanting.
    """

    benefit: str
    unpaid: Counter[tuple[str, str]]
    cannot_say: Counter[str]
    missing: Counter[str]
    examined: int


def gaps(road: Road, *, on: date, at: datetime, examine: int = MOST_EXAMINED) -> Iterator[Gap]:
    """The gap of each benefit that is asked of everybody; those without any are left out."""
    for folder in road.folders(on):
        found = _gap(road, folder, on, at, examine)
        if found.unpaid or found.cannot_say:
            yield found


def _gap(road: Road, folder: str, on: date, at: datetime, examine: int) -> Gap:
    benefit = road.law.folders[folder].path
    told = asked_of_registers(road.question(folder, on).law, [f"{folder}.entitled"], road.sources, known_at=at, people=None)
    paid = have(benefit, on)
    entitled = [one for one, (answer,) in told.items() if answer and (one.person, one.about_key) not in paid]
    unknown = [one for one, (answer,) in told.items() if answer is None]
    some = sorted(unknown, key=_drawn)[:examine]
    missing = Counter(name for one in some for name in _missing(road, folder, one, on, at))
    where = _districts([one.person for one in (*entitled, *unknown)])
    held = _held_back(road, benefit, entitled, on)
    return Gap(
        benefit=benefit,
        unpaid=Counter((where[one.person], held.get(one, NOT_SWEPT)) for one in entitled),
        cannot_say=Counter(where[one.person] for one in unknown),
        missing=missing,
        examined=len(some),
    )


def _drawn(concern: Concern) -> bytes:
    """An order that has nothing to do with the people, and is the same each time."""
    return hashlib.sha256(f"{concern.person} {concern.about_key}".encode()).digest()


def _missing(road: Road, folder: str, concern: Concern, on: date, at: datetime) -> set[str]:
    """The facts, by the last part of their paths, without which the law cannot say."""
    return {path.rpartition(".")[2] for path in examined_on(road, folder, concern, on, at).finding.missing}


def _districts(people: Sequence[UUID]) -> dict[UUID, str]:
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "district"))


def _held_back(road: Road, benefit: str, concerns: Sequence[Concern], on: date) -> dict[Concern, str]:
    """Why rights are not awarded: what was noted last when they were passed over, or that an officer has the matter."""
    people = [one.person for one in concerns]
    noted = PassedOver.objects.filter(benefit=benefit, person__in=people, on__lte=on).order_by("on", "pk")
    why = {Concern(person=row.person_id, about=UUID(row.about) if row.about else None): row.why for row in noted}
    service = road.services[benefit].code
    reviewed = set(
        Application.objects.filter(service_code=service, person__in=people, closed_at__isnull=True).values_list(
            "person", flat=True
        )
    )
    return {one: UNDER_REVIEW for one in concerns if one.person in reviewed} | {one: why[one] for one in concerns if one in why}
