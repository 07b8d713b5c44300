"""Offers of suitable jobs and what becomes of them: accepted and referred, declined, answered by the employer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Signatory
from dayaq.subsystems.contracts.signing import must_sign
from dayaq.subsystems.employment.models import (
    EmployerAnswer,
    EndReason,
    Offer,
    OfferAnswer,
    Referral,
    Registration,
    Vacancy,
    VacancyEnd,
)
from dayaq.subsystems.employment.posting import VacancyEnded, VacancyUnknown, actor_of, column_of, end_vacancy
from dayaq.subsystems.employment.proposing import match_for
from dayaq.subsystems.employment.queries import declined_in
from dayaq.subsystems.employment.registering import Leaving, leave_register
from dayaq.subsystems.employment.telling import tell_jobseeker
from dayaq.subsystems.employment.terms import employer_answers_by, off_for_refusals


class OfferUnsuitable(Refusal):
    """Only a job that suits by what is on file is offered; refusing it has consequences for the person."""

    texts = {
        "az": "Bu iş işaxtaranın qeydiyyatdakı məlumatına görə münasib deyil, ona görə təklif edilə bilməz.",
        "en": "By what is on file this job does not suit the jobseeker, so it cannot be offered.",
        "ru": "По сведениям учёта эта работа не подходит ищущему работу, поэтому предложить её нельзя.",
    }


class OfferUnknown(Refusal):
    """No offer or referral under this key that one may answer."""

    texts = {
        "az": "Bu təklif tapılmadı.",
        "en": "This offer was not found.",
        "ru": "Это предложение не найдено.",
    }


class OfferedAlready(Refusal):
    """The job was offered to the person before."""

    texts = {
        "az": "Bu iş həmin şəxsə artıq təklif olunub.",
        "en": "This job was offered to the person already.",
        "ru": "Эта работа уже предложена этому человеку.",
    }


class AnsweredBefore(Refusal):
    """The answer was given before, and stands."""

    texts = {
        "az": "Buna artıq cavab verilib, cavab dəyişdirilmir.",
        "en": "This is answered already; the answer is not changed.",
        "ru": "На это уже ответили, ответ не меняется.",
    }


class RefusalUnexplained(Refusal):
    """An employer who refuses says why."""

    texts = {
        "az": "İşə qəbul etməməyin səbəbini yazın: işaxtaran onu oxuyacaq.",
        "en": "Write why the person is not hired: they will read it.",
        "ru": "Укажите, почему человек не принят: он это прочитает.",
    }


class OwnReferral(Refusal):
    """Nobody answers for the employer about themselves."""

    texts = {
        "az": "Bu göndəriş sizin özünüzə aiddir: işəgötürənin adından başqa imza səlahiyyətli şəxs cavab verməlidir.",
        "en": "You yourself are referred here: somebody else who signs for the employer has to answer.",
        "ru": "Это направление выдано вам самим: от имени работодателя должен ответить другой уполномоченный.",
    }


@dataclass(frozen=True, kw_only=True)
class EmployerSays:
    """An employer's answer to a referral; a refusal with its reason."""

    outcome: EmployerAnswer.Outcome
    reason: str = ""


@transaction.atomic
def offer(*, registration: Registration, vacancy: UUID, officer: Officer, at: datetime) -> Offer:
    """Offer a suitable job (münasib iş təklifi), with the reasons why it suits as they are now.

    Refuses a vacancy that is closed, one offered before, and one that does not suit by what is on file (`OfferUnsuitable`).
    """
    _lock(registration.person_id)
    found = Vacancy.objects.select_for_update(no_key=True).filter(pk=vacancy).first()
    if found is None:
        raise VacancyUnknown
    if VacancyEnd.objects.filter(vacancy=found).exists():
        raise VacancyEnded
    if Offer.objects.filter(registration=registration, vacancy=found).exists():
        raise OfferedAlready
    match = match_for(registration.person_id, found)
    if match is None or not match.suits:
        raise OfferUnsuitable
    made = Offer.objects.create(
        registration=registration,
        vacancy=found,
        reasons=match.codes,
        offered_on=legal_day_of(at),
        offered_at=at,
        officer=officer,
    )
    _journal("job_offered", made, Actor(ActorKind.OFFICER, str(officer.pk)), at)
    tell_jobseeker(person=registration.person, matter=made.pk, kind="job_offered", at=at)
    facts_changed(registration.person_id)
    return made


@transaction.atomic
def accept(*, offer: UUID, person: UUID, at: datetime) -> Referral:
    """Accept an offered job, by its person: a referral to the employer (göndəriş), who answers within the law's term."""
    found = _to_answer(offer, person)
    _answer(found, OfferAnswer.Outcome.ACCEPTED, "", at)
    day = legal_day_of(at)
    made = Referral.objects.create(offer=found, referred_on=day, recorded_at=at, due_on=employer_answers_by(day))
    _journal("job_accepted", found, Actor(ActorKind.CITIZEN, str(person)), at)
    tell_jobseeker(person=found.registration.person, matter=found.pk, kind="job_referred", at=at, due=made.due_on)
    return made


@transaction.atomic
def decline(*, offer: UUID, person: UUID, words: str, at: datetime) -> bool:
    """Decline an offered job (münasib işdən imtina), by its person; whether the law takes them off the register for it."""
    found = _to_answer(offer, person)
    _answer(found, OfferAnswer.Outcome.DECLINED, words.strip(), at)
    _journal("job_declined", found, Actor(ActorKind.CITIZEN, str(person)), at)
    facts_changed(person)
    counted = declined_in(found.registration)
    day = legal_day_of(at)
    removed = bool(counted) and off_for_refusals(refused=len(counted), last_on=counted[0].answered_on, day=day)
    if removed:
        leave_register(registration=found.registration, leaving=Leaving(reason=EndReason.REFUSALS), at=at)
        tell_jobseeker(person=found.registration.person, matter=found.pk, kind="jobseeker_removed", at=at)
    return removed


@transaction.atomic
def answer_signed(*, referral: UUID, person: UUID, says: EmployerSays, at: datetime) -> EmployerAnswer:
    """Answer a referral by one who signs for the employer. Refuses others (`MaySignNot`) and the person referred."""
    found = _referral(referral)
    signatory = must_sign(person=person, employer=found.offer.vacancy.employer_id, on=legal_day_of(at))
    if found.offer.registration.person_id == person:
        raise OwnReferral
    return _employer_answers(found, says, signatory, at)


@transaction.atomic
def answer_told(*, referral: UUID, officer: Officer, says: EmployerSays, at: datetime) -> EmployerAnswer:
    """Record the answer that the employer told to an officer."""
    return _employer_answers(_referral(referral), says, officer, at)


def _employer_answers(referral: Referral, says: EmployerSays, by: Signatory | Officer, at: datetime) -> EmployerAnswer:
    if EmployerAnswer.objects.filter(referral=referral).exists():
        raise AnsweredBefore
    hired = says.outcome == EmployerAnswer.Outcome.HIRED
    if not hired and not says.reason.strip():
        raise RefusalUnexplained
    made = EmployerAnswer.objects.create(
        referral=referral,
        outcome=says.outcome,
        reason="" if hired else says.reason.strip(),
        answered_on=legal_day_of(at),
        answered_at=at,
        **{column_of(by): by},
    )
    _journal(f"employer_{says.outcome.value}", referral.offer, actor_of(by), at)
    _follow(referral.offer, hired=hired, at=at)
    return made


def _follow(offer: Offer, *, hired: bool, at: datetime) -> None:
    """Whoever is hired leaves the register, and a vacancy whose places are filled is closed."""
    registration, vacancy = offer.registration, offer.vacancy
    if hired and registration.ends_on is None:
        leave_register(registration=registration, leaving=Leaving(reason=EndReason.HIRED), at=at)
    filled = EmployerAnswer.objects.filter(referral__offer__vacancy=vacancy, outcome=EmployerAnswer.Outcome.HIRED).count()
    if filled >= vacancy.places and not VacancyEnd.objects.filter(vacancy=vacancy).exists():
        end_vacancy(vacancy=vacancy, reason=VacancyEnd.Reason.FILLED, at=at)
    kind = "job_hired" if hired else "job_not_hired"
    tell_jobseeker(person=registration.person, matter=offer.pk, kind=kind, at=at)
    facts_changed(registration.person_id)


def _answer(found: Offer, outcome: OfferAnswer.Outcome, words: str, at: datetime) -> None:
    OfferAnswer.objects.create(offer=found, outcome=outcome, words=words, answered_on=legal_day_of(at), answered_at=at)


def _to_answer(offer: UUID, person: UUID) -> Offer:
    """An offer of the person's own, while they are on the register. Refuses one answered before, and one that lapsed.

    Once the vacancy is closed there is nothing to accept, and nothing whose refusal could count against the person.
    """
    _lock(person)
    known = Offer.objects.select_related("registration__person", "vacancy")
    found = known.filter(pk=offer, registration__person=person, registration__ends_on__isnull=True).first()
    if found is None:
        raise OfferUnknown
    if OfferAnswer.objects.filter(offer=found).exists():
        raise AnsweredBefore
    if VacancyEnd.objects.filter(vacancy=found.vacancy).exists():
        raise VacancyEnded
    return found


def _referral(key: UUID) -> Referral:
    known = Referral.objects.select_related("offer__registration__person", "offer__vacancy")
    found = known.filter(pk=key).first()
    if found is None:
        raise OfferUnknown
    _lock(found.offer.registration.person_id)
    Vacancy.objects.select_for_update(no_key=True).get(pk=found.offer.vacancy_id)
    found.offer.registration.refresh_from_db()
    return found


def _lock(person: UUID) -> None:
    """Hold the person, so that answers and offers about one jobseeker come one after another."""
    Person.objects.select_for_update(no_key=True).get(pk=person)


def _journal(verb: str, offer: Offer, by: Actor, at: datetime) -> None:
    subject = Subject("job_offer", str(offer.pk))
    record(actor=by, verb=verb, subject=subject, persons=[offer.registration.person_id], at=at)
