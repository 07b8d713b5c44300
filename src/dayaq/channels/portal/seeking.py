"""What jobseekers and employers with vacancies do on the portal, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from dayaq.subsystems.contracts.queries import EmployerSeen
from dayaq.subsystems.employment.models import OfferAnswer, Referral
from dayaq.subsystems.employment.offering import EmployerSays, accept, answer_signed, decline
from dayaq.subsystems.employment.own import (
    PAGE_SIZE,
    JobSearch,
    OfferSeen,
    VacancyPage,
    read_job_search,
    read_own_offer,
    read_own_wishes,
    read_referral,
    read_vacancies,
)
from dayaq.subsystems.employment.posting import NewVacancy, post_signed, take_back
from dayaq.subsystems.employment.wishing import Told, tell_wishes
from dayaq.web.legal_clock import legal_now
from dayaq.web.work_fields import wishes_written


@dataclass(frozen=True, kw_only=True)
class VacancyList:
    """The vacancies of one page; `page` is as the links under the list need it."""

    found: VacancyPage
    page: Any


def own_search(person: UUID) -> JobSearch:
    """The person's own search."""
    return read_job_search(person=person, at=legal_now())


def own_wishes(person: UUID) -> dict[str, Any]:
    """What the person told last, as the form shows it."""
    wishes, district = read_own_wishes(person=person, at=legal_now())
    return wishes_written(wishes, district)


def tell_now(person: UUID, told: Told) -> None:
    """Keep what the person seeks."""
    tell_wishes(person=person, told=told, officer=None, at=legal_now())


def own_offer(person: UUID, key: UUID) -> OfferSeen:
    """One offer made to the person."""
    return read_own_offer(person=person, offer=key, at=legal_now())


def answer_now(person: UUID, key: UUID, outcome: OfferAnswer.Outcome, words: str) -> bool:
    """Answer an offer; whether that leads off the register."""
    if outcome == OfferAnswer.Outcome.DECLINED:
        return decline(offer=key, person=person, words=words, at=legal_now())
    accept(offer=key, person=person, at=legal_now())
    return False


def vacancies_signed(person: UUID, employer: UUID, page: int) -> VacancyList:
    """One page of an employer's vacancies. Refuses one who does not sign."""
    found = read_vacancies(person=person, employer=employer, page=page, at=legal_now())
    return VacancyList(found=found, page=Paginator(range(found.total), PAGE_SIZE).page(found.page))


def post_now(person: UUID, employer: UUID, vacancy: NewVacancy) -> None:
    """Post a vacancy."""
    post_signed(employer=employer, person=person, vacancy=vacancy, at=legal_now())


def close_now(person: UUID, vacancy: UUID) -> UUID:
    """Close a vacancy; of which employer."""
    return take_back(vacancy=vacancy, person=person, at=legal_now())


def referral_signed(person: UUID, key: UUID) -> tuple[Referral, EmployerSeen]:
    """One referral to an employer for whom the person signs."""
    return read_referral(person=person, referral=key, at=legal_now())


def answer_referral_now(person: UUID, key: UUID, says: EmployerSays) -> None:
    """Answer a referral."""
    answer_signed(referral=key, person=person, says=says, at=legal_now())
