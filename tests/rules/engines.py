"""Asks every engine for every rule of the country about the same people."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import duckdb
import pyarrow as pa

from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.layout import layout_of
from dayaq.rules.kinds import Choice, Day, Kind, Number
from dayaq.rules.plan import strata
from dayaq.rules.records import Record
from dayaq.rules.scalar import ScalarEngine, forget
from dayaq.rules.sql.cases import Execute
from dayaq.rules.sql.clustered import Clustered, answered
from dayaq.rules.sql.dialects import Dialect
from dayaq.rules.sql.query import query
from dayaq.rules.sql.values import sources_of
from dayaq.rules.unknown import Unknown

Answers = dict[tuple[str, str], Any]


def everybody(families: Sequence[Record]) -> Iterator[Record]:
    """Families with all that hangs together with them."""
    for record in families:
        yield record
        for children in record.children.values():
            yield from everybody(children)


def by_explanation(law: LawOn, families: Sequence[Record]) -> list[Answers]:
    """Every rule of every record, by the engine of explanations; `None` for unknown."""
    found = []
    for family in families:
        run = Evaluation(law)
        answers: Answers = {}
        for record in everybody([family]):
            for rule in law.rules.values():
                if rule.entity == record.entity:
                    value = run.rule(rule.id, record)
                    answers[(rule.id, record.path)] = None if isinstance(value, Unknown) else value
        found.append(answers)
    return found


def by_python(engine: ScalarEngine, law: LawOn, families: Sequence[Record]) -> list[Answers]:
    """Every rule of every record, by compiled Python."""
    compiled, found = engine.on(law.day, law.known), []
    for family in families:
        forget(family)
        found.append(
            {
                (rule.id, record.path): compiled.value(rule.id, record, law.day)
                for record in everybody([family])
                for rule in law.rules.values()
                if rule.entity == record.entity
            }
        )
    return found


def by_sql(law: LawOn, families: Sequence[Record], execute: Execute, dialect: Dialect) -> list[Answers]:
    """Every rule of every record, by an SQL engine: one query for each entity."""
    found: list[Answers] = [{} for _ in families]
    owners = [(at, record) for at, family in enumerate(families) for record in everybody([family])]
    for entity in law.law.vocabulary.entities:
        asked = [rule.id for rule in law.rules.values() if rule.entity == entity]
        mine = [(at, record) for at, record in owners if record.entity == entity]
        if not asked or not mine:
            continue
        sources, numbers = sources_of(law.law.vocabulary, [record for _, record in mine], dialect)
        rows = {row[0]: row[1:] for row in execute(query(law, asked, sources, dialect).sql)}
        for (at, record), number in zip(mine, numbers, strict=True):
            found[at] |= {(rule_id, record.path): value for rule_id, value in zip(asked, rows[number], strict=True)}
    return found


def by_clusters(law: LawOn, families: Sequence[Record], connection: duckdb.DuckDBPyConnection, share: int = 2) -> list[Answers]:
    """Every rule of every record, by DuckDB over columns in which what belongs together lies together."""
    asked = list(law.rules)
    layout = layout_of(law.law.vocabulary, strata(law, asked))
    records, first = {layout.root: list(families)}, {}
    for entity in layout.entities[1:]:
        link = layout.links[entity]
        groups = [owner.children.get(link.collection, ()) for owner in records[link.parent]]
        first[entity] = pa.array([0, *accumulate(map(len, groups))], pa.int64())
        records[entity] = [record for group in groups for record in group]
    people = Clustered({entity: clustered_table(law, entity, records[entity]) for entity in layout.entities}, first)
    values = answered(law, asked, people, connection, share)
    found: dict[int, Answers] = {id(record): {} for each in records.values() for record in each}
    for rule_id, column in values.items():
        for record, value in zip(records[law.rules[rule_id].entity], column.to_pylist(), strict=True):
            found[id(record)][(rule_id, record.path)] = value
    return [{key: value for each in everybody([family]) for key, value in found[id(each)].items()} for family in families]


def clustered_table(law: LawOn, entity: str, records: Sequence[Record]) -> pa.Table:
    """The facts of some records of one entity, and which of their collections are known."""
    vocabulary = law.law.vocabulary
    columns = {
        name: pa.array([record.facts.get(name) for record in records], arrow_type(fact.kind))
        for name, fact in vocabulary.entities[entity].facts.items()
    }
    for name in vocabulary.collections(entity):
        columns[f"{name}_known"] = pa.array([name in record.children for record in records], pa.bool_())
    return pa.table(columns)


def arrow_type(kind: Kind) -> pa.DataType:
    """The type of a column of facts."""
    if isinstance(kind, Number):
        return pa.int64()
    if isinstance(kind, Choice):
        return pa.string()
    return pa.date32() if isinstance(kind, Day) else pa.bool_()


def first_difference(left: list[Answers], right: list[Answers]) -> tuple[int, tuple[str, str], Any, Any] | None:
    """The first value on which two engines differ; a truth is not a number."""
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        for key, value in one.items():
            if (type(value), value) != (type(other[key]), other[key]):
                return at, key, value, other[key]
    return None
