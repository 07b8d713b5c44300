"""What those concerned see: a signatory the notifications of the employer, a worker the own contracts; journalled as read."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.subsystems.contracts.changing import ContractUnknown
from dayaq.subsystems.contracts.models import Answer, Employer, Notification, Terms
from dayaq.subsystems.contracts.queries import (
    EmployerSeen,
    employer_on,
    employers_signed_for,
    in_state,
    known,
    registered_end,
    terms_now,
)
from dayaq.subsystems.contracts.signing import NotSignatory, must_sign

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class NotificationPage:
    """One page of an employer's notifications, the latest first, in one state or in any."""

    employer: EmployerSeen
    notifications: list[Notification]
    total: int
    page: int


@dataclass(frozen=True, kw_only=True)
class NotificationSeen:
    """One notification with what followed it: the terms that count today, and the changes, the first one first."""

    employer: EmployerSeen
    notification: Notification
    terms: Terms | None
    changes: list[Notification]
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class ContractSeen:
    """A worker's own contract: the employer, the terms that count today, and the last day where the end is registered."""

    employer: EmployerSeen
    conclusion: Notification
    terms: Terms
    ended_on: date | None
    in_force_from: date


@transaction.atomic
def read_employers(*, person: UUID, at: datetime) -> list[EmployerSeen]:
    """The employers for whom the person may sign today."""
    return employers_signed_for(person, legal_day_of(at))


@transaction.atomic
def read_notifications(*, person: UUID, employer: UUID, state: str, page: int, at: datetime) -> NotificationPage:
    """One page of the employer's notifications, by one who signs. Refuses others (`MaySignNot`)."""
    day = legal_day_of(at)
    found = _employer(person, employer, day)
    all_of_them = in_state(known().filter(employer=employer), state)
    total = all_of_them.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    rows = list(all_of_them[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    _journal(person, Subject("employer", str(employer)), [row.person_id for row in rows], at)
    return NotificationPage(employer=employer_on(found, day), notifications=rows, total=total, page=shown)


@transaction.atomic
def read_notification(*, person: UUID, key: UUID, at: datetime) -> NotificationSeen:
    """One notification, by one who signs for its employer. Refuses others as one that does not exist (`ContractUnknown`)."""
    day = legal_day_of(at)
    found = known().filter(pk=key).first()
    if found is None:
        raise ContractUnknown
    try:
        employer = _employer(person, found.employer_id, day)
    except NotSignatory as refusal:
        raise ContractUnknown from refusal
    conclusion = found.about or found
    registered = getattr(conclusion, "answer", None) is not None and conclusion.answer.outcome == Answer.Outcome.REGISTERED
    is_contract = found.kind == Notification.Kind.CONCLUSION
    _journal(person, Subject("contract_notification", str(key)), [found.person_id], at)
    return NotificationSeen(
        employer=employer_on(employer, day),
        notification=found,
        terms=terms_now(found, day) if is_contract else getattr(found, "terms", None),
        changes=list(known().filter(about=found).order_by("received_at", "pk")) if is_contract else [],
        may_change=is_contract and registered and registered_end(conclusion.pk) is None,
    )


@transaction.atomic
def read_own_contracts(*, person: UUID, at: datetime) -> list[ContractSeen]:
    """The person's registered contracts (əmək müqavilələri), the latest first."""
    day = legal_day_of(at)
    registered = Answer.objects.filter(notification=OuterRef("pk"), outcome=Answer.Outcome.REGISTERED)
    conclusions = known().filter(Exists(registered), person=person, kind=Notification.Kind.CONCLUSION)
    _journal(person, Subject("own_contracts", str(person)), [person], at)
    return [_contract(one, day) for one in conclusions]


def _contract(conclusion: Notification, day: date) -> ContractSeen:
    end = registered_end(conclusion.pk)
    answered = end is not None and hasattr(end, "answer")
    return ContractSeen(
        employer=employer_on(conclusion.employer, day),
        conclusion=conclusion,
        terms=terms_now(conclusion, day),
        ended_on=end.ending.last_day if end is not None and answered else None,
        in_force_from=max(conclusion.terms.starts_on, conclusion.answer.answered_on),
    )


def _employer(person: UUID, employer: UUID, day: date) -> Employer:
    must_sign(person=person, employer=employer, on=day)
    return Employer.objects.get(pk=employer)


def _journal(person: UUID, subject: Subject, persons: list[UUID], at: datetime) -> None:
    record(actor=Actor(ActorKind.CITIZEN, str(person)), verb=CONSULTED, subject=subject, persons=persons, at=at)
