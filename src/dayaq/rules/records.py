"""The facts given about one person or family, checked against the vocabulary and held exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dayaq.rules.kinds import Day, Exact, Kind, Number, Truth, held
from dayaq.rules.units import DAYS, MONTHS, YEARS
from dayaq.rules.vocabulary import Entity, FactKind, Vocabulary

Given = Mapping[str, Any]
LARGEST = 10**15
"""No number may be larger, in smallest parts: so that products and sums stay within 64 bits."""
LONGEST = {YEARS.powers: 200, MONTHS.powers: 2400, DAYS.powers: 73000}
WRITTEN = (int, Decimal, str)
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)
"""Days and periods outside a few lives are mistakes, and no engine's calendar is asked for them."""


class WrongFact(ValueError):
    """A fact is unknown to the law or of the wrong kind; the sentence is fit for the caller."""


@dataclass(slots=True)
class Record:
    """One instance of an entity: its known facts, what it belongs to, and what belongs to it (`None` where nobody said)."""

    entity: str
    path: str
    facts: dict[str, Exact] = field(default_factory=dict)
    parents: dict[str, Record] = field(default_factory=dict)
    children: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    memo: dict[str, Any] = field(default_factory=dict)

    def called(self, name: str) -> str:
        """The name of one of its facts, seen from the subject: `birth_date`, `family.members[1].income`."""
        return f"{self.path}.{name}" if self.path else name


def record_of(vocabulary: Vocabulary, entity: str, given: Given) -> Record:
    """The record of a subject: facts by name, collections as lists, and what it belongs to as a mapping.

    The members listed under the family of a person are the *other* members: the person is added.
    """
    if entity not in vocabulary.entities:
        raise WrongFact(f"There is no “{entity}” in this law. Known: {', '.join(vocabulary.entities)}.")
    return _record(vocabulary, vocabulary.entities[entity], given, "")


def _record(vocabulary: Vocabulary, entity: Entity, given: Given, path: str) -> Record:
    record = Record(entity.name, path)
    collections = vocabulary.collections(entity.name)
    for name, value in given.items():
        fact = entity.facts.get(name)
        if fact is not None:
            if value is not None:
                record.facts[name] = fact_held(fact, value)
        elif name in entity.links:
            _place_above(vocabulary, record, name, _mapping(name, value))
        elif name in collections:
            record.children[name] = tuple(_below(vocabulary, record, name, value))
        else:
            known = ", ".join([*entity.facts, *entity.links, *collections])
            raise WrongFact(f"“{name}” is not a fact of a {entity.name}. Known: {known}.")
    return record


def _below(vocabulary: Vocabulary, record: Record, collection: str, given: object) -> list[Record]:
    if type(given) is not list and (not isinstance(given, Sequence) or isinstance(given, str)):
        raise WrongFact(f"“{collection}” is not a list.")
    link = vocabulary.collections(record.entity)[collection]
    found = []
    for at, each in enumerate(given):
        child = _record(
            vocabulary, vocabulary.entities[link.child], _mapping(collection, each), f"{record.called(collection)}[{at}]"
        )
        child.parents[link.name] = record
        found.append(child)
    return found


def _place_above(vocabulary: Vocabulary, record: Record, name: str, given: Given) -> None:
    link = vocabulary.entities[record.entity].links[name]
    parent = _record(vocabulary, vocabulary.entities[link.parent], given, record.called(name))
    if link.collection in parent.children:
        parent.children[link.collection] = (record, *parent.children[link.collection])
    record.parents[name] = parent


def _mapping(name: str, value: object) -> Given:
    # Most are plain, and one look at the type is a fifth of the price of asking the abstract class.
    if type(value) is dict or isinstance(value, Mapping):
        return value
    raise WrongFact(f"“{name}” is not a set of facts.")


def fact_held(fact: FactKind, value: object) -> Exact:
    """A given value as the engines hold it; one of the wrong kind is a `WrongFact`."""
    found = _held(fact.kind, value)
    if found is None:
        raise WrongFact(f"“{fact.name}” must be {_wanted(fact)}; {value!r} is not.")
    return found


def _wanted(fact: FactKind) -> str:
    return f"{fact.kind}" if not isinstance(fact.kind, Day) else "a day such as 2025-04-01"


def _held(kind: Kind, value: object) -> Exact | None:
    if isinstance(kind, Number):
        return _number(kind, value)
    if isinstance(kind, Day):
        return _day(value)
    if isinstance(kind, Truth):
        return value if isinstance(value, bool) else None
    return value if isinstance(value, str) and value in kind.options else None


def _day(value: object) -> date | None:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return None
    return day if type(day) is date and EARLIEST <= day <= LATEST else None


def _number(kind: Number, value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, WRITTEN):
        return None
    if type(value) is int:
        found: int | None = value * 10**kind.scale
    else:
        try:
            number = Decimal(value)
            found = held(number, kind.scale) if number.is_finite() else None
        except (InvalidOperation, ValueError):
            return None
    largest = LONGEST.get(kind.unit.powers, LARGEST) if kind.unit is not None else LARGEST
    return found if found is not None and abs(found) <= largest else None
