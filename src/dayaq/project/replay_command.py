"""`dayaq replay`: recompute the receipts of decisions from facts and law as stored, and compare them to the byte."""

import click

from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays


@click.command()
@click.option("--sample", type=click.IntRange(min=1), help="How many decisions, drawn at random; without it, all of them.")
def replay(sample: int | None) -> None:
    """Recompute receipts; exit code 1 where one does not come out as it was stored, with the decision's number."""
    decisions = Decision.objects.select_related("application", "by_law__law")
    chosen = decisions.order_by("?")[:sample] if sample else decisions.order_by("decided_at", "pk")
    done = differing = 0
    for decision in chosen.iterator(chunk_size=500):
        done += 1
        if not replays(decision):
            differing += 1
            click.echo(f"decision {decision.pk} of {decision.on} does not replay")
    click.echo(f"{done} receipts recomputed, {differing} differ")
    if differing:
        raise SystemExit(1)
