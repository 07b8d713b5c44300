"""`dayaq journal`: seal what waits, and check that nothing of the journal was changed."""

from pathlib import Path

import click
from django.utils import timezone

from dayaq.casework.journal.anchors import AnchorFile
from dayaq.casework.journal.sealing import seal_pending
from dayaq.casework.journal.verification import Verification, verify
from dayaq.project.environment import state_folder

anchors_option = click.option(
    "--anchors",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder of the anchors; without it, journal-anchors in DAYAQ_HOME.",
)


def anchor_file(folder: Path | None = None) -> AnchorFile:
    """The anchors of this installation, or those in the folder given."""
    return AnchorFile(folder or state_folder() / "journal-anchors")


@click.group()
def journal() -> None:
    """The journal: who did and who read what."""


@journal.command()
@anchors_option
def seal(folder: Path | None) -> None:
    """Seal the entries that wait, and anchor them."""
    sealed = seal_pending(anchors=anchor_file(folder), at=timezone.now())
    click.echo(f"{sealed} entries sealed")


@journal.command("verify")
@anchors_option
def verify_journal(folder: Path | None) -> None:
    """Check the whole chain beside its anchors; exit code 1 and a list where something is wrong."""
    verification = verify(anchor_file(folder))
    for line in told(verification):
        click.echo(line)
    if not verification.whole:
        raise SystemExit(1)


def told(verification: Verification) -> list[str]:
    """What was found, a line for each damage."""
    checked = f"{verification.entries} sealed entries beside {verification.anchors} anchors"
    if verification.whole:
        return [f"The journal is whole: {checked}."]
    lines = [f"The journal is DAMAGED in {verification.found} places: {checked}."]
    lines += [f"  {damage.kind} at {damage.position}: {damage.sentence}" for damage in verification.damages]
    if verification.found > len(verification.damages):
        lines.append(f"  and {verification.found - len(verification.damages)} more")
    return lines
