"""`dayaq usage`: how often each service was used, by channel, between two days."""

from datetime import datetime

import click

from dayaq.casework.usage.queries import uses_between

day = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--from", "start", type=day, required=True, help="The first day, such as 2020-01-01.")
@click.option("--to", "end", type=day, required=True, help="The day after the last, such as 2021-01-01.")
def usage(start: datetime, end: datetime) -> None:
    """Count the uses of services from one day up to, not including, another."""
    if end <= start:
        raise click.UsageError("--to must be later than --from.")
    counted = uses_between(start.date(), end.date())
    for uses in counted:
        click.echo(f"{uses.service}\t{uses.channel}\t{uses.kind}\t{uses.uses}")
    click.echo(f"total\t\t\t{sum(uses.uses for uses in counted)}")
