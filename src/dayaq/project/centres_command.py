"""`dayaq centres`: whether a centre is open on a day and what can be done instead; the tree of organisations."""

from datetime import date, datetime

import click

from dayaq.casework.centres.answer import answer
from dayaq.casework.centres.timetables import UnknownCentre, centre_day
from dayaq.casework.centres.tree import Body, Place, organisation_tree
from dayaq.casework.language import LANGUAGES
from dayaq.web.legal_clock import legal_day
from dayaq.web.visits import FIRST, LAST

language_option = click.option("--language", type=click.Choice(LANGUAGES), default="az", help="az, en or ru.")


@click.group()
def centres() -> None:
    """The centres: open or not, and who stands under whom."""


@centres.command("open")
@click.argument("code")
@click.option("--on", "day", type=click.DateTime(formats=["%Y-%m-%d"]), help="The day, such as 2020-03-27; without it, today.")
@language_option
def is_open(code: str, day: datetime | None, language: str) -> None:
    """Tell whether the centre receives people on the day, and what can be done instead; exit code 1 where it does not."""
    on = asked_day(day)
    try:
        told = answer(centre_day(code, on), language)
    except UnknownCentre as unknown:
        raise click.UsageError(unknown.in_language(language)) from unknown
    click.echo(told.sentence)
    for act in told.instead:
        click.echo(f"- {act}")
    if not told.received:
        raise SystemExit(1)


@centres.command()
@language_option
def tree(language: str) -> None:
    """Print the bodies and their centres, each under the one it belongs to."""
    for body in organisation_tree(legal_day()):
        for line in lines_of(body, language, 0):
            click.echo(line)


def asked_day(day: datetime | None) -> date:
    """The day that was asked for, else the legal day. Refuses a day that nobody can be told about."""
    on = day.date() if day else legal_day()
    if not FIRST <= on <= LAST:
        raise click.UsageError(f"--on must be between {FIRST} and {LAST}.")
    return on


def lines_of(body: Body, language: str, depth: int) -> list[str]:
    """One body, its centres and what stands under it, indented."""
    lines = ["  " * depth + body.name.in_language(language)] if body.name else []
    for place in body.places:
        lines += _lines_of_place(place, language, depth + 1)
    for below in body.below:
        lines += lines_of(below, language, depth + 1)
    return lines


def _lines_of_place(place: Place, language: str, depth: int) -> list[str]:
    own = "  " * depth + f"{place.here.centre.code}  {place.here.centre.name.in_language(language)}"
    return [own, *(line for branch in place.branches for line in _lines_of_place(branch, language, depth + 1))]
