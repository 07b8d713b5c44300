"""The officer's part: the jobseekers of their units, one of them with what is proposed, the vacancies, and what officers do."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near, near_to
from dayaq.subsystems.employment.models import EndReason, Offer, Referral, Registration, UnemployedStatus, Vacancy, Wishes
from dayaq.subsystems.employment.offering import EmployerSays, OfferUnknown, answer_told, offer
from dayaq.subsystems.employment.proposing import Proposal, proposals_for
from dayaq.subsystems.employment.queries import latest_wishes, offers_of, open_vacancies, running_status
from dayaq.subsystems.employment.registering import RETURNABLE, Leaving, leave_register, resume
from dayaq.subsystems.employment.situation import Situation, situation_of
from dayaq.subsystems.employment.telling import tell_jobseeker
from dayaq.subsystems.employment.wishing import Told, tell_wishes

PAGE_SIZE = 25
WAITING, UNANSWERED, UNEMPLOYED = "waiting", "unanswered", "unemployed"
STATES = (WAITING, UNANSWERED, UNEMPLOYED)
"""Without an offer yet; the employer's answer is overdue; with the status of unemployed."""


class JobseekerUnknown(Refusal):
    """No jobseeker under this key within the officer's units."""

    texts = {
        "az": "Bu işaxtaran tapılmadı.",
        "en": "This jobseeker was not found.",
        "ru": "Этот ищущий работу не найден.",
    }


class LeftAlready(Refusal):
    """The registration has ended."""

    texts = {
        "az": "Bu qeydiyyat artıq bitib.",
        "en": "This registration has ended already.",
        "ru": "Этот учёт уже прекращён.",
    }


class ReasonMissing(Refusal):
    """Whoever removes somebody for another reason writes which."""

    texts = {
        "az": "Qeydiyyatdan çıxarılmanın səbəbini yazın.",
        "en": "Write why the person is taken off the register.",
        "ru": "Напишите, почему человек снимается с учёта.",
    }


@dataclass(frozen=True, kw_only=True)
class JobseekerRow:
    """One jobseeker of the list: what was told, and where the search stands."""

    registration: Registration
    wishes: Wishes | None
    situation: Situation


@dataclass(frozen=True, kw_only=True)
class JobseekerPage:
    """One page of the jobseekers, those whose term ends first coming first."""

    rows: list[JobseekerRow]
    total: int
    page: int


@dataclass(frozen=True, kw_only=True)
class JobseekerFile:
    """All about one jobseeker: the registration, what was told, offers, the vacancies proposed, and earlier registrations."""

    registration: Registration
    status: UnemployedStatus | None
    situation: Situation
    wishes: Wishes | None
    offers: list[Offer]
    proposals: list[Proposal]
    total: int
    page: int
    may_return: bool


@dataclass(frozen=True, kw_only=True)
class VacanciesPage:
    """One page of the open vacancies, the latest first."""

    vacancies: list[Vacancy]
    total: int
    page: int


@transaction.atomic
def consult_jobseekers(*, state: str, page: int, officer: Officer, at: datetime) -> JobseekerPage:
    """One page of the jobseekers of the officer's units in one state or all, journalled with the people shown."""
    day = legal_day_of(at)
    found = _in_state(_within(officer, "read", at).filter(ends_on__isnull=True), state, day).order_by("offer_due_on", "pk")
    total = found.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    registrations = list(found[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    people = [one.person_id for one in registrations]
    wishes = latest_wishes(people)
    statuses = {one.person_id: one for one in UnemployedStatus.objects.filter(person__in=people, ends_on__isnull=True)}
    offers: dict[UUID, list[Offer]] = {}
    for one in offers_of([row.pk for row in registrations]):
        offers.setdefault(one.registration_id, []).append(one)
    _journal(CONSULTED, Subject("jobseekers", str(shown)), people, officer, at)
    rows = [
        JobseekerRow(
            registration=one,
            wishes=wishes.get(one.person_id),
            situation=situation_of(one, statuses.get(one.person_id), offers.get(one.pk, []), day),
        )
        for one in registrations
    ]
    return JobseekerPage(rows=rows, total=total, page=shown)


@transaction.atomic
def consult_jobseeker(*, key: UUID, page: int, officer: Officer, at: datetime) -> JobseekerFile:
    """One jobseeker with one page of what is proposed, journalled as read. Refuses one of another unit as unknown."""
    registration = _one(key, officer, "read", at)
    person = registration.person_id
    offers = list(offers_of([registration.pk]))
    status = running_status(person) if registration.ends_on is None else None
    proposals = proposals_for(registration) if registration.ends_on is None else []
    shown = min(max(page, 1), max(1, -(-len(proposals) // PAGE_SIZE)))
    _journal(CONSULTED, Subject("jobseeker_registration", str(key)), [person], officer, at)
    latest = Registration.objects.filter(person=person).values_list("pk", flat=True).first()
    return JobseekerFile(
        registration=registration,
        status=status,
        situation=situation_of(registration, status, offers, legal_day_of(at)),
        wishes=latest_wishes([person]).get(person),
        offers=offers,
        proposals=proposals[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE],
        total=len(proposals),
        page=shown,
        may_return=registration.end_reason in RETURNABLE and latest == registration.pk,
    )


@transaction.atomic
def consult_vacancies(*, page: int, officer: Officer, at: datetime) -> VacanciesPage:
    """One page of the open vacancies of the country, journalled as read."""
    found = open_vacancies().select_related("employer").order_by("-posted_on", "-recorded_at", "pk")
    total = found.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    _journal(CONSULTED, Subject("vacancies", str(shown)), [], officer, at)
    return VacanciesPage(vacancies=list(found[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE]), total=total, page=shown)


@transaction.atomic
def offer_vacancy(*, key: UUID, vacancy: UUID, officer: Officer, at: datetime) -> Offer:
    """Offer a proposed vacancy to a jobseeker. Refuses as `offer` does, and after the registration has ended."""
    return offer(registration=_running(key, officer, at), vacancy=vacancy, officer=officer, at=at)


@transaction.atomic
def write_wishes(*, key: UUID, told: Told, officer: Officer, at: datetime) -> None:
    """Write down what a jobseeker tells the officer about the work they seek."""
    registration = _running(key, officer, at)
    tell_wishes(person=registration.person_id, told=told, officer=officer, at=at)


@transaction.atomic
def take_off(*, key: UUID, reason: EndReason, words: str, officer: Officer, at: datetime) -> None:
    """Take somebody off the register, for a time or for good; told to the person. For another reason it has to be written."""
    registration = _running(key, officer, at)
    if reason == EndReason.OTHER and not words.strip():
        raise ReasonMissing
    leave_register(registration=registration, leaving=Leaving(reason=reason, words=words.strip(), officer=officer), at=at)
    tell_jobseeker(person=registration.person, matter=registration.pk, kind="jobseeker_removed", at=at)


@transaction.atomic
def put_back(*, key: UUID, officer: Officer, at: datetime) -> Registration:
    """Put somebody back who was removed for a time. Refuses as `resume` does."""
    return resume(earlier=_one(key, officer, "review", at), officer=officer, at=at)


@transaction.atomic
def record_answer(*, key: UUID, referral: UUID, says: EmployerSays, officer: Officer, at: datetime) -> None:
    """Record what an employer told about somebody referred to them."""
    registration = _one(key, officer, "review", at)
    if not Referral.objects.filter(pk=referral, offer__registration=registration).exists():
        raise OfferUnknown
    answer_told(referral=referral, officer=officer, says=says, at=at)


def _in_state(registrations: QuerySet[Registration], state: str, day: date) -> QuerySet[Registration]:
    offers = Offer.objects.filter(registration=OuterRef("pk"))
    statuses = UnemployedStatus.objects.filter(registration=OuterRef("pk"), ends_on__isnull=True)
    if state == WAITING:
        return registrations.filter(~Exists(offers), ~Exists(statuses))
    if state == UNANSWERED:
        return registrations.filter(Exists(offers.filter(referral__due_on__lt=day, referral__answer__isnull=True)))
    return registrations.filter(Exists(statuses)) if state == UNEMPLOYED else registrations


def _within(officer: Officer, right: str, at: datetime) -> QuerySet[Registration]:
    """The registrations of the units over which the officer has the right, but for their own and their family's."""
    units = units_where(officer, "review" if right == "review" else "read", on=legal_day_of(at))
    return Registration.objects.select_related("person", "returns").filter(unit__in=units).exclude(person__in=near_to(officer))


def _one(key: UUID, officer: Officer, right: str, at: datetime) -> Registration:
    found = _within(officer, right, at).filter(pk=key).first()
    if found is None:
        raise JobseekerUnknown
    return found


def _running(key: UUID, officer: Officer, at: datetime) -> Registration:
    """A registration to act on, with its person held. Refuses one that has ended, and the officer's own."""
    found = _one(key, officer, "review", at)
    Person.objects.select_for_update(no_key=True).get(pk=found.person_id)
    must_not_be_near(officer, [found.person_id])
    found.refresh_from_db(fields=["ends_on"])
    if found.ends_on is not None:
        raise LeftAlready
    return found


def _journal(verb: str, subject: Subject, persons: list[UUID], officer: Officer, at: datetime) -> None:
    record(actor=Actor(ActorKind.OFFICER, str(officer.pk)), verb=verb, subject=subject, persons=persons, at=at)
