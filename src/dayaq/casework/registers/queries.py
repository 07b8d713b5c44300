"""Questions about the outside registers: how each answers, what waits for one, what is held."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from dayaq.casework.language import Words
from dayaq.casework.registers.breaker import MOST_FAILURES
from dayaq.casework.registers.described import Register, registers
from dayaq.casework.registers.models import RegisterEntry, RegisterQuestion, RegisterState


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How one register answers: when last, how it failed since, how many questions wait, how many entries are held."""

    register: Register
    answered_at: datetime | None
    failed_at: datetime | None
    failures: int
    failure: str
    complete_at: datetime | None
    waiting: int
    held: int

    @property
    def rests(self) -> bool:
        """It failed so often that it is left alone, but for a trial now and then."""
        return self.failures >= MOST_FAILURES


def standings() -> list[Standing]:
    """How every register answers, in the order of the file; never asked ones too."""
    states = {state.register: state for state in RegisterState.objects.all()}
    waiting = _counted(RegisterQuestion.objects.filter(answered_at__isnull=True))
    held = _counted(RegisterEntry.objects.filter(state=RegisterEntry.State.HELD))
    return [
        _standing(register, states.get(code) or RegisterState(register=code), waiting.get(code, 0), held.get(code, 0))
        for code, register in registers().items()
    ]


def registers_waited_for(matters: Collection[str]) -> dict[str, list[Words]]:
    """The names of the registers that were asked for some matters and fail now, by the matter's number; one question in all.

    A register that answers is asked within a minute, which is nothing to tell anybody.
    """
    failing = RegisterState.objects.filter(failures__gt=0).values("register")
    waiting = RegisterQuestion.objects.filter(matter__in=matters, answered_at__isnull=True, register__in=failing)
    names: dict[str, list[Words]] = {}
    for matter, register in waiting.order_by("asked_at", "register").values_list("matter", "register"):
        names.setdefault(matter, []).append(registers()[register].name)
    return names


def _counted(rows: QuerySet[RegisterQuestion] | QuerySet[RegisterEntry]) -> dict[str, int]:
    return dict(rows.values_list("register").annotate(count=Count("pk")).order_by())


def _standing(register: Register, state: RegisterState, waiting: int, held: int) -> Standing:
    return Standing(
        register=register,
        answered_at=state.answered_at,
        failed_at=state.failed_at,
        failures=state.failures,
        failure=state.failure,
        complete_at=state.complete_at,
        waiting=waiting,
        held=held,
    )
