"""Lagoonia, an invented country, and the engines that are asked about it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import psycopg
import pytest

from dayaq.rules.book import Law, read_law
from dayaq.rules.sql.cases import Execute

COUNTRY = Path(__file__).parent / "country"
WriteLaw = Callable[..., Path]


@pytest.fixture(scope="session")
def country() -> Law:
    return read_law(COUNTRY)


@pytest.fixture(scope="session")
def duckdb_execute() -> Iterator[Execute]:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        yield lambda sql: connection.execute(sql).fetchall()


@pytest.fixture(scope="session")
def postgresql_execute() -> Iterator[Execute]:
    with psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres", autocommit=True) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


@pytest.fixture
def write_law(tmp_path: Path) -> WriteLaw:
    """A law of one folder, with what a test gives in place of what is right."""

    def write(**given: str) -> Path:
        files = {
            "book.yaml": "name: X\nbegins: 2020-01-01\ncurrency: LAG\nlanguages: [en]\n",
            "facts.py": FACTS,
            "benefit/amounts.yaml": AMOUNTS,
            "benefit/rule.py": RULE,
        }
        names = {"book": "book.yaml", "facts": "facts.py", "amounts": "benefit/amounts.yaml", "rule": "benefit/rule.py"}
        names |= {"texts": "benefit/texts.yaml", "cases": "benefit/cases.yaml"}
        for name, text in (files | {names[name]: text for name, text in given.items()}).items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        return tmp_path

    return write


FACTS = '''
class Sex(Choices):
    """Sex."""

    female = option("woman")
    male = option("man")


class Person(Entity):
    """A person."""

    birth_date: Date = fact("Day of birth")
    capital: Money = fact("Capital")
    record: Months = fact("Record")
    sex: Sex = fact("Sex")


class Month(Entity):
    """A month."""

    person: Person = belongs("months")
    wage: Money = fact("Wage")
'''
AMOUNTS = """
least:
  description: {en: The least}
  unit: LAG/month
  values: {2020-01-01: 100}
by_sex:
  description: {en: By sex}
  unit: years
  by: Sex
  keys:
    female: {values: {2020-01-01: 60}}
    male: {values: {2020-01-01: 65}}
"""
RULE = """
@condition("A 1")
def rich_enough(person: Person, law: Law) -> bool:
    return person.capital >= law.least
"""
