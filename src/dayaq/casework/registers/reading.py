"""Reads on in the feed of a register, from where it was left to its end; what was read is never read past unkept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.registers.breaker import let_through, note_answer, note_failure
from dayaq.casework.registers.connector import Connector, RegisterFailed, Said
from dayaq.casework.registers.described import Register
from dayaq.casework.registers.models import RegisterReading, RegisterState
from dayaq.casework.registers.taking import Changed, take_in

AT_A_TIME = 500
MOST_PAGES = 200
"""So much in one run; the next goes on where this one stopped."""

Now = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """The two clocks of a reading: the legal moment at which what is read becomes known, and the machine's time for pauses."""

    at: datetime
    now: Now


def read_on(*, register: Register, connector: Connector, clocks: Clocks, changed: Changed) -> int:
    """Read what a register entered since the last time; how many entries were new.

    The first reading of all tells nobody whose facts changed: those are very many, and the next sweep asks about everybody.
    Refuses (`RegisterRests`) while the breaker is open, and raises `RegisterFailed` where the register does.
    """
    new = 0
    for _ in range(MOST_PAGES):
        state = let_through(register.code, now=clocks.now())
        said = _answered(register, connector, state, clocks)
        tell = changed if state.complete_at is not None else _nobody
        new += take_in(register=register, entries=said.entries, at=clocks.at, changed=tell)
        _read_to(register, state, said, clocks.at)
        if not said.more:
            break
    return new


def _answered(register: Register, connector: Connector, state: RegisterState, clocks: Clocks) -> Said:
    try:
        said = connector.changes(register.code, after=state.cursor, most=AT_A_TIME)
        if said.more and said.cursor == state.cursor:
            raise RegisterFailed("garbage")  # it would be read for ever
    except RegisterFailed as failure:
        note_failure(register.code, failure.how, at=clocks.at, now=clocks.now())
        raise
    note_answer(register.code, at=clocks.at)
    return said


@transaction.atomic
def _read_to(register: Register, before: RegisterState, said: Said, at: datetime) -> None:
    """Note how far the register was read, unless another process has read on meanwhile."""
    mine = RegisterState.objects.filter(pk=register.code, cursor=before.cursor)
    if mine.update(cursor=said.cursor or before.cursor) and not said.more:
        RegisterState.objects.filter(pk=register.code).update(complete_at=at)
        RegisterReading.objects.get_or_create(register=register.code, as_of=said.as_of, defaults={"read_at": at})


def _nobody(_person: object) -> None:
    """Tell nobody."""
