"""DuckDB over families that lie together equals the explanation, unknown facts, empty families and all."""

from collections.abc import Iterator
from datetime import date
from random import Random

import duckdb
import pyarrow as pa
import pytest

from dayaq.rules.book import Law
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.sql.clustered import Clustered, WrongClusters, answered
from tests.rules import population
from tests.rules.anybody import anybody
from tests.rules.engines import by_clusters, by_explanation, first_difference

DAY = date(2023, 2, 28)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        yield connection


@pytest.mark.parametrize("seed", range(6))
def test_families_that_lie_together_are_answered_as_one_by_one(
    country: Law, connection: duckdb.DuckDBPyConnection, seed: int
) -> None:
    random, law = Random(seed), law_on(country, population.LEGAL_DAYS[seed])
    families = [record_of(country.vocabulary, "family", population.family(random)) for _ in range(5)]
    families += [record_of(country.vocabulary, "family", anybody(country, "family", law.day, random)) for _ in range(2)]

    assert first_difference(by_explanation(law, families), by_clusters(law, families, connection)) is None


def test_nobody_is_answered_too(country: Law, connection: duckdb.DuckDBPyConnection) -> None:
    assert by_clusters(law_on(country, DAY), [], connection) == []


def test_what_is_known_of_everybody_is_answered_as_one_by_one(country: Law, connection: duckdb.DuckDBPyConnection) -> None:
    law = law_on(country, DAY)
    month = {"start": "2022-05-01", "wage": "600", "insured": True}
    person = {"birth_date": "1990-01-01", "sex": "male", "capital": 0, "record": 0, "loss": 60, "student": False}
    person |= {"months": [month, month | {"wage": 5}], "contracts": []}
    facts = {"registered": True, "rent": 100, "members": [person, person | {"sex": "female", "months": []}]}
    families = [record_of(country.vocabulary, "family", facts), record_of(country.vocabulary, "family", facts | {"members": []})]

    assert first_difference(by_explanation(law, families), by_clusters(law, families, connection)) is None


def test_beginnings_that_do_not_fit_are_refused(country: Law, connection: duckdb.DuckDBPyConnection) -> None:
    tables = {"family": pa.table({"rent": [1, 2]}), "person": pa.table({"capital": [1, 2, 3]}), "month": pa.table({"wage": [1]})}
    first = {"person": pa.array([0, 3]), "month": pa.array([0, 1, 1, 1])}

    with pytest.raises(WrongClusters, match="beginnings of person"):
        answered(law_on(country, DAY), ["family_aid.entitled"], Clustered(tables, first), connection)
