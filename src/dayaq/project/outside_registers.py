"""The jobs of the outside registers: read on in each every minute, ask what was asked of them, catch up once they are back.

They stand here because they hand down the connector, the clocks, and whom to tell that facts changed.
"""

import uuid

import structlog
from django.conf import settings
from django.db import Error, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs
from procrastinate.exceptions import AlreadyEnqueued

from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.registers.asking import ASK_JOB, answer, answer_waiting
from dayaq.casework.registers.breaker import RegisterRests
from dayaq.casework.registers.connector import Connector, RegisterFailed
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.over_http import HttpConnector
from dayaq.casework.registers.reading import Clocks, read_on
from dayaq.web.legal_clock import legal_now

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
