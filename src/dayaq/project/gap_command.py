"""`dayaq gap`: who has a right and is not paid, and for want of which facts the law cannot say, by benefit and district."""

import json
from collections.abc import Iterator
from datetime import datetime

import click

from dayaq.population.gap import MOST_EXAMINED, Gap, gaps
from dayaq.project.proactive import proactive_road
from dayaq.project.sweep_command import day_asked


@click.command()
@click.option("--on", "day", type=click.DateTime(formats=["%Y-%m-%d"]), help="The day, such as 2020-03-16; without it, today.")
@click.option("--examine", default=MOST_EXAMINED, show_default=True, help="Of how many the missing facts are looked up.")
@click.option("--json", "as_json", is_flag=True, help="Tell the gap as JSON.")
def gap(day: datetime | None, examine: int, *, as_json: bool) -> None:
    """Tell who has a right by what the registers know and is not paid, and which facts are missing; nothing is changed."""
    road = proactive_road()
    on, at = day_asked(road, day)
    found = list(gaps(road, on=on, at=at, examine=examine))
    if as_json:
        click.echo(json.dumps({"on": on.isoformat(), "gaps": [_plain(one) for one in found]}, indent=2, ensure_ascii=False))
        return
    for one in found:
        click.echo("\n".join(_told(one)))
    click.echo(f"rights not paid: {sum(one.unpaid.total() for one in found)}")


def _told(one: Gap) -> Iterator[str]:
    yield one.benefit
    for (district, why), count in sorted(one.unpaid.items()):
        yield f"\tnot paid\t{district or '-'}\t{why}\t{count}"
    for district, count in sorted(one.cannot_say.items()):
        yield f"\tcannot say\t{district or '-'}\t\t{count}"
    for fact, count in one.missing.most_common():
        yield f"\tmissing\t{fact}\tof {one.examined} examined\t{count}"


def _plain(one: Gap) -> dict[str, object]:
    return {
        "benefit": one.benefit,
        "unpaid": [{"district": place, "why": why, "count": count} for (place, why), count in sorted(one.unpaid.items())],
        "cannot_say": dict(sorted(one.cannot_say.items())),
        "missing": dict(one.missing.most_common()),
        "examined": one.examined,
    }
