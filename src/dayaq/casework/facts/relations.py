"""Puts the sources together: one relation for each entity of the law, with every fact that the rules read."""

from collections.abc import Iterable, Sequence

from dayaq.casework.facts.source import PERSON, SUBJECT, FactSource
from dayaq.rules.kinds import Kind, Number
from dayaq.rules.sql.dialects import POSTGRESQL
from dayaq.rules.sql.query import Sources
from dayaq.rules.vocabulary import Entity, Link, Vocabulary

__all__ = ["PERSON", "FactOwnedTwice", "identified", "listing", "owning", "relations", "told_of"]


class FactOwnedTwice(ValueError):
    """Two sources supply one fact: a fact has one owner."""


def relations(vocabulary: Vocabulary, sources: Sequence[FactSource]) -> Sources:
    """The relation of each entity as the law's queries ask it, still with the parameters of the sources.

    A person has a row each; what belongs to a person stands in a relation of its own where a source lists it, with the owner in
    the column `owner` and whom it is about in `about`. What no source supplies is unknown of everybody. Refuses two owners of one
    fact (`FactOwnedTwice`).
    """
    check_owners(sources)
    asked = {
        name: _people(vocabulary, sources) if name == PERSON else _owned(vocabulary, entity, sources)
        for name, entity in vocabulary.entities.items()
    }
    collections = {f"{link.parent}.{link.collection}" for link in vocabulary.links()}
    return Sources(asked, frozenset(collections))


def listing(sources: Iterable[FactSource], entity: str) -> FactSource | None:
    """The source that tells which things of a kind there are, where one does."""
    return next((source for source in sources if source.entity == entity != PERSON and source.lists), None)


def identified(sources: Iterable[FactSource], entity: str) -> bool:
    """Whether the things of a kind are themselves about a human being, so that a right can be about each of them."""
    source = listing(sources, entity)
    return source is not None and source.identified


def owning(vocabulary: Vocabulary, entity: str) -> Link:
    """By which link a thing belongs to the person in the column `person` of its source: its first to a person.

    A survivor is linked to two people, and belongs to the one who lost somebody.
    """
    return next(link for link in vocabulary.entities[entity].links.values() if link.parent == PERSON)


def told_of(vocabulary: Vocabulary, source: FactSource, link: Link) -> str:
    """The column of a source's rows that tells where a link leads, empty where none does.

    Besides the owner, a thing may be linked to the very person it is about: a survivor to the deceased.
    """
    if link == owning(vocabulary, source.entity):
        return PERSON
    return SUBJECT if source.identified and link.parent == PERSON else ""


def check_owners(sources: Sequence[FactSource]) -> None:
    """Refuses two owners of one fact, and two lists of one kind of thing, whose rows could not be told to be the same."""
    facts = [(source.entity, fact) for source in sources for fact in source.facts]
    twice = {fact for fact in facts if facts.count(fact) > 1}
    if twice:
        raise FactOwnedTwice(", ".join(sorted(f"{entity}.{fact}" for entity, fact in twice)))
    lists = [source.entity for source in sources if source.entity != PERSON and source.lists]
    if len(set(lists)) < len(lists):
        raise FactOwnedTwice("two sources list one kind of thing; their rows cannot be told to be the same")


def _people(vocabulary: Vocabulary, sources: Sequence[FactSource]) -> str:
    """One row for each person on file, whatever the other registers know of them."""
    person = vocabulary.entities[PERSON]
    first, *others = [source for source in sources if source.entity == PERSON]
    about = [first, *(source for source in others if set(source.facts) & set(person.facts))]
    columns = ["s0.person AS id", *(f"NULL::bigint AS {link}_id" for link in person.links)]
    columns += _columns(person, about)
    columns += [f"{_known(vocabulary, sources, link)} AS {name}_known" for name, link in vocabulary.collections(PERSON).items()]
    joined = "".join(f" LEFT JOIN ({source.relation}) s{at} ON s{at}.person = s0.person" for at, source in enumerate(about) if at)
    return f"(SELECT {', '.join(columns)} FROM ({about[0].relation}) s0{joined})"  # noqa: S608 - our own names


def _known(vocabulary: Vocabulary, sources: Sequence[FactSource], link: Link) -> str:
    """Whether the registers tell all that belongs to a person by a link."""
    source = listing(sources, link.child)
    known = source is not None and source.complete and bool(told_of(vocabulary, source, link))
    return "TRUE" if known else "FALSE"


def _owned(vocabulary: Vocabulary, entity: Entity, sources: Sequence[FactSource]) -> str:
    """The rows of what belongs to people, with what other registers add to them; none where no source lists it."""
    source = listing(sources, entity.name)
    adding = [one for one in sources if one.entity == entity.name and not one.lists and set(one.facts) & set(entity.facts)]
    told = [source, *adding] if source is not None else []
    columns = [f"{_link(vocabulary, source, link)} AS {name}_id" for name, link in entity.links.items()]
    columns += _columns(entity, told)
    columns += [f"FALSE AS {name}_known" for name in vocabulary.collections(entity.name)]
    about = "s0.subject" if source is not None and source.identified else "NULL::uuid"
    if source is None:
        head, rows = ["NULL::bigint AS id", "NULL::uuid AS owner", f"{about} AS about"], "WHERE FALSE"
    else:
        head = ["row_number() OVER () AS id", "s0.person AS owner", f"{about} AS about"]
        rows = f"FROM ({source.relation}) s0" + "".join(_joined(one, at) for at, one in enumerate(told) if at)
    return f"(SELECT {', '.join([*head, *columns])} {rows})"


def _joined(source: FactSource, at: int) -> str:
    keys = " AND ".join(f"s{at}.{key} = s0.{key}" for key in source.keys)
    return f" LEFT JOIN ({source.relation}) s{at} ON {keys}"


def _link(vocabulary: Vocabulary, source: FactSource | None, link: Link) -> str:
    column = told_of(vocabulary, source, link) if source is not None else ""
    return f"s0.{column}" if column else "NULL::uuid" if link.parent == PERSON else "NULL::bigint"


def _columns(entity: Entity, sources: Sequence[FactSource]) -> list[str]:
    owner = {fact: f"s{at}" for at, source in enumerate(sources) for fact in source.facts}
    return [_column(owner.get(name), name, fact.kind) for name, fact in entity.facts.items()]


def _column(alias: str | None, name: str, kind: Kind) -> str:
    """A fact as the law's queries hold it: money and rates in their smallest parts."""
    held = POSTGRESQL.type_of(kind)
    if alias is None:
        return f'NULL::{held} AS "{name}"'
    value = f'{alias}."{name}"'
    if isinstance(kind, Number) and kind.scale:
        value = f"round({value} * {10**kind.scale})"
    return f'{value}::{held} AS "{name}"'
