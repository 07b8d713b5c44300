"""The officer's part: the notifications that wait, one of them with what the law doubts, and the answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.contracts.models import Answer, Notification
from dayaq.subsystems.contracts.operations import SERVICE_CODE, follow
from dayaq.subsystems.contracts.queries import known
from dayaq.subsystems.contracts.telling import tell_employer

PAGE_SIZE = 25


class NotificationUnknown(Refusal):
    """No notification under this key within the officer's units."""

    texts = {
        "az": "Bu bildiriş tapılmadı.",
        "en": "This notification was not found.",
        "ru": "Это уведомление не найдено.",
    }


class AnsweredAlready(Refusal):
    """Another officer answered first."""

    texts = {
        "az": "Bu bildirişə artıq cavab verilib.",
        "en": "This notification is answered already.",
        "ru": "На это уведомление уже ответили.",
    }


class OwnMatter(Refusal):
    """Nobody answers a notification about themselves or signed by themselves."""

    texts = {
        "az": "Bu bildiriş sizin özünüzə aiddir, ona başqa əməkdaş baxmalıdır.",
        "en": "This notification is about yourself; another officer has to look at it.",
        "ru": "Это уведомление касается вас лично, его должен рассмотреть другой сотрудник.",
    }


class ReasonMissing(Refusal):
    """A refusal says why."""

    texts = {
        "az": "İmtinanın səbəbini yazın: işəgötürən onu oxuyacaq.",
        "en": "Write the reason of the refusal: the employer will read it.",
        "ru": "Укажите причину отказа: её прочитает работодатель.",
    }


@dataclass(frozen=True, kw_only=True)
class WaitingPage:
    """One page of the notifications that wait, the most urgent first."""

    notifications: list[Notification]
    total: int
    page: int


@transaction.atomic
def consult_waiting(*, page: int, officer: Officer, at: datetime) -> WaitingPage:
    """The notifications that wait for an officer of these units, journalled with the people shown."""
    waiting = _within(officer, "read", at).filter(answer__isnull=True).order_by("due_on", "pk")
    total = waiting.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    rows = list(waiting[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    _read(Subject("contract_notifications", str(shown)), [row.person_id for row in rows], officer, at)
    return WaitingPage(notifications=rows, total=total, page=shown)


@transaction.atomic
def consult_notification(*, key: UUID, officer: Officer, at: datetime) -> Notification:
    """One notification, journalled as read. Refuses one of another unit as one that does not exist."""
    found = _within(officer, "read", at).filter(pk=key).first()
    if found is None:
        raise NotificationUnknown
    _read(Subject("contract_notification", str(found.pk)), [found.person_id], officer, at)
    return found


@transaction.atomic
def answer(*, key: UUID, outcome: Answer.Outcome, reason: str, officer: Officer, at: datetime) -> Answer:
    """Register a notification or refuse it with a reason (bildirişin qeydiyyata alınması). Refuses one that is answered."""
    found = _within(officer, "review", at).filter(pk=key).first()
    if found is None:
        raise NotificationUnknown
    Notification.objects.select_for_update(no_key=True).get(pk=found.pk)
    if Answer.objects.filter(notification=found).exists():
        raise AnsweredAlready
    if officer.person_id is not None and officer.person_id in {found.person_id, found.signatory.person_id}:
        raise OwnMatter
    if outcome == Answer.Outcome.REFUSED and not reason.strip():
        raise ReasonMissing
    given = Answer.objects.create(
        notification=found,
        outcome=outcome,
        reason=reason.strip(),
        officer=officer,
        answered_at=at,
        answered_on=legal_day_of(at),
    )
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=f"contract_{outcome.value}",
        subject=Subject("contract_notification", str(found.pk)),
        persons=[found.person_id],
        at=at,
    )
    count_use(
        service=SERVICE_CODE,
        channel=Channel.DESK,
        kind=UseKind.DECIDED,
        day=legal_day_of(at),
        unit=found.unit.code,
        outcome=outcome.value,
    )
    if outcome == Answer.Outcome.REGISTERED:
        follow([found], at)
    tell_employer(given, at)
    return given


def _within(officer: Officer, right: str, at: datetime) -> QuerySet[Notification]:
    units = units_where(officer, "review" if right == "review" else "read", on=legal_day_of(at))
    return known().select_related("unit", "signatory__person").filter(unit__in=units)


def _read(subject: Subject, persons: list[UUID], officer: Officer, at: datetime) -> None:
    record(actor=Actor(ActorKind.OFFICER, str(officer.pk)), verb=CONSULTED, subject=subject, persons=persons, at=at)
