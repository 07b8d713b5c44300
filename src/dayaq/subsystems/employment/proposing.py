"""Which vacancies are proposed for a jobseeker: what is on file about both, handed to the matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dayaq.subsystems.employment.matching import Job, Match, Sought, match_of, matched
from dayaq.subsystems.employment.models import Registration, Vacancy, Wishes
from dayaq.subsystems.employment.queries import latest_wishes, vacancies_left

MOST = 500
"""How many vacancies of the fields sought are compared; the newest."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A vacancy with why it suits a jobseeker, or why not."""

    vacancy: Vacancy
    match: Match


def proposals_for(registration: Registration) -> list[Proposal]:
    """The open vacancies in the fields that a jobseeker seeks or worked in, not offered yet: those that suit first.

    None while the person has told no wishes.
    """
    wishes = latest_wishes([registration.person_id]).get(registration.person_id)
    if wishes is None:
        return []
    fields = {wishes.field_wished, wishes.field_had} - {""}
    left = vacancies_left().filter(field__in=fields).exclude(offers__registration=registration)
    vacancies = {one.pk: one for one in left.select_related("employer").order_by("-posted_on", "pk")[:MOST]}
    return [Proposal(vacancy=vacancies[one.job.key], match=one) for one in matched(sought_by(wishes), _jobs(vacancies.values()))]


def match_for(person: UUID, vacancy: Vacancy) -> Match | None:
    """One vacancy compared with what a person told; nothing where they told nothing."""
    wishes = latest_wishes([person]).get(person)
    return match_of(sought_by(wishes), job_of(vacancy)) if wishes is not None else None


def sought_by(wishes: Wishes) -> Sought:
    """What was told, as the matching compares it."""
    return Sought(**{name: getattr(wishes, name) for name in Sought.__dataclass_fields__})


def job_of(vacancy: Vacancy) -> Job:
    """A vacancy as the matching compares it."""
    names = (name for name in Job.__dataclass_fields__ if name != "key")
    return Job(key=vacancy.pk, **{name: getattr(vacancy, name) for name in names})


def _jobs(vacancies: Iterable[Vacancy]) -> Iterable[Job]:
    return [job_of(one) for one in vacancies]
