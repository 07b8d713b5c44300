"""The chain of seals: each sealed entry's hash covers the entry, its place and the seal before it. Pure functions."""

import hashlib
import json
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

BEFORE_THE_FIRST = "0" * 64
"""The seal that stands before the first entry."""


class Link(NamedTuple):
    """A sealed entry as the chain sees it: every column, in the order in which it is read from the table."""

    position: int
    id: int
    at: datetime
    actor_kind: str
    actor: str
    verb: str
    subject_kind: str
    subject: str
    persons: list[UUID]
    detail: object


class Head(NamedTuple):
    """How far a chain goes: the place and the seal of its last entry."""

    position: int
    seal: str


START = Head(position=0, seal=BEFORE_THE_FIRST)


def seal_of(previous: str, link: Link) -> str:
    """SHA-256 of the previous seal and the entry in canonical JSON, in hexadecimal."""
    values = link._asdict()
    values["at"] = link.at.astimezone(UTC).isoformat(timespec="microseconds")
    values["persons"] = [str(person) for person in link.persons]
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(bytes.fromhex(previous) + canonical.encode()).hexdigest()
