"""One text of the law, one answer: explanation, compiled Python, DuckDB and PostgreSQL are equal to the last bit."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dayaq.rules.book import Law, read_law
from dayaq.rules.cases import Case, Engine, differences, explained, read_cases
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.scalar import ScalarEngine
from dayaq.rules.sql.cases import Execute, sql_engine
from dayaq.rules.sql.dialects import DUCKDB, POSTGRESQL
from tests.rules import population
from tests.rules.anybody import anybody
from tests.rules.conftest import COUNTRY
from tests.rules.engines import by_explanation, by_python, by_sql, first_difference

CASES = list(read_cases(read_law(COUNTRY)))


def engines(duckdb_execute: Execute, postgresql_execute: Execute) -> dict[str, Engine]:
    return {
        "explanation": explained,
        "DuckDB": sql_engine(duckdb_execute, DUCKDB),
        "PostgreSQL": sql_engine(postgresql_execute, POSTGRESQL),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_example_holds_in_every_engine(
    case: Case, country: Law, duckdb_execute: Execute, postgresql_execute: Execute
) -> None:
    for name, engine in engines(duckdb_execute, postgresql_execute).items():
        assert (name, [str(each) for each in differences(country, case, engine)]) == (name, [])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), day=st.sampled_from(population.LEGAL_DAYS), hindsight=st.booleans())
def test_all_engines_give_every_rule_of_random_families_the_same_value(
    country: Law, duckdb_execute: Execute, postgresql_execute: Execute, seed: int, day: date, hindsight: bool
) -> None:
    random = Random(seed)
    law = law_on(country, day, None if hindsight else day)
    families = [record_of(country.vocabulary, "family", population.family(random)) for _ in range(5)]

    expected = by_explanation(law, families)

    assert first_difference(expected, by_python(ScalarEngine(country), law, families)) is None
    assert first_difference(expected, by_sql(law, families, duckdb_execute, DUCKDB)) is None
    assert first_difference(expected, by_sql(law, families, postgresql_execute, POSTGRESQL)) is None


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), day=st.sampled_from(population.LEGAL_DAYS))
def test_all_engines_agree_about_anybody_that_the_vocabulary_allows(
    country: Law, duckdb_execute: Execute, postgresql_execute: Execute, seed: int, day: date
) -> None:
    random, law = Random(seed), law_on(country, day)
    families = [record_of(country.vocabulary, "family", anybody(country, "family", day, random)) for _ in range(4)]

    expected = by_explanation(law, families)

    assert first_difference(expected, by_python(ScalarEngine(country), law, families)) is None
    assert first_difference(expected, by_sql(law, families, duckdb_execute, DUCKDB)) is None
    assert first_difference(expected, by_sql(law, families, postgresql_execute, POSTGRESQL)) is None
