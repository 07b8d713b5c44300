"""The facts given about one person or family, checked against the vocabulary and held exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dayaq.rules.given import EARLIEST, LARGEST, LATEST, LONGEST, WrongFact, fact_held, taker, wrong
from dayaq.rules.kinds import Exact
from dayaq.rules.vocabulary import Link, Taker, Vocabulary

__all__ = ["EARLIEST", "LARGEST", "LATEST", "LONGEST", "Given", "Record", "WrongFact", "fact_held", "record_of"]

Given = Mapping[str, Any]


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
    return _record(vocabulary, entity, given, "")


def _record(vocabulary: Vocabulary, entity: str, given: Given, path: str) -> Record:
    facts: dict[str, Exact] = {}
    record = Record(entity, path, facts, {}, {}, {})
    takers = vocabulary.takers.get(entity) or _takers(vocabulary, entity)
    for name, value in given.items():
        take = takers.get(name)
        if take is None:
            _place(vocabulary, record, name, value)
        elif value is not None:
            found = take(value)
            if found is None:
                raise wrong(vocabulary.entities[entity].facts[name], value)
            facts[name] = found
    return record


def _takers(vocabulary: Vocabulary, entity: str) -> dict[str, Taker]:
    """What takes the value of each fact of an entity: made once, for every answer begins by asking it."""
    facts = vocabulary.entities[entity].facts
    vocabulary.takers[entity] = {name: taker(fact.kind) for name, fact in facts.items()}
    return vocabulary.takers[entity]


def _place(vocabulary: Vocabulary, record: Record, name: str, value: object) -> None:
    """Puts in its place what is no fact: a collection, or what the record belongs to."""
    entity, collections = vocabulary.entities[record.entity], vocabulary.collections(record.entity)
    if name in entity.links:
        _place_above(vocabulary, record, name, _mapping(name, value))
    elif name in collections:
        record.children[name] = _below(vocabulary, record, collections[name], value)
    else:
        known = ", ".join([*entity.facts, *entity.links, *collections])
        raise WrongFact(f"“{name}” is not a fact of a {entity.name}. Known: {known}.")


def _below(vocabulary: Vocabulary, record: Record, link: Link, given: object) -> tuple[Record, ...]:
    collection = link.collection
    if type(given) is not list and (not isinstance(given, Sequence) or isinstance(given, str)):
        raise WrongFact(f"“{collection}” is not a list.")
    path = record.called(collection)
    found = [_record(vocabulary, link.child, _mapping(collection, each), f"{path}[{at}]") for at, each in enumerate(given)]
    for child in found:
        child.parents[link.name] = record
    return tuple(found)


def _place_above(vocabulary: Vocabulary, record: Record, name: str, given: Given) -> None:
    link = vocabulary.entities[record.entity].links[name]
    parent = _record(vocabulary, link.parent, given, record.called(name))
    if link.collection in parent.children:
        parent.children[link.collection] = (record, *parent.children[link.collection])
    record.parents[name] = parent


def _mapping(name: str, value: object) -> Given:
    # Most are plain, and one look at the type is a fifth of the price of asking the abstract class.
    if type(value) is dict or isinstance(value, Mapping):
        return value
    raise WrongFact(f"“{name}” is not a set of facts.")
