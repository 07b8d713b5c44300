"""Takes in the entries of a register: each applied exactly once, or held with its reason; none stops those behind it."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.registers.described import CIVIL_STATUS, Register
from dayaq.casework.registers.fields import key_of
from dayaq.casework.registers.held import NotApplied
from dayaq.casework.registers.life.applying import apply_life_event
from dayaq.casework.registers.life.told import life_event_in
from dayaq.casework.registers.models import RegisterEntry, RegisterStatement
from dayaq.casework.registers.statements import check, statement_in

Changed = Callable[[UUID], object]
"""Told of each person whose facts an entry changed, in the transaction that changed them."""

State = RegisterEntry.State
MOST_KEPT = 20_000
SYSTEM = Actor(ActorKind.SYSTEM, "registers")

log = structlog.get_logger("dayaq.registers")


def take_in(*, register: Register, entries: Iterable[object], at: datetime, changed: Changed) -> int:
    """Take in some entries, each in a transaction of its own; how many were new. One that came before changes nothing."""
    return sum(_take_one(register, entry, at, changed) for entry in entries)


def apply_entry(*, entry: RegisterEntry, register: Register, at: datetime, changed: Changed) -> set[UUID]:
    """Apply what an entry says, in the caller's transaction; the people of whom it is. Refuses (`NotApplied`) what cannot be."""
    if register.code == CIVIL_STATUS:
        people = apply_life_event(life_event_in(entry.content), on=legal_day_of(at), at=at)
    else:
        people = {_state(entry, register, at)}
    for person in sorted(people):
        changed(person)
    return people


def journal(verb: str, entry: RegisterEntry, people: Iterable[UUID], *, actor: Actor, at: datetime) -> None:
    """Write down what was done with an entry."""
    subject = Subject("register_entry", str(entry.pk))
    detail = {"register": entry.register, "reason": entry.reason}
    record(actor=actor, verb=verb, subject=subject, persons=people, detail=detail, at=at)


def _take_one(register: Register, content: object, at: datetime, changed: Changed) -> bool:
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    entry = RegisterEntry(
        register=register.code,
        key=key_of(content) or digest,
        digest=digest,
        content=storable(content),
        received_at=at,
        state=State.APPLIED,
    )
    if RegisterEntry.objects.filter(register=register.code, key=entry.key, digest=digest).exists():
        return False
    try:
        with transaction.atomic():
            _apply_new(entry, register, at, changed)
    except NotApplied as refusal:
        _hold(entry, refusal.code)
    except (InterfaceError, OperationalError):
        raise  # the database is away: the whole page is read again
    except Exception as error:  # noqa: BLE001 - whatever it is, the entries behind it do not wait for it
        log.error("an entry of a register could not be applied", source=register.code, error=type(error).__name__)  # noqa: TRY400
        _hold(entry, "failed")
    return True


def _apply_new(entry: RegisterEntry, register: Register, at: datetime, changed: Changed) -> None:
    """Keep the entry first: a second process that has the same one waits here, and then finds it applied."""
    if not key_of(entry.content):
        raise NotApplied("unreadable")
    if RegisterEntry.objects.filter(register=register.code, key=entry.key, state=State.APPLIED).exists():
        raise NotApplied("other_content")
    entry.save(force_insert=True)
    people = apply_entry(entry=entry, register=register, at=at, changed=changed)
    journal("entry_applied", entry, people, actor=SYSTEM, at=at)


def _hold(entry: RegisterEntry, reason: str) -> None:
    """Keep the entry for an officer; where another process kept the very same meanwhile, theirs stands."""
    entry.state, entry.reason = State.HELD, reason
    RegisterEntry.objects.bulk_create([entry], ignore_conflicts=True)


def _state(entry: RegisterEntry, register: Register, at: datetime) -> UUID:
    statement = statement_in(register, entry.content)
    found = Person.objects.filter(fin=statement.fin).first()
    person = check(register, statement, found, on=legal_day_of(at))
    RegisterStatement.objects.create(
        entry=entry,
        register=register.code,
        person=person,
        fact=statement.fact,
        value=statement.value,
        from_on=statement.from_on,
        recorded_at=at,
    )
    return person.pk


def storable(content: object) -> object:
    """The content as it can be kept: one without fields, or with signs that no text may have, is kept as what was written."""
    written = json.dumps(content)
    try:
        json.dumps(content, ensure_ascii=False).encode()
        fits = isinstance(content, dict) and "\\u0000" not in written and len(written) <= MOST_KEPT
    except UnicodeEncodeError:
        fits = False
    return content if fits else {"unreadable": written[:MOST_KEPT].replace("\\", "/")}
