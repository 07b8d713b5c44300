"""Whether a job suits a person, and why: one point for each thing that matters, in an order that is always the same.

A pure comparison of what is on file. A job suits where every point does; of those, the one with more weight
comes first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from dayaq.casework.people.districts import districts
from dayaq.subsystems.employment.models import Education, Hours

EDUCATIONS = tuple(Education.values)
"""From the least to the most."""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What a jobseeker wishes and has: fields and districts by code; `least_wage` AZN a month, None where any will do."""

    field_wished: str
    field_had: str
    district: str
    other_districts: bool
    hours: str
    least_wage: Decimal | None
    education: str


@dataclass(frozen=True, kw_only=True)
class Job:
    """What a vacancy offers and asks."""

    key: UUID
    field: str
    district: str
    hours: str
    wage: Decimal
    education: str
    posted_on: date


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that was compared: what was found, by a code that has a sentence, whether it suits, and its weight."""

    code: str
    fits: bool
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Match:
    """A job with its points: why it suits, or why not."""

    job: Job
    points: tuple[Point, ...]

    @property
    def suits(self) -> bool:
        """Whether every point does."""
        return all(point.fits for point in self.points)

    @property
    def weight(self) -> int:
        """How well it suits."""
        return sum(point.weight for point in self.points)

    @property
    def codes(self) -> list[str]:
        """What was found, in the order in which it is told."""
        return [point.code for point in self.points]


def matched(sought: Sought, jobs: Iterable[Job]) -> list[Match]:
    """Every job with its points: those that suit first, by weight, then the better paid, the older, and by key."""
    found = [match_of(sought, job) for job in jobs]
    return sorted(found, key=lambda one: (not one.suits, -one.weight, -one.job.wage, one.job.posted_on, str(one.job.key)))


def match_of(sought: Sought, job: Job) -> Match:
    """One job compared with what is sought."""
    return Match(
        job=job,
        points=(_field(sought, job), _place(sought, job), _hours(sought, job), _wage(sought, job), _education(sought, job)),
    )


def _field(sought: Sought, job: Job) -> Point:
    if job.field == sought.field_wished:
        return Point(code="field_wished", fits=True, weight=4)
    if job.field == sought.field_had:
        return Point(code="field_had", fits=True, weight=2)
    return Point(code="field_other", fits=False)


def _place(sought: Sought, job: Job) -> Point:
    if job.district == sought.district:
        return Point(code="district_same", fits=True, weight=2)
    if town_of(job.district) == town_of(sought.district):
        return Point(code="town_same", fits=True, weight=1)
    if sought.other_districts:
        return Point(code="district_open", fits=True)
    return Point(code="district_far", fits=False)


def _hours(sought: Sought, job: Job) -> Point:
    fits = sought.hours in (Hours.ANY, job.hours)
    return Point(code=f"hours_{job.hours}" if fits else "hours_other", fits=fits)


def _wage(sought: Sought, job: Job) -> Point:
    if sought.least_wage is None:
        return Point(code="wage_open", fits=True)
    fits = job.wage >= sought.least_wage
    return Point(code="wage_enough" if fits else "wage_low", fits=fits)


def _education(sought: Sought, job: Job) -> Point:
    if job.education == Education.ANY:
        return Point(code="education_none", fits=True)
    fits = EDUCATIONS.index(sought.education) >= EDUCATIONS.index(job.education)
    return Point(code="education_enough" if fits else "education_short", fits=fits)


def town_of(district: str) -> str:
    """The town that a district lies in: the name before the comma, as the list of districts writes it."""
    return districts()[district].az.partition(",")[0]
