"""Asks every engine for every rule of the country about the same people."""

from collections.abc import Iterator, Sequence
from typing import Any

from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn
from dayaq.rules.records import Record
from dayaq.rules.scalar import ScalarEngine, forget
from dayaq.rules.sql.cases import Execute
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


def first_difference(left: list[Answers], right: list[Answers]) -> tuple[int, tuple[str, str], Any, Any] | None:
    """The first value on which two engines differ; a truth is not a number."""
    for at, (one, other) in enumerate(zip(left, right, strict=True)):
        for key, value in one.items():
            if (type(value), value) != (type(other[key]), other[key]):
                return at, key, value, other[key]
    return None
