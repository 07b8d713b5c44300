"""`dayaq registers`: how each outside register answers; in a demo, serve made-up ones."""

from urllib.parse import urlsplit

import click
from django.conf import settings

from dayaq.casework.registers.queries import Standing, standings
from dayaq.project.demo.country import THE_DAY, everybody
from dayaq.project.demo.registers.contents import contents
from dayaq.project.demo.registers.server import RegistersServer
from dayaq.project.demo.registers.shelf import Shelf
from dayaq.project.environment import state_folder


@click.group(invoke_without_command=True)
@click.pass_context
def registers(ctx: click.Context) -> None:
    """Tell how each outside register answers: the last answer, what waits for it, whether it is asked at all."""
    if ctx.invoked_subcommand is not None:
        return
    if settings.REGISTERS is None:
        click.echo("No registers are asked: DAYAQ_REGISTERS_URL is not set.")
    for one in standings():
        click.echo(_line(one))


@registers.command()
def serve() -> None:
    """Serve made-up registers of the demo country at DAYAQ_REGISTERS_URL; only in a demo."""
    asked = _of_demo()
    address = urlsplit(asked["address"])
    day = settings.LEGAL_DAY or THE_DAY
    held = contents(everybody(), day)
    shelf = Shelf(entries=held, added=state_folder() / "registers" / "added.jsonl")
    host, port = str(address.hostname), int(address.port or 80)
    with RegistersServer(shelf, host=host, port=port, token=asked["token"], as_of=day.isoformat()) as server:
        server.serve_forever()


def _of_demo() -> dict[str, str]:
    if not settings.DEMO or settings.REGISTERS is None:
        raise click.UsageError("Made-up registers are for a demo: set DAYAQ_DEMO=1 and DAYAQ_REGISTERS_URL.")
    asked: dict[str, str] = settings.REGISTERS
    return asked


def _line(one: Standing) -> str:
    answered = one.answered_at.astimezone().isoformat(timespec="seconds") if one.answered_at else "never"
    words = [one.register.code, f"answered {answered}", f"waiting {one.waiting}", f"held {one.held}"]
    if one.failures:
        words.append(f"failed {one.failures} times ({one.failure})")
    if one.rests:
        words.append("rests")
    return "\t".join(words)
