"""`dayaq sweep`: ask the law of everybody on a day, and award what nobody asked for."""

import json
import sys
from datetime import date, datetime, time

import click
from django.utils import timezone

from dayaq.casework.legal_time import BAKU
from dayaq.population.looking import Road
from dayaq.population.sweep import Counts
from dayaq.population.sweep import sweep as sweep_everybody
from dayaq.project.proactive import proactive_road
from dayaq.web.legal_clock import legal_day, legal_now


@click.command()
@click.option("--on", "day", type=click.DateTime(formats=["%Y-%m-%d"]), help="The day, such as 2020-03-16; without it, today.")
@click.option("--json", "as_json", is_flag=True, help="Tell the counts as JSON.")
def sweep(day: datetime | None, *, as_json: bool) -> None:
    """Award what people have a right to and did not apply for; sweeping a day again awards only what is new."""
    road = proactive_road()
    on, at = day_asked(road, day)
    run = sweep_everybody(road=road, on=on, at=at, now=timezone.now, progress=_progress)
    click.echo(json.dumps({"on": on.isoformat(), "counts": run.counts}, indent=2) if as_json else _table(run.counts))


def day_asked(road: Road, day: datetime | None) -> tuple[date, datetime]:
    """The day typed, or today, and the moment up to which what was recorded counts; a day out of reach is told in a sentence."""
    on = day.date() if day else legal_day()
    if on > legal_day():
        raise click.UsageError("--on must be no later than today.")
    if on < road.law.begins:
        raise click.UsageError(f"--on must be no earlier than {road.law.begins}: the law in this book begins then.")
    return on, legal_now() if on == legal_day() else datetime.combine(on, time(23, 59, 59), tzinfo=BAKU)


def _progress(benefit: str, looked: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{benefit}: {looked} of {of}\033[K", err=True, nl=False)


def _table(counts: Counts) -> str:
    lines = [
        f"{benefit}\t" + "\t".join(f"{name} {count}" for name, count in sorted(told.items()) if count)
        for benefit, told in counts.items()
    ]
    awarded = sum(told.get("awarded", 0) for told in counts.values())
    return "\n".join([*lines, f"awarded without an application: {awarded}"])
