"""Apache Spark gives every rule of the law the value that the explanation gives, of random people on two days of the law."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

import pytest

from dayaq.rules.dependencies import facts_read
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.records import Record, record_of
from dayaq.rules.sql.dialects import SPARK
from dayaq.rules.sql.query import query
from dayaq.rules.sql.values import sources_of
from dayaq.rules.unknown import Unknown
from tests.law.population import People
from tests.law.spark import READ_BY, Spark, spark
from tests.law.test_cases import BOOK
from tests.rules.engines import everybody

pytestmark = pytest.mark.long

DAYS = [date(2018, 3, 1), date(2025, 7, 1)]
PEOPLE = 15
Difference = tuple[str, str, Any, Any]


@pytest.fixture(scope="module")
def session() -> Iterator[Spark]:
    with spark() as running:
        yield running


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_spark_gives_every_rule_of_random_people_the_same_value(session: Spark, day: date) -> None:
    on, people = law_on(BOOK, day), People(BOOK, day, Random(20250701))
    subjects = [record_of(BOOK.vocabulary, "family", people.family()) for _ in range(PEOPLE)]
    subjects += [record_of(BOOK.vocabulary, "survivor", people.survivor()) for _ in range(PEOPLE)]
    runs = [(record, run) for subject in subjects for run in [Evaluation(on)] for record in everybody([subject])]

    assert [each for rules in _folder_by_folder(on) for each in _differences(session, on, rules, runs)] == []


def _folder_by_folder(on: LawOn) -> list[list[str]]:
    """The rules in force, those of one folder about one entity together: one query gives the columns of one entity."""
    found: dict[tuple[str, str], list[str]] = {}
    for rule in on.rules.values():
        found.setdefault((rule.folder, rule.entity), []).append(rule.id)
    return list(found.values())


def _differences(
    session: Spark, on: LawOn, rules: Sequence[str], runs: Sequence[tuple[Record, Evaluation]]
) -> Iterator[Difference]:
    mine = [(record, run) for record, run in runs if record.entity == on.rules[rules[0]].entity]
    if not mine:
        return
    read = BOOK.vocabulary.narrowed(facts_read(on, rules))
    sources, numbers = sources_of(read, [record for record, _ in mine], READ_BY)
    rows = {row[0]: row[1:] for row in session.execute(query(on, rules, session.holding(sources), SPARK).sql)}
    for (record, run), number in zip(mine, numbers, strict=True):
        for rule, found in zip(rules, rows[number], strict=True):
            value = run.rule(rule, record)
            expected = None if isinstance(value, Unknown) else value
            if (type(found), found) != (type(expected), expected):
                yield rule, record.path, found, expected
