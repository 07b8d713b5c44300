"""`dayaq people`: the index by which people are found as they are typed."""

from collections.abc import Iterable

import click

from dayaq.casework.people.operations import Indexed, index_people, index_words


@click.group()
def people() -> None:
    """The people on file: how they are found."""


@people.command()
def index() -> None:
    """Write the search index anew where it does not fit the names; officers work on meanwhile.

    Needed after people were brought in past the product, and after a release whose notes ask for it. Stopped and begun again it
    passes quickly over what is done.
    """
    _tell("people", index_people())
    _tell("words", index_words())


def _tell(what: str, steps: Iterable[Indexed]) -> None:
    """How far it has come, on one line that is written over, and at the end what was done."""
    done = Indexed()
    for done in steps:
        click.echo(f"\r{what}: {done.seen} seen, {done.written} written", nl=False, err=True)
    click.echo("\r", nl=False, err=True)
    click.echo(f"{what}: {done.seen} seen, {done.written} written")
