"""What those concerned see: a jobseeker the own search, an employer's signatory vacancies and referrals; journalled as read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.contracts.models import Employer, EmployerState
from dayaq.subsystems.contracts.queries import EmployerSeen, employer_on
from dayaq.subsystems.contracts.signing import must_sign
from dayaq.subsystems.employment.models import Offer, Referral, Registration, UnemployedStatus, Vacancy, Wishes
from dayaq.subsystems.employment.offering import OfferUnknown
from dayaq.subsystems.employment.queries import (
    declined_in,
    latest_wishes,
    offers_of,
    referrals_of,
    running_status,
    vacancies_of,
)
from dayaq.subsystems.employment.registering import SERVICE_CODE
from dayaq.subsystems.employment.situation import Situation, situation_of
from dayaq.subsystems.employment.terms import off_for_refusals

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class OfferSeen:
    """An offer with its employer as known on the day; `last` where refusing it leads off the register."""

    offer: Offer
    employer: EmployerSeen
    last: bool


@dataclass(frozen=True, kw_only=True)
class JobSearch:
    """A person's search for work: where it stands, what they told, and what was offered, the latest first."""

    registration: Registration | None
    status: UnemployedStatus | None
    situation: Situation
    wishes: Wishes | None
    offers: tuple[OfferSeen, ...]


@dataclass(frozen=True, kw_only=True)
class VacancyPage:
    """An employer's vacancies, one page, the latest first, and those referred who wait for an answer."""

    employer: EmployerSeen
    vacancies: list[Vacancy]
    total: int
    page: int
    waiting: list[Referral]


@transaction.atomic
def read_job_search(*, person: UUID, at: datetime) -> JobSearch:
    """The person's own search, journalled as their reading and counted as a use."""
    day = legal_day_of(at)
    registration = Registration.objects.select_related("returns").filter(person=person).first()
    offers = list(offers_of([registration.pk]).select_related("registration__returns")) if registration is not None else []
    status = running_status(person)
    _journal(person, Subject("own_job_search", str(person)), [person], at)
    count_use(service=SERVICE_CODE, channel=Channel.PORTAL, kind=UseKind.STATUS_READ, day=day)
    return JobSearch(
        registration=registration,
        status=status,
        situation=situation_of(registration, status, offers, day),
        wishes=latest_wishes([person]).get(person),
        offers=_seen(offers, day),
    )


@transaction.atomic
def read_own_wishes(*, person: UUID, at: datetime) -> tuple[Wishes | None, str]:
    """What the person told last, and the district where they live, journalled as their reading."""
    _journal(person, Subject("own_job_search", str(person)), [person], at)
    return latest_wishes([person]).get(person), Person.objects.get(pk=person).district


@transaction.atomic
def read_own_offer(*, person: UUID, offer: UUID, at: datetime) -> OfferSeen:
    """One offer made to the person. Refuses another's as one that does not exist (`OfferUnknown`)."""
    registrations = Registration.objects.filter(person=person).values_list("pk", flat=True)
    found = offers_of(list(registrations)).select_related("registration__returns").filter(pk=offer).first()
    if found is None:
        raise OfferUnknown
    _journal(person, Subject("job_offer", str(offer)), [person], at)
    return _seen([found], legal_day_of(at))[0]


@transaction.atomic
def read_vacancies(*, person: UUID, employer: UUID, page: int, at: datetime) -> VacancyPage:
    """One page of the employer's vacancies, with the referrals to answer, by one who signs. Refuses others (`MaySignNot`)."""
    day = legal_day_of(at)
    must_sign(person=person, employer=employer, on=day)
    found = vacancies_of(employer)
    total = found.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    waiting = list(referrals_of(employer).filter(answer__isnull=True)[:PAGE_SIZE])
    people = [one.offer.registration.person_id for one in waiting]
    _journal(person, Subject("vacancies", str(employer)), people, at)
    return VacancyPage(
        employer=employer_on(Employer.objects.get(pk=employer), day),
        vacancies=list(found[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE]),
        total=total,
        page=shown,
        waiting=waiting,
    )


@transaction.atomic
def read_referral(*, person: UUID, referral: UUID, at: datetime) -> tuple[Referral, EmployerSeen]:
    """One referral to an employer for whom the person signs. Refuses others (`MaySignNot`, `OfferUnknown`)."""
    day = legal_day_of(at)
    known = Referral.objects.select_related("offer__vacancy__employer", "offer__registration__person", "answer")
    found = known.filter(pk=referral).first()
    if found is None:
        raise OfferUnknown
    employer = found.offer.vacancy.employer
    must_sign(person=person, employer=employer.pk, on=day)
    _journal(person, Subject("job_referral", str(referral)), [found.offer.registration.person_id], at)
    return found, employer_on(employer, day)


def _seen(offers: list[Offer], day: date) -> tuple[OfferSeen, ...]:
    """Offers of one registration with their employers as known on the day."""
    if not offers:
        return ()
    refused = len(declined_in(offers[0].registration))
    last = off_for_refusals(refused=refused + 1, last_on=day, day=day)
    latest: dict[UUID, EmployerState] = {}
    employers = {offer.vacancy.employer_id for offer in offers}
    for state in EmployerState.objects.filter(employer__in=employers, starts_on__lte=day):
        latest.setdefault(state.employer_id, state)
    return tuple(
        OfferSeen(
            offer=offer,
            employer=EmployerSeen(employer=offer.vacancy.employer, state=latest.get(offer.vacancy.employer_id)),
            last=last and not hasattr(offer, "answer"),
        )
        for offer in offers
    )


def _journal(person: UUID, subject: Subject, persons: list[UUID], at: datetime) -> None:
    record(actor=Actor(ActorKind.CITIZEN, str(person)), verb=CONSULTED, subject=subject, persons=persons, at=at)
