"""The verbs `dayaq db …`: start, stop, look at and remove the embedded database."""

import os
import sys

import click

from dayaq.project.database import server
from dayaq.project.database.refusals import DatabaseRefusal

NOT_RUNNING = 3


class DatabaseCommand(click.Command):
    """A verb of `dayaq db`: a refusal becomes one line and exit code 1 instead of a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except DatabaseRefusal as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.group()
def db() -> None:
    """The embedded PostgreSQL of this state folder (DAYAQ_HOME). DATABASE_URL overrides it."""


@db.command(cls=DatabaseCommand)
@click.option("--for-tests", is_flag=True, help="Give up durability for speed; only for data that may be lost.")
def start(*, for_tests: bool) -> None:
    """Start the database unless it runs; make it the first time."""
    if os.environ.get("DATABASE_URL"):
        click.echo("DATABASE_URL names the database; there is nothing to start.")
        return
    server.start(durable=not for_tests)
    click.echo(_sentence(server.status()))


@db.command(cls=DatabaseCommand)
def stop() -> None:
    """Stop the database; connections are cut, everything acknowledged is kept."""
    click.echo("stopped" if server.stop() else "was not running")


@db.command(cls=DatabaseCommand)
def status() -> None:
    """Say whether the database runs and where; exit code 3 when it does not."""
    if os.environ.get("DATABASE_URL"):
        click.echo("DATABASE_URL names the database.")
        return
    found = server.status()
    click.echo(_sentence(found))
    if found.port is None:
        sys.exit(NOT_RUNNING)


@db.command(cls=DatabaseCommand)
def url() -> None:
    """Print the address that the product connects to, with its password."""
    given = os.environ.get("DATABASE_URL")
    found = server.status()
    if given is None and found.port is None:
        raise click.ClickException("no database: run `dayaq db start`")
    click.echo(given or found.places.kept("url"))


@db.command(cls=DatabaseCommand)
@click.confirmation_option(prompt="This removes every application and decision of this installation. Go on?")
def remove() -> None:
    """Stop the database and remove it with everything in it."""
    if os.environ.get("DATABASE_URL"):
        raise click.ClickException("DATABASE_URL names the database; it is not ours to remove.")
    server.remove()
    click.echo("removed")


def _sentence(found: server.Status) -> str:
    if found.port is None:
        return "not running"
    return f"running on 127.0.0.1:{found.port}, data in {found.places.data}"
