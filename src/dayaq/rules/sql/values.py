"""Writes a few records as relations of literals, so that any engine can be asked the examples of the law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dayaq.rules.kinds import Exact
from dayaq.rules.records import Record
from dayaq.rules.sql.dialects import Dialect
from dayaq.rules.sql.query import Sources
from dayaq.rules.vocabulary import Entity, Vocabulary

Rows = dict[str, dict[int, Record]]


@dataclass(slots=True)
class _Numbering:
    rows: Rows
    numbers: dict[int, int] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        if id(record) in self.numbers:
            return
        rows = self.rows.setdefault(record.entity, {})
        self.numbers[id(record)] = len(rows) + 1
        rows[len(rows) + 1] = record
        for parent in record.parents.values():
            self.add(parent)
        for children in record.children.values():
            for child in children:
                self.add(child)


def sources_of(vocabulary: Vocabulary, records: Iterable[Record], dialect: Dialect) -> tuple[Sources, list[int]]:
    """Relations that hold the records and all that hangs together with them, and the `id` of each record in its own."""
    numbering = _Numbering({entity: {} for entity in vocabulary.entities})
    asked = list(records)
    for record in asked:
        numbering.add(record)
    relations = {name: _relation(vocabulary, entity, numbering, dialect) for name, entity in vocabulary.entities.items()}
    partial = frozenset(f"{link.parent}.{link.collection}" for link in vocabulary.links())
    return Sources(relations, partial), [numbering.numbers[id(record)] for record in asked]


def _relation(vocabulary: Vocabulary, entity: Entity, numbering: _Numbering, dialect: Dialect) -> str:
    collections = list(vocabulary.collections(entity.name))
    kinds = (
        {"id": "BIGINT"}
        | {f"{link}_id": "BIGINT" for link in entity.links}
        | {f"{name}_known": "BOOLEAN" for name in collections}
    )
    kinds |= {fact.name: dialect.type_of(fact.kind) for fact in entity.facts.values()}
    rows = [list(_row(number, record, entity, collections, numbering)) for number, record in numbering.rows[entity.name].items()]
    written = [_selected(row, kinds, dialect) for row in rows]
    return "(" + " UNION ALL ".join([*written, _selected([None] * len(kinds), kinds, dialect) + " WHERE FALSE"]) + ")"


def _selected(row: list[Exact | None], kinds: dict[str, str], dialect: Dialect) -> str:
    columns = zip(row, kinds.items(), strict=True)
    return "SELECT " + ", ".join(
        f"CAST({_literal(value)} AS {kind}) AS {dialect.name_of(name)}" for value, (name, kind) in columns
    )


def _row(number: int, record: Record, entity: Entity, collections: list[str], numbering: _Numbering) -> Iterator[Exact | None]:
    yield number
    for link in entity.links:
        parent = record.parents.get(link)
        yield numbering.numbers[id(parent)] if parent is not None else None
    for collection in collections:
        yield collection in record.children
    for fact in entity.facts:
        yield record.facts.get(fact)


def _literal(value: Exact | None) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
