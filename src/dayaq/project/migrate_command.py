"""`dayaq migrate`: bring the database to the state this release needs, with what was published."""

import click
from django.core.management import call_command
from django.utils import timezone

from dayaq.casework.centres.operations import load_calendar, load_centres
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor


@click.command()
def migrate() -> None:
    """Make or change the tables; add the calendar and the centres where they are missing. Safe to run again."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    actor = Actor(ActorKind.OPERATOR, "dayaq migrate")
    days = load_calendar(actor=actor, at=timezone.now())
    centres = load_centres(actor=actor, at=timezone.now())
    click.echo(f"The database is up to date; {days} calendar days and {centres} centres were added.")
