"""Writing into the journal, always inside the transaction of the act that is journalled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dayaq.casework.journal.models import ActorKind, JournalEntry

CONSULTED = "consulted"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the kind, and an opaque id within the kind (never a name, a FİN or an address)."""

    kind: ActorKind
    id: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What is acted on: the kind of thing (`application`, `person`, `centre`) and its id as text."""

    kind: str
    id: str


@transaction.atomic(savepoint=False)
def record(
    *,
    actor: Actor,
    verb: str,
    subject: Subject,
    persons: Iterable[UUID] = (),
    detail: Mapping[str, object] | None = None,
    at: datetime,
) -> JournalEntry:
    """Append one entry to the journal in the caller's transaction; it stands or falls with the act.

    `verb` is a past participle (`applied`, `decided`); a page that shows people's data records one entry with
    `CONSULTED`, naming the persons shown. `detail` holds codes, counts and days, and no personal data; a float is
    refused, because it would not be written alike everywhere. `at` must know its time zone.
    """
    if timezone.is_naive(at):
        raise ValueError("the moment of a journal entry must know its time zone")
    return JournalEntry.objects.create(
        at=at,
        actor_kind=actor.kind,
        actor=actor.id,
        verb=verb,
        subject_kind=subject.kind,
        subject=subject.id,
        persons=sorted(set(persons)),
        detail=_plain(detail or {}),
    )


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    raise TypeError(f"a journal entry's detail holds text, whole numbers, lists and mappings, not {type(value).__name__}")
