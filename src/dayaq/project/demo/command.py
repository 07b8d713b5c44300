"""`dayaq demo`: a played day on the running site; the authenticator of its officers; the mood of its made-up registers."""

import fcntl
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import FrameType
from typing import Any

import click
import django
import httpx

from dayaq.casework.registers.described import registers
from dayaq.project.database import server
from dayaq.project.demo import access
from dayaq.project.demo.arrived import Arrivals
from dayaq.project.demo.browser import SiteFailed
from dayaq.project.demo.home import Home, enter, home, port
from dayaq.project.demo.registers.shelf import EVERY, MOODS
from dayaq.project.demo.sinks import open_sinks
from dayaq.project.ports import is_taken

STOPPERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@click.group(invoke_without_command=True)
@click.option("--anew", is_flag=True, help="Throw away what the demo holds, and begin again.")
@click.option("--once", is_flag=True, help="Play the day, print it, and stop.")
@click.pass_context
def demo(ctx: click.Context, *, anew: bool, once: bool) -> None:
    """Play 16 March 2020 on http://localhost:8000 and leave the site running."""
    if ctx.invoked_subcommand is not None:
        return
    here = home()
    with _alone(here):
        if is_taken("127.0.0.1", port()):
            raise click.ClickException(
                f"Port {port()} is taken by another program. Stop that, or choose another: DAYAQ_PORT={port() + 1} make demo"
            )
        try:
            _run(here, anew=anew, stay=not once)
        except KeyboardInterrupt:
            kept_or_not = (
                "What was entered is kept." if here.played.exists() else "The day was not over: the next run begins it anew."
            )
            click.echo(f"Stopped. {kept_or_not}")
        except SiteFailed as failure:
            raise click.ClickException(str(failure)) from failure


@demo.command()
@click.argument("officer")
def code(officer: str) -> None:
    """Show the code that the officer's authenticator shows now."""
    found = {one.username: one for one in access.kept(home())}.get(officer)
    if found is None:
        raise click.ClickException(f"The demo knows no officer {officer}.")
    now, seconds = found.code_now()
    click.echo(f"{now}  (for {seconds} more seconds)")


@demo.command("registers")
@click.argument("mood", type=click.Choice(MOODS))
@click.argument("register", type=click.Choice([EVERY, *registers()]), default=EVERY)
def put_in_mood(mood: str, register: str) -> None:
    """Tell a made-up register, or every one, to be well, slow, wrong or down."""
    kept = home().registers
    if not kept.exists():
        raise click.ClickException("The demo is not running; start it with `make demo`.")
    address, token = kept.read_text().split()
    told, shown = {"mood": mood, "register": register}, {"Authorization": f"Bearer {token}"}
    try:
        httpx.put(f"{address}/control", json=told, headers=shown, timeout=10, trust_env=False).raise_for_status()
    except httpx.HTTPError as error:
        raise click.ClickException("The made-up registers do not answer; is the demo running?") from error
    click.echo(f"{register}: {mood}")


def _run(here: Home, *, anew: bool, stay: bool) -> None:
    """Run with the sinks open and the database up; both are gone when this returns, however it ends."""
    with _interruptible(), open_sinks(Arrivals(here.messages)) as sinks:
        enter(here, smtp=sinks.smtp, sms=sinks.sms)
        if anew or not here.played.exists():
            # A day that was interrupted is not gone on with: half of its people would have applied already.
            server.remove()
            shutil.rmtree(here.folder, ignore_errors=True)
        here.make()
        here.registers.write_text(f"{os.environ['DAYAQ_REGISTERS_URL']} {os.environ['DAYAQ_REGISTERS_TOKEN']}")
        try:
            click.echo("Starting the demo's own database …")
            server.start()
            django.setup()
            import_module("dayaq.project.demo.stage").run(here, stay=stay)
        finally:
            _undisturbed(server.stop)


@contextmanager
def _alone(here: Home) -> Iterator[None]:
    """Let one demo at a time run in this place."""
    here.lock.parent.mkdir(parents=True, exist_ok=True)
    with here.lock.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise click.ClickException("The demo is running already; stop it with Ctrl-C where it was started.") from None
        yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let every way of being told to stop be the same as Ctrl-C: once, after which the cleaning up is not disturbed."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in STOPPERS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before: dict[signal.Signals, Any] = {number: signal.signal(number, interrupt) for number in STOPPERS}
    try:
        yield
    finally:
        for number, action in before.items():
            signal.signal(number, action)


def _undisturbed(act: Any) -> None:
    for number in STOPPERS:
        signal.signal(number, signal.SIG_IGN)
    act()
