"""The demo's run, once its environment stands and Django is set up: prepare, play, tell, keep running."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import httpx

from dayaq.project.demo import access, story
from dayaq.project.demo.arrived import Arrivals
from dayaq.project.demo.browser import SiteFailed
from dayaq.project.demo.country import found
from dayaq.project.demo.day import script
from dayaq.project.demo.home import Home, port
from dayaq.project.demo.play import Stage, play
from dayaq.project.demo.processes import Children
from dayaq.project.migrate_command import bring_up_to_date

SECONDS_TO_START = 60
SECONDS_BETWEEN_LOOKS = 1.0


def run(here: Home, *, stay: bool) -> None:
    """Bring the site up, play the day unless it was played before, and stay until told to stop."""
    bring_up_to_date("demo")
    if not here.played.exists():
        click.echo("Filling a small country with its people, centres and officers …")
        access.keep(here, found(script()))
    with _site(here) as children:
        if not here.played.exists():
            _play(here)
        else:
            click.echo(here.played.read_text())
        click.echo(story.farewell(f"http://localhost:{port()}", access.kept(here), stay=stay))
        while stay:
            _watch(children)
            time.sleep(SECONDS_BETWEEN_LOOKS)


@contextmanager
def _site(here: Home) -> Iterator[Children]:
    """The web server and the worker, running and ready."""
    children = Children(here.logs)
    try:
        children.start("registers serve")
        children.start("serve")
        children.start("worker")
        _await_readiness(children)
        yield children
    finally:
        children.stop()


def _await_readiness(children: Children) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not _is_ready():
        for child in children.fallen():
            raise SiteFailed(f"`dayaq {child.name}` did not start; it said last:\n{child.last_words()}")
        if time.monotonic() > until:
            raise SiteFailed(f"the site was not ready after {SECONDS_TO_START} seconds; see {children.logs}")
        time.sleep(0.1)


def _is_ready() -> bool:
    """Whether the site answers and the worker lives."""
    try:
        answer = httpx.get(f"http://127.0.0.1:{port()}/readyz", timeout=5, trust_env=False)
    except httpx.TransportError:
        return False
    return answer.is_success and answer.json()["worker"] == "ok"


def _play(here: Home) -> None:
    lines: list[str] = []

    def tell(sentence: str) -> None:
        lines.append(story.line(sentence))
        click.echo(lines[-1])

    click.echo(story.TITLE)
    stage = Stage(
        site=f"http://localhost:{port()}",
        officers={one.username: one for one in access.kept(here)},
        arrivals=Arrivals(here.messages),
        tell=tell,
    )
    matters = play(script(), stage)
    closing = story.closing(matters, _shown(here.folder))
    click.echo(closing)
    here.played.write_text("\n".join([story.TITLE, *lines, closing]))


def _shown(folder: Path) -> str:
    """The folder as it is typed, from where the demo was called."""
    return str(folder.relative_to(Path.cwd())) if folder.is_relative_to(Path.cwd()) else str(folder)


def _watch(children: Children) -> None:
    """Start again whoever fell, and say so."""
    for child in children.fallen():
        click.echo(f"`dayaq {child.name}` ended and is started again; its words are in {child.log}.")
        children.start(child.name)
