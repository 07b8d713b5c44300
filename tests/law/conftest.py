"""The law of Azerbaijan as it stands in the source, read once."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psycopg
import pytest
import yaml

import dayaq.law
from dayaq.rules.book import Law, read_law
from dayaq.rules.sql.cases import Execute

LAW = Path(dayaq.law.__file__).parent


@pytest.fixture(scope="session")
def law() -> Law:
    return read_law(LAW)


@pytest.fixture(scope="session")
def sources() -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load((LAW / "sources.yaml").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="session")
def duckdb_execute() -> Iterator[Execute]:
    with duckdb.connect() as connection:
        yield lambda sql: connection.execute(sql).fetchall()


@pytest.fixture(scope="session")
def postgresql_execute() -> Iterator[Execute]:
    with psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres", autocommit=True) as connection:
        yield lambda sql: connection.execute(sql).fetchall()
