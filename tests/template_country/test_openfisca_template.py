"""The country template's own tests hold in every engine of ours, read from the installed package and never copied."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import psycopg
import pytest

from dayaq.rules.evaluate import Evaluation
from dayaq.rules.in_force import law_on
from dayaq.rules.openfisca.questions import Question
from dayaq.rules.scalar import compile_law, forget
from dayaq.rules.sql.cases import Execute, values_of
from dayaq.rules.sql.dialects import DUCKDB, POSTGRESQL, Dialect
from dayaq.rules.unknown import Unknown
from tests.template_country.reading import template_tests

Ask = Callable[[Question], Any]


def by_explanation(question: Question) -> Any:
    if not question.rule:
        return question.record.facts.get(question.name)
    result = Evaluation(law_on(question.law, question.day)).rule(question.rule, question.record)
    return None if isinstance(result, Unknown) else result


def by_python(question: Question) -> Any:
    if not question.rule:
        return question.record.facts.get(question.name)
    forget(question.record)
    return compile_law(law_on(question.law, question.day)).value(question.rule, question.record, question.day)


def by_sql(execute: Execute, dialect: Dialect) -> Ask:
    def ask(question: Question) -> Any:
        if not question.rule:
            return question.record.facts.get(question.name)
        law = law_on(question.law, question.day)
        return values_of(law, [question.rule], question.record, execute, dialect)[question.rule]

    return ask


@pytest.fixture(scope="module")
def engines() -> Iterator[dict[str, Ask]]:
    with duckdb.connect() as duck, psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres", autocommit=True) as postgresql:
        duck.execute("SET threads = 1")
        yield {
            "explanation": by_explanation,
            "Python": by_python,
            "DuckDB": by_sql(lambda sql: duck.execute(sql).fetchall(), DUCKDB),
            "PostgreSQL": by_sql(lambda sql: postgresql.execute(sql).fetchall(), POSTGRESQL),
        }


@pytest.mark.parametrize("engine", ["explanation", "Python", "DuckDB", "PostgreSQL"])
def test_the_templates_own_tests_hold(engines: dict[str, Ask], engine: str) -> None:
    ask, questions = engines[engine], template_tests().questions

    assert [told for question in questions if (told := question.difference(ask(question))) is not None] == []


def test_only_tests_that_load_python_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    gathered = template_tests()
    with capsys.disabled():
        print(f"\nThe country template's tests: {len(gathered.ran)} ran, {len(gathered.questions)} values asked of each engine.")
        for example, why in gathered.left_out:
            print(f"  left out: “{example.name}” {why}")

    assert len(gathered.ran) >= 30
    assert all("loads Python: openfisca_country_template.reforms." in why for _, why in gathered.left_out)
