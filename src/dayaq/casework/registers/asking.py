"""Asks a register about one person: the question is a row first, so that nothing asked is lost while the register is down."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app as jobs

from dayaq.casework.journal.operations import Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.registers.breaker import RegisterRests, let_through, note_answer, note_failure
from dayaq.casework.registers.connector import Connector, RegisterFailed
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.models import RegisterQuestion
from dayaq.casework.registers.reading import Clocks
from dayaq.casework.registers.taking import SYSTEM, Changed, storable, take_in

ASK_JOB = "ask_register"
MOST_AT_ONCE = 2000


@transaction.atomic
def ask(*, person: Person, about: Iterable[str], matter: str, on: date, at: datetime) -> list[RegisterQuestion]:
    """Write down the questions to some registers about a person, each with the job that asks it; those that were not waiting yet.

    `matter` is the registration number of what it is asked for. Refuses somebody without a FİN, whom no register would know.
    """
    if person.fin is None:
        raise ValueError("registers know people by their FİN")
    asked = []
    for register in about:
        question, fresh = RegisterQuestion.objects.get_or_create(
            register=registers()[register].code,
            person=person,
            matter=matter,
            answered_at=None,
            defaults={"on": on, "asked_at": at},
        )
        if fresh:
            defer(question.pk)
            asked.append(question)
    return asked


def defer(question: UUID) -> None:
    """Write the job that asks a question."""
    jobs.configure_task(ASK_JOB, queue="registers", lock=f"question {question}").defer(question=str(question))


def answer(*, question: UUID, connector: Connector, clocks: Clocks, changed: Changed) -> bool:
    """Ask a register one question that waits; whether it is answered now.

    The answer is kept with its moment and its content, and what it states is taken in like an entry of the feed. Refuses
    (`RegisterRests`) while the breaker is open, and raises `RegisterFailed` where the register fails; the question waits on.
    """
    waiting = RegisterQuestion.objects.select_related("person").filter(pk=question, answered_at__isnull=True).first()
    if waiting is None:
        return False
    register = registers()[waiting.register]
    let_through(register.code, now=clocks.now())
    try:
        said = connector.ask(register.code, key=str(waiting.person.fin), on=waiting.on)
        if any(not isinstance(entry, dict) or entry.get("fin") != waiting.person.fin for entry in said.entries):
            raise RegisterFailed("garbage")  # an answer about somebody else is none
    except RegisterFailed as failure:
        _failed(waiting, failure, clocks)
        raise
    note_answer(register.code, at=clocks.at)
    take_in(register=register, entries=said.entries, at=clocks.at, changed=changed)
    content = storable({"as_of": said.as_of.isoformat(), "entries": list(said.entries)})
    return _keep(waiting, content, clocks.at)


def _failed(waiting: RegisterQuestion, failure: RegisterFailed, clocks: Clocks) -> None:
    note_failure(waiting.register, failure.how, at=clocks.at, now=clocks.now())
    RegisterQuestion.objects.filter(pk=waiting.pk).update(tries=waiting.tries + 1, failure=failure.how)


@transaction.atomic
def _keep(waiting: RegisterQuestion, content: object, at: datetime) -> bool:
    unanswered = RegisterQuestion.objects.filter(pk=waiting.pk, answered_at__isnull=True)
    if not unanswered.update(answered_at=at, content=content, failure=""):
        return False
    record(
        actor=SYSTEM,
        verb="register_answered",
        subject=Subject("register_question", str(waiting.pk)),
        persons=[waiting.person_id],
        detail={"register": waiting.register, "matter": waiting.matter},
        at=at,
    )
    return True


def answer_waiting(*, register: str, connector: Connector, clocks: Clocks, changed: Changed) -> int:
    """Ask a register again what waits longest, once each, until all is answered or the register rests; how many were answered."""
    waiting = RegisterQuestion.objects.filter(register=register, answered_at__isnull=True, asked_at__lt=clocks.at)
    answered = 0
    for question in list(waiting.order_by("asked_at", "pk").values_list("pk", flat=True)[:MOST_AT_ONCE]):
        try:
            answered += answer(question=question, connector=connector, clocks=clocks, changed=changed)
        except RegisterFailed:
            continue
        except RegisterRests:
            break
    return answered
