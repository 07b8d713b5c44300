"""The circuit breaker: a register that keeps failing is left alone for a while, by all processes alike.

The state is a row, so that no process asks what another has found to be down. After the pause one attempt is let through; it
closes the breaker, or makes the next pause longer. The clock is the machine's.
"""

from datetime import datetime, timedelta

from django.db import transaction

from dayaq.casework.registers.models import RegisterState

MOST_FAILURES = 3
"""So many failures in a row, and the register is left alone."""

SECONDS = (30, 60, 120, 300, 600)
"""How long, by how often it was found still down; the last for ever after."""

SECONDS_FOR_A_TRIAL = 60
"""While one process tries, the others go on waiting; longer than any answer may take."""


class RegisterRests(Exception):
    """The register is not asked now, because it failed again and again."""


@transaction.atomic
def let_through(register: str, *, now: datetime) -> RegisterState:
    """The register's state, where it may be asked now. Refuses (`RegisterRests`) while it rests."""
    state = state_locked(register)
    if state.failures < MOST_FAILURES:
        return state
    if state.rests_until is not None and now < state.rests_until:
        raise RegisterRests(register)
    state.rests_until = now + timedelta(seconds=SECONDS_FOR_A_TRIAL)
    state.save(update_fields=["rests_until"])
    return state


@transaction.atomic
def note_answer(register: str, *, at: datetime) -> None:
    """Note that a register answered: it is asked freely again."""
    state_locked(register)
    RegisterState.objects.filter(pk=register).update(failures=0, rests_until=None, failure="", answered_at=at)


@transaction.atomic
def note_failure(register: str, how: str, *, at: datetime, now: datetime) -> None:
    """Note that a register failed, and how; from the third time in a row it rests."""
    state = state_locked(register)
    state.failures, state.failure, state.failed_at = state.failures + 1, how, at
    if state.failures >= MOST_FAILURES:
        pause = SECONDS[min(state.failures - MOST_FAILURES, len(SECONDS) - 1)]
        state.rests_until = now + timedelta(seconds=pause)
    state.save(update_fields=["failures", "failure", "failed_at", "rests_until"])


def state_locked(register: str) -> RegisterState:
    """The row of a register, locked, made where there is none yet."""
    RegisterState.objects.get_or_create(pk=register)
    return RegisterState.objects.select_for_update().get(pk=register)
