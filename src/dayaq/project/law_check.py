"""`dayaq law check`: looks the whole law over and tries its examples, all or one folder's, in every engine at hand."""

from collections.abc import Iterator
from contextlib import ExitStack

import click
import duckdb
import psycopg

from dayaq.law.book import law_book
from dayaq.project.environment import BadEnvironment, database_url
from dayaq.rules.book import Law, UnknownFolder
from dayaq.rules.cases import Case, Engine, cases_of, differences, explained, read_cases
from dayaq.rules.check import problems
from dayaq.rules.scalar_cases import scalar_engine
from dayaq.rules.source import LawError
from dayaq.rules.sql.cases import sql_engine
from dayaq.rules.sql.dialects import DUCKDB, POSTGRESQL

SECONDS_TO_CONNECT = 3
SAID_BY_EXPLANATION_ONLY = "missing"


@click.command()
@click.argument("folder", required=False)
def check(folder: str | None) -> None:
    """Look the law over and try every example, or one FOLDER's, in every engine; exit code 1 if anything is wrong."""
    try:
        book = law_book()
        cases = list(read_cases(book) if folder is None else cases_of(book, book.folder(folder)))
        wrong = [str(problem) for problem in problems(book)]
    except (LawError, UnknownFolder) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{len(book.benefits())} benefits, {len(book.rules)} rules, {len(book.amounts)} amounts, {len(cases)} examples")
    with ExitStack() as stack:
        for name, engine in engines_at_hand(book, stack):
            found = differing(book, cases, name, engine)
            click.echo(f"{name}: {len(cases)} examples, {len(found)} differences")
            wrong += found
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        raise SystemExit(1)


def differing(book: Law, cases: list[Case], name: str, engine: Engine) -> list[str]:
    """What an engine answers otherwise than the examples expect; only explanations are asked what is missing."""
    found = [each for case in cases for each in differences(book, case, engine)]
    asked = [each for each in found if engine is explained or each.what != SAID_BY_EXPLANATION_ONLY]
    return [f"{name}: {each}" for each in asked]


def engines_at_hand(book: Law, stack: ExitStack) -> Iterator[tuple[str, Engine]]:
    """Every engine that can be asked here, by name; where PostgreSQL cannot, it is said and passed over."""
    yield "explanation", explained
    yield "Python", scalar_engine(book)
    embedded = stack.enter_context(duckdb.connect())
    yield "DuckDB", sql_engine(lambda sql: embedded.execute(sql).fetchall(), DUCKDB)
    try:
        connection = stack.enter_context(psycopg.connect(database_url(), autocommit=True, connect_timeout=SECONDS_TO_CONNECT))
    except (BadEnvironment, psycopg.OperationalError) as error:
        click.echo(f"PostgreSQL: not asked, no database is at hand ({_first_line(error)})")
        return
    yield "PostgreSQL", sql_engine(lambda sql: connection.execute(sql.encode()).fetchall(), POSTGRESQL)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]
