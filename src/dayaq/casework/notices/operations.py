"""Telling a person, and bringing what is told to its relay at least once and never silently not at all."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.notices import transports
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal

DELIVERY_JOB = "deliver_notice"

#: Waiting before the second, third, ... attempt. After the last one the notice is a dead letter: about 13 hours in all.
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14400, 21600))

#: Longer than one attempt usually takes; the other may also be a killed one whose lock has not ended yet.
UNTIL_THE_OTHER_ENDS = timedelta(seconds=15)


class NoticeNotDead(Refusal):
    """Only a dead letter can be sent again by hand."""

    texts = {
        "az": "Bu bildiriş çatdırılmamışlar siyahısında deyil.",
        "en": "This notice is not among those that could not be delivered.",
        "ru": "Этого уведомления нет среди недоставленных.",
    }


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is said, in the person's language: a subject (mail only) and a body, and the approved wordings it is written from."""

    kind: str
    language: str
    subject: str
    body: str
    occasion: str = ""
    wordings: tuple[uuid.UUID, ...] = ()


@transaction.atomic(savepoint=False)
def tell(*, person: Person, matter: str, medium: str, address: str, message: Message, at: datetime) -> Notice:
    """Write the notice and the job that will send it, both in the caller's transaction."""
    notice = Notice.objects.create(
        person=person,
        matter=matter,
        kind=message.kind,
        occasion=message.occasion,
        medium=medium,
        address=address,
        language=message.language,
        subject=message.subject,
        body=message.body,
        wordings=list(message.wordings),
        created_at=at,
    )
    if medium != Notice.Medium.LETTER:
        _enqueue(notice.pk)
    return notice


def _enqueue(notice_id: uuid.UUID, at: datetime | None = None) -> None:
    """Write the job that delivers the notice, by name: the job itself stands above this module."""
    jobs.configure_task(DELIVERY_JOB, queue="notices", schedule_at=at).defer(notice_id=str(notice_id))


def attempt_delivery(notice_id: uuid.UUID) -> None:
    """Try once to deliver a waiting notice; postpone it with a growing pause, or bury it after the last attempt.

    The attempt is on record before the relay is asked, so a crash in between leaves a trace. One attempt at a time: while
    another job tries the same notice, this one is put off. Runs on machine time, and never inside a transaction.
    """
    with _alone_with(notice_id) as alone:
        if not alone:
            _enqueue(notice_id, at=timezone.now() + UNTIL_THE_OTHER_ENDS)
            return
        attempt = _begin(notice_id)
        if attempt is not None:
            _carry_out(attempt)


@contextmanager
def _alone_with(notice_id: uuid.UUID) -> Iterator[bool]:
    """Hold a lock of this connection on the notice, which ends with the connection if we are killed; whether it was free."""
    key = int.from_bytes(notice_id.bytes[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        (alone,) = cursor.fetchone()
    try:
        yield alone
    finally:
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def _carry_out(attempt: DeliveryAttempt) -> None:
    """Ask the relay, and record what came of it. An error nobody foresaw postpones the notice too, and rises."""
    try:
        transports.deliver(attempt.notice)
    except transports.Postponed as failure:
        _end(attempt, DeliveryAttempt.Outcome.POSTPONED, str(failure))
    except transports.Rejected as failure:
        _end(attempt, DeliveryAttempt.Outcome.REJECTED, str(failure))
    except Exception as failure:
        _end(attempt, DeliveryAttempt.Outcome.POSTPONED, f"unforeseen: {type(failure).__name__}")
        raise
    else:
        _end(attempt, DeliveryAttempt.Outcome.RELAYED, "")


@transaction.atomic
def _begin(notice_id: uuid.UUID) -> DeliveryAttempt | None:
    """Record that an attempt begins; nothing when the notice no longer waits."""
    notice = Notice.objects.select_for_update().get(pk=notice_id)
    if notice.state != Notice.State.WAITING:
        return None
    notice.attempts += 1
    notice.save(update_fields=["attempts"])
    return DeliveryAttempt.objects.create(notice=notice, number=notice.attempts, begun_at=timezone.now())


@transaction.atomic
def _end(attempt: DeliveryAttempt, outcome: DeliveryAttempt.Outcome, detail: str) -> None:
    """Record how the attempt ended and what follows from it."""
    attempt.ended_at = timezone.now()
    attempt.outcome = outcome
    attempt.detail = detail
    attempt.save(update_fields=["ended_at", "outcome", "detail"])
    notice = Notice.objects.select_for_update().get(pk=attempt.notice_id)
    if notice.state != Notice.State.WAITING:
        return
    notice.last_error = detail
    if outcome == DeliveryAttempt.Outcome.RELAYED:
        notice.state, notice.sent_at = Notice.State.SENT, attempt.ended_at
    elif outcome == DeliveryAttempt.Outcome.REJECTED or attempt.number > len(PAUSES):
        notice.state = Notice.State.DEAD
    else:
        _enqueue(notice.pk, at=attempt.ended_at + PAUSES[attempt.number - 1])
    notice.save(update_fields=["state", "sent_at", "last_error"])


@transaction.atomic
def send_again(*, notice_id: uuid.UUID, officer: Actor, at: datetime) -> Notice:
    """Try a dead letter once more, on an officer's word. Refuses a notice that is none, or unknown."""
    notice = Notice.objects.select_for_update().filter(pk=notice_id).first()
    if notice is None or notice.state != Notice.State.DEAD:
        raise NoticeNotDead
    notice.state = Notice.State.WAITING
    notice.save(update_fields=["state"])
    _enqueue(notice.pk)
    record(actor=officer, verb="notice_sent_again", subject=Subject("notice", str(notice.pk)), persons=[notice.person_id], at=at)
    return notice


@transaction.atomic
def replay_waiting(*, older_than: datetime) -> int:
    """Give a new job to each waiting notice, written before the moment, that has none; answers how many there were.

    A safety net: a notice and its job are written together, but jobs are also deleted by hand in emergencies, and a job
    ends as failed when the database is away for long.
    """
    jobs_of_notice = ProcrastinateJob.objects.annotate(notice=KeyTextTransform("notice_id", "args")).filter(
        task_name=DELIVERY_JOB, status__in=["todo", "doing"], notice=Cast(OuterRef("pk"), TextField())
    )
    # One statement, so that notice and job are seen at one instant: a notice just sent again is not given a second job.
    mailed = Notice.objects.exclude(medium=Notice.Medium.LETTER)
    lost = mailed.filter(~Exists(jobs_of_notice), state=Notice.State.WAITING, created_at__lt=older_than)
    replayed = list(lost.select_for_update(skip_locked=True))
    for notice in replayed:
        _enqueue(notice.pk)
    return len(replayed)
