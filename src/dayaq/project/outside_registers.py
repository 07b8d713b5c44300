"""The jobs of the outside registers: read on in each every minute, ask what was asked of them, catch up once they are back.

They stand here because they hand down the connector, the clocks, and whom to tell that facts changed.
"""

import uuid
from datetime import date
from functools import cache

import structlog
from django.conf import settings
from django.db import Error, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from dayaq.casework.applications.registers_asked import ask_for_new
from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.registers.asking import ASK_JOB, answer, answer_waiting
from dayaq.casework.registers.breaker import RegisterRests
from dayaq.casework.registers.connector import Connector, RegisterFailed
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.over_http import HttpConnector
from dayaq.casework.registers.reading import Clocks, read_on
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.law.book import law_book
from dayaq.rules.dependencies import facts_read, rules_of
from dayaq.rules.in_force import law_on
from dayaq.web.legal_clock import legal_day, legal_now

AGAIN = RetryStrategy(max_attempts=60, wait=10, retry_exceptions=[Error])
# 3, 9, 27, 81 seconds; whatever has no answer then waits until the register is read again.
A_FEW_TIMES = RetryStrategy(max_attempts=5, exponential_wait=3, retry_exceptions=[Error, RegisterFailed])
READ_JOB = "read_register"

log = structlog.get_logger("dayaq.registers")


def connector() -> Connector | None:
    """How this installation asks the registers; None where it asks none."""
    return HttpConnector(**settings.REGISTERS) if settings.REGISTERS else None


@jobs.periodic(cron="* * * * *")
@jobs.task(name="read_registers", queue="registers", queueing_lock="read_registers")
def read_registers(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Have each register read by a job of its own, so that a slow one holds up no other."""
    for register in registers() if connector() else ():
        lock = f"read {register}"
        try:
            with transaction.atomic():
                jobs.configure_task(READ_JOB, queue="registers", lock=lock, queueing_lock=lock).defer(register=register)
        except AlreadyEnqueued:
            continue


@jobs.periodic(cron="* * * * *")
@jobs.task(name="ask_for_new_matters", queue="registers", lock="ask_for_new", queueing_lock="ask_for_new")
def ask_for_new_matters(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Ask the registers for the applications that came in."""
    if connector():
        ask_for_new(about=registers_of_services(legal_day()), at=legal_now())


@cache
def registers_of_services(on: date) -> dict[str, tuple[str, ...]]:
    """For each service, the registers that state a fact about a person which the law of the service reads on a day."""
    told = {entry.service.code: _registers_of(entry.service, on) for entry in catalogue.all_services()}
    return {code: asked for code, asked in told.items() if asked}


def _registers_of(service: Service, on: date) -> tuple[str, ...]:
    law = law_on(law_book(), on)
    read: set[str] = set()
    for name, folder in law.law.folders.items():
        if service.law is not None and (folder.path == service.law or folder.path.startswith(f"{service.law}/")):
            read |= {fact.name for fact in facts_read(law, rules_of(law, name)) if fact.entity == "person"}
    return tuple(code for code, register in registers().items() if read & set(register.facts))


@jobs.task(name=READ_JOB, queue="registers", retry=AGAIN)
def read_register(register: str) -> None:
    """Read on in one register and ask it what waits; while it fails or rests, nothing is lost and the next minute tries."""
    asked = connector()
    if asked is None:
        return
    clocks = Clocks(at=legal_now(), now=timezone.now)
    try:
        new = read_on(register=registers()[register], connector=asked, clocks=clocks, changed=facts_changed)
        answered = answer_waiting(register=register, connector=asked, clocks=clocks, changed=facts_changed)
    except RegisterFailed as failure:
        log.warning("a register failed", source=register, error=failure.how)
    except RegisterRests:
        log.info("a register rests", source=register)
    else:
        if new or answered:
            log.info("a register was read", source=register, count=new + answered)


@jobs.task(name=ASK_JOB, queue="registers", retry=A_FEW_TIMES)
def ask_register(question: str) -> None:
    """Ask one question, a few times where the register fails."""
    asked = connector()
    if asked is None:
        return
    clocks = Clocks(at=legal_now(), now=timezone.now)
    try:
        answer(question=uuid.UUID(question), connector=asked, clocks=clocks, changed=facts_changed)
    except RegisterRests:
        log.info("a register rests", source="question")
