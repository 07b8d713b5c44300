"""Recording employers and those who sign for them, at a counter, by an officer who saw the papers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.identification.counter import identify_at_counter
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Employer, EmployerState, Signatory, SignatoryEnd
from dayaq.subsystems.contracts.queries import signing


class EmployerUnknown(Refusal):
    """No employer is on record under this key."""

    texts = {
        "az": "Bu işəgötürən tapılmadı.",
        "en": "This employer was not found.",
        "ru": "Этот работодатель не найден.",
    }


class SignsAlready(Refusal):
    """The person signs for the employer on that day already."""

    texts = {
        "az": "Bu şəxs həmin gün bu işəgötürənin adından artıq imza səlahiyyətinə malikdir.",
        "en": "This person already signs for this employer on that day.",
        "ru": "Это лицо уже имеет право подписи за этого работодателя на указанный день.",
    }


class SignatoryUnknown(Refusal):
    """Nobody signs for this employer under this key."""

    texts = {
        "az": "Bu imza səlahiyyəti tapılmadı və ya artıq bitib.",
        "en": "This signatory was not found, or signs no more.",
        "ru": "Право подписи не найдено или уже прекращено.",
    }


@dataclass(frozen=True, kw_only=True)
class EmployerFacts:
    """What an officer records about an employer; `active` is whether they are active taxpayers."""

    name: str
    address: str
    kind: EmployerState.Kind
    sector: EmployerState.Sector
    active: bool = True


@dataclass(frozen=True, kw_only=True)
class SignatoryPaper:
    """By which paper somebody signs, from when until when (the end exclusive)."""

    paper: str
    starts_on: date
    ends_on: date | None = None


@transaction.atomic
def record_employer(*, voen: str, facts: EmployerFacts, from_on: date, officer: Officer, at: datetime) -> Employer:
    """Put an employer (işəgötürən) on record, or what is true of them from a day on. The same said again changes nothing."""
    employer, _ = Employer.objects.select_for_update().get_or_create(voen=voen)
    said = {
        "name": facts.name,
        "address": facts.address,
        "kind": facts.kind.value,
        "sector": facts.sector.value,
        "active": facts.active,
    }
    standing = EmployerState.objects.filter(employer=employer, starts_on__lte=from_on).first()
    if standing is None or any(getattr(standing, name) != value for name, value in said.items()):
        EmployerState.objects.create(employer=employer, **said, starts_on=from_on, recorded_at=at, recorded_by=officer)
        _journal("employer_recorded", employer.pk, officer, at)
    return employer


@transaction.atomic
def record_signatory(
    *, employer: UUID, document: DocumentNumber, fin: str, paper: SignatoryPaper, officer: Officer, at: datetime
) -> Signatory:
    """Record who signs for an employer (imza səlahiyyətli şəxs). Refuses a pair of numbers that names nobody."""
    found = Employer.objects.select_for_update().filter(pk=employer).first()
    if found is None:
        raise EmployerUnknown
    there = identify_at_counter(document=document, fin=fin, officer=officer, at=at)
    if signing(found.signatories.filter(person=there.person), paper.starts_on).exists():
        raise SignsAlready
    signatory = Signatory.objects.create(
        employer=found,
        person=there.person,
        paper=paper.paper,
        starts_on=paper.starts_on,
        ends_on=paper.ends_on,
        recorded_at=at,
        recorded_by=officer,
    )
    _journal("signatory_recorded", found.pk, officer, at, there.person.pk)
    return signatory


@transaction.atomic
def end_signatory(*, signatory: UUID, employer: UUID, on: date, officer: Officer, at: datetime) -> None:
    """End somebody's right to sign from the day on, which is the first without it. Refuses one that has ended."""
    Employer.objects.select_for_update().filter(pk=employer).first()
    found = signing(Signatory.objects.filter(pk=signatory, employer=employer), on).first()
    if found is None:
        raise SignatoryUnknown
    SignatoryEnd.objects.get_or_create(signatory=found, defaults={"ends_on": on, "recorded_at": at, "recorded_by": officer})
    _journal("signatory_ended", employer, officer, at, found.person_id)


def _journal(verb: str, employer: UUID, officer: Officer, at: datetime, *persons: UUID) -> None:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=verb,
        subject=Subject("employer", str(employer)),
        persons=persons,
        at=at,
    )


@dataclass(frozen=True, kw_only=True)
class EmployerFile:
    """What is on record about an employer: every state and every signatory, the latest first."""

    employer: Employer
    states: list[EmployerState]
    signatories: list[Signatory]


def employer_with(voen: str) -> UUID | None:
    """The employer of this tax number."""
    return Employer.objects.filter(voen=voen).values_list("pk", flat=True).first()


@transaction.atomic
def consult_employer(*, employer: UUID, officer: Officer, at: datetime) -> EmployerFile:
    """An employer with all that is on record, journalled as read with those who sign."""
    found = Employer.objects.filter(pk=employer).first()
    if found is None:
        raise EmployerUnknown
    signatories = list(Signatory.objects.filter(employer=found).select_related("person", "end"))
    _journal(CONSULTED, found.pk, officer, at, *(one.person_id for one in signatories))
    return EmployerFile(employer=found, states=list(found.states.all()), signatories=signatories)
