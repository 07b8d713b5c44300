"""The supervisor's look at the outside registers: how each answers, and the entries that are held until somebody has looked.

Registers are the whole country's, so over the unit on top of all others alone.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.registers import settling
from dayaq.casework.registers.models import RegisterEntry
from dayaq.casework.registers.queries import Standing, standings
from dayaq.casework.registers.taking import Changed
from dayaq.casework.review.operations import actor_of
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.staff.nearness import must_not_be_near

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class Registers:
    """How every register answers, and one page of what is held: the oldest first. `entrusted` tells whether it may be settled."""

    standings: list[Standing]
    held: list[RegisterEntry]
    total: int
    page: int
    entrusted: bool


@dataclass(frozen=True, kw_only=True)
class HeldEntry:
    """One entry that is held, with the people on file whom it names, by FİN."""

    entry: RegisterEntry
    people: dict[str, Person]


def registers_seen(*, page: int, officer: Officer, on: date) -> Registers:
    """The registers and one page of held entries, without naming anybody; past the end, the last page."""
    every = RegisterEntry.objects.filter(state=RegisterEntry.State.HELD).order_by("received_at", "pk")
    allowed = entrusted(officer, on)
    total = every.count() if allowed else 0
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    held = list(every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE]) if allowed else []
    return Registers(standings=standings(), held=held, total=total, page=shown, entrusted=allowed)


@transaction.atomic
def consult_entry(*, entry_id: uuid.UUID, officer: Officer, at: datetime) -> HeldEntry:
    """One held entry, journalled with the persons that it names. Refuses one that is not held, or about the officer's family."""
    people = _named(officer, entry_id, at)
    entry = settling.held_entry(entry_id)
    persons = [person.pk for person in people.values()]
    record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("register_entry", str(entry_id)), persons=persons, at=at)
    return HeldEntry(entry=entry, people=people)


@transaction.atomic
def apply_entry_again(*, entry_id: uuid.UUID, officer: Officer, at: datetime, changed: Changed) -> RegisterEntry:
    """Have a held entry applied. Refuses one that is not held or of the officer's family, and one that still cannot be true."""
    _named(officer, entry_id, at)
    return settling.apply_again(entry_id=entry_id, actor=actor_of(officer), at=at, changed=changed)


@transaction.atomic
def set_entry_aside(*, entry_id: uuid.UUID, why: str, officer: Officer, at: datetime) -> RegisterEntry:
    """Leave a held entry unapplied for good, and say why. Refuses as applying it does."""
    _named(officer, entry_id, at)
    return settling.set_aside(entry_id=entry_id, why=why, actor=actor_of(officer), at=at)


def entrusted(officer: Officer, on: date) -> bool:
    """Whether the officer keeps the registers: over the unit on top of all others."""
    return Unit.objects.filter(pk__in=units_where(officer, "keep_registers", on=on), parent=None).exists()


def _named(officer: Officer, entry_id: uuid.UUID, at: datetime) -> dict[str, Person]:
    """The people whom a held entry names. Refuses an officer without the right, and one who is near to them."""
    if not entrusted(officer, legal_day_of(at)):
        raise settling.EntryNotHeld
    people = settling.people_named(settling.held_entry(entry_id))
    must_not_be_near(officer, [person.pk for person in people.values()])
    return people
