"""Every rule of the whole law has one value, whoever computes it: the explanation, compiled Python, DuckDB or PostgreSQL."""

from datetime import date, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dayaq.rules.book import Law
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.scalar import ScalarEngine
from dayaq.rules.sql.cases import Execute
from dayaq.rules.sql.dialects import DUCKDB, POSTGRESQL
from tests.law.population import People
from tests.law.test_cases import BOOK
from tests.rules.engines import by_explanation, by_python, by_sql, first_difference

TURNS = [day for day in BOOK.dates() if day >= BOOK.begins]
DAYS = [*TURNS, *(day - timedelta(days=1) for day in TURNS if day > BOOK.begins), date(2020, 2, 29), date(2026, 11, 22)]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), day=st.sampled_from(sorted(DAYS)), hindsight=st.booleans())
def test_all_engines_give_every_rule_of_random_people_the_same_value(
    law: Law, duckdb_execute: Execute, postgresql_execute: Execute, seed: int, day: date, hindsight: bool
) -> None:
    people = People(law, day, Random(seed))
    on = law_on(law, day, None if hindsight else day)
    records = [record_of(law.vocabulary, "family", people.family()) for _ in range(3)]
    records += [record_of(law.vocabulary, "survivor", people.survivor()) for _ in range(3)]

    expected = by_explanation(on, records)

    assert first_difference(expected, by_python(ScalarEngine(law), on, records)) is None
    assert first_difference(expected, by_sql(on, records, duckdb_execute, DUCKDB)) is None
    assert first_difference(expected, by_sql(on, records, postgresql_execute, POSTGRESQL)) is None
