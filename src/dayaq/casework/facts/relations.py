"""Puts the sources together: one relation for each entity of the law, with every fact that the rules read."""

from collections.abc import Iterable, Sequence

from dayaq.casework.facts.source import FactSource
from dayaq.rules.kinds import Kind, Number
from dayaq.rules.sql.dialects import POSTGRESQL
from dayaq.rules.sql.query import Sources
from dayaq.rules.vocabulary import Entity, Link, Vocabulary

PERSON = "person"


class FactOwnedTwice(ValueError):
    """Two sources supply one fact: a fact has one owner."""


def relations(vocabulary: Vocabulary, sources: Sequence[FactSource]) -> Sources:
    """The relation of each entity as the law's queries ask it, still with the parameters of the sources.

    A person has a row each; what belongs to a person stands in a relation of its own where a source supplies it. What no source
    supplies is unknown of everybody. Refuses two owners of one fact (`FactOwnedTwice`).
    """
    _check_owners(sources)
    asked = {
        name: _people(vocabulary, sources) if name == PERSON else _owned(vocabulary, entity, sources)
        for name, entity in vocabulary.entities.items()
    }
    collections = {f"{link.parent}.{link.collection}" for link in vocabulary.links()}
    return Sources(asked, frozenset(collections))


def supplied(sources: Iterable[FactSource], entity: str) -> bool:
    """Whether some source supplies an entity."""
    return any(source.entity == entity for source in sources)


def owning(vocabulary: Vocabulary, entity: str) -> Link:
    """By which link a thing belongs to the person in the column `person` of its source: its first to a person.

    A survivor is linked to two people, and belongs to the one who lost somebody.
    """
    return next(link for link in vocabulary.entities[entity].links.values() if link.parent == PERSON)


def _check_owners(sources: Sequence[FactSource]) -> None:
    facts = [(source.entity, fact) for source in sources for fact in source.facts]
    twice = {fact for fact in facts if facts.count(fact) > 1}
    if twice:
        raise FactOwnedTwice(", ".join(sorted(f"{entity}.{fact}" for entity, fact in twice)))
    owned = [source.entity for source in sources if source.entity != PERSON]
    if len(set(owned)) < len(owned):
        raise FactOwnedTwice("two sources supply one kind of thing; their rows cannot be told to be the same")


def _people(vocabulary: Vocabulary, sources: Sequence[FactSource]) -> str:
    """One row for each person on file, whatever the other registers know of them."""
    person = vocabulary.entities[PERSON]
    about = [source for source in sources if source.entity == PERSON]
    columns = ["s0.person AS id", *(f"NULL::uuid AS {link}_id" for link in person.links)]
    owner = {fact: f"s{at}" for at, source in enumerate(about) for fact in source.facts}
    columns += [_column(owner.get(name), name, fact.kind) for name, fact in person.facts.items()]
    columns += [
        f"{'TRUE' if supplied(sources, link.child) and link == owning(vocabulary, link.child) else 'FALSE'} AS {name}_known"
        for name, link in vocabulary.collections(PERSON).items()
    ]
    joined = "".join(f" LEFT JOIN ({source.relation}) s{at} ON s{at}.person = s0.person" for at, source in enumerate(about) if at)
    return f"(SELECT {', '.join(columns)} FROM ({about[0].relation}) s0{joined})"  # noqa: S608 - our own names


def _owned(vocabulary: Vocabulary, entity: Entity, sources: Sequence[FactSource]) -> str:
    """The rows of what belongs to people; none where no source supplies it."""
    source = next((source for source in sources if source.entity == entity.name), None)
    columns = [f"{_link(vocabulary, source, link)} AS {name}_id" for name, link in entity.links.items()]
    known = set(source.facts) if source is not None else set()
    columns += [_column("s" if name in known else None, name, fact.kind) for name, fact in entity.facts.items()]
    columns += [f"FALSE AS {name}_known" for name in vocabulary.collections(entity.name)]
    head = "row_number() OVER () AS id" if source is not None else "NULL::bigint AS id"
    rows = f"FROM ({source.relation}) s" if source is not None else "WHERE FALSE"
    return f"(SELECT {', '.join([head, *columns])} {rows})"


def _link(vocabulary: Vocabulary, source: FactSource | None, link: Link) -> str:
    return "s.person" if source is not None and link == owning(vocabulary, link.child) else "NULL::uuid"


def _column(alias: str | None, name: str, kind: Kind) -> str:
    """A fact as the law's queries hold it: money and rates in their smallest parts."""
    held = POSTGRESQL.type_of(kind)
    if alias is None:
        return f'NULL::{held} AS "{name}"'
    value = f'{alias}."{name}"'
    if isinstance(kind, Number) and kind.scale:
        value = f"round({value} * {10**kind.scale})"
    return f'{value}::{held} AS "{name}"'
