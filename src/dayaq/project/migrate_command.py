"""`dayaq migrate`: bring the database to the state this release needs, with what was published."""

import click
from django.core.management import call_command
from django.utils import timezone

from dayaq.casework.centres.operations import load_calendar, load_centres
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.staff.published import load_units


@click.command()
def migrate() -> None:
    """Make or change the tables; add the calendar, the centres and the units where they are missing. Safe to run again."""
    days, centres, units = bring_up_to_date("dayaq migrate")
    click.echo(f"The database is up to date; {days} calendar days, {centres} centres and {units} units were added.")


def bring_up_to_date(operator: str) -> tuple[int, int, int]:
    """Migrate, and load what was published: how many calendar days, centres and units were added. `operator` is journalled."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    actor = Actor(ActorKind.OPERATOR, operator)
    at = timezone.now()
    return load_calendar(actor=actor, at=at), load_centres(actor=actor, at=at), load_units(actor=actor, at=at)
