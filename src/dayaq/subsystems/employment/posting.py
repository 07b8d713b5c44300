"""Vacancies: posted by one who signs for the employer or by an officer on their word, ended once filled or taken back."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Employer, Signatory
from dayaq.subsystems.contracts.queries import state_on
from dayaq.subsystems.contracts.registers import EmployerUnknown
from dayaq.subsystems.contracts.signing import must_sign
from dayaq.subsystems.employment.models import Education, Hours, Vacancy, VacancyEnd


class EmployerInactive(Refusal):
    """Only an active taxpayer may offer work through the service."""

    texts = {
        "az": "İşəgötürən fəal vergi ödəyicisi deyil, ona görə vakansiya yerləşdirilə bilməz.",
        "en": "The employer is not an active taxpayer, so no vacancy can be posted.",
        "ru": "Работодатель не является действующим налогоплательщиком, поэтому вакансию разместить нельзя.",
    }


class VacancyUnknown(Refusal):
    """No vacancy under this key that one may see."""

    texts = {
        "az": "Bu vakansiya tapılmadı.",
        "en": "This vacancy was not found.",
        "ru": "Эта вакансия не найдена.",
    }


class VacancyEnded(Refusal):
    """The vacancy is filled or was taken back."""

    texts = {
        "az": "Bu vakansiya artıq bağlanıb.",
        "en": "This vacancy is closed already.",
        "ru": "Эта вакансия уже закрыта.",
    }


@dataclass(frozen=True, kw_only=True)
class NewVacancy:
    """A vacancy as it was written, under the form's own key."""

    own_key: UUID
    position: str
    field: str
    duties: str
    district: str
    workplace: str
    hours: Hours
    wage: Decimal
    education: Education
    places: int


@transaction.atomic
def post_signed(*, employer: UUID, person: UUID, vacancy: NewVacancy, at: datetime) -> Vacancy:
    """Post a vacancy by one who signs for the employer. Refuses others (`MaySignNot`); sent twice it is one vacancy."""
    signatory = must_sign(person=person, employer=employer, on=legal_day_of(at))
    return _post(employer, vacancy, signatory, at)


@transaction.atomic
def post_told(*, employer: UUID, officer: Officer, vacancy: NewVacancy, at: datetime) -> Vacancy:
    """Post a vacancy that the employer told to an officer."""
    return _post(employer, vacancy, officer, at)


@transaction.atomic
def take_back(*, vacancy: UUID, person: UUID, at: datetime) -> UUID:
    """Close a vacancy by one who signs for the employer, whose id it gives back; who was referred stays so."""
    found = Vacancy.objects.select_for_update(no_key=True).filter(pk=vacancy).first()
    if found is None:
        raise VacancyUnknown
    must_sign(person=person, employer=found.employer_id, on=legal_day_of(at))
    end_vacancy(vacancy=found, reason=VacancyEnd.Reason.TAKEN_BACK, at=at)
    _journal("vacancy_taken_back", found, Actor(ActorKind.CITIZEN, str(person)), at)
    return found.employer_id


def end_vacancy(*, vacancy: Vacancy, reason: VacancyEnd.Reason, at: datetime) -> None:
    """End a vacancy from today on. Refuses one that is ended (`VacancyEnded`)."""
    if VacancyEnd.objects.filter(vacancy=vacancy).exists():
        raise VacancyEnded
    VacancyEnd.objects.create(vacancy=vacancy, ends_on=legal_day_of(at), reason=reason, recorded_at=at)


def _post(employer: UUID, vacancy: NewVacancy, by: Signatory | Officer, at: datetime) -> Vacancy:
    if not Employer.objects.select_for_update(no_key=True).filter(pk=employer).exists():
        raise EmployerUnknown
    standing = Vacancy.objects.filter(own_key=vacancy.own_key, employer=employer).first()
    if standing is not None:
        return standing
    day = legal_day_of(at)
    state = state_on(employer, day)
    if state is None or not state.active:
        raise EmployerInactive
    made = Vacancy.objects.create(employer_id=employer, **vars(vacancy), posted_on=day, recorded_at=at, **{column_of(by): by})
    _journal("vacancy_posted", made, actor_of(by), at)
    return made


def column_of(by: Signatory | Officer) -> str:
    """In which column of a row it stands who acted: one who signs for the employer, or an officer."""
    return "officer" if isinstance(by, Officer) else "signatory"


def actor_of(by: Signatory | Officer) -> Actor:
    """Who acted, as the journal names them."""
    if isinstance(by, Officer):
        return Actor(ActorKind.OFFICER, str(by.pk))
    return Actor(ActorKind.CITIZEN, str(by.person_id))


def _journal(verb: str, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    record(actor=by, verb=verb, subject=Subject("vacancy", str(vacancy.pk)), at=at)
