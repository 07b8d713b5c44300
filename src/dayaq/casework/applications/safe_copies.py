"""The sanitised copy (təhlükəsiz surət) of a document: its pages as pictures, kept beside the untouched original.

The pages are drawn by a program of its own with little memory and time (`drawing`), so that a document made to break its reader
breaks only that. What cannot be drawn is said so: locked by a password, damaged, of a kind that has no pages, or infected.
"""

import os
import subprocess
import sys
from pathlib import Path

from django.db import transaction

from dayaq.casework.applications.models import SafeCopy, SafePage, StoredFile
from dayaq.casework.applications.scanning import infection_in
from dayaq.casework.refusal import Refusal

SECONDS = 40
PROGRAM = Path(__file__).with_name("drawing.py")
ENCRYPTED, DAMAGED, UNSUPPORTED = 3, 4, 5
"""Its exit codes. The program is never imported here: what reads hostile bytes has no place in this process."""

_WHY = {
    ENCRYPTED: SafeCopy.State.ENCRYPTED,
    DAMAGED: SafeCopy.State.DAMAGED,
    UNSUPPORTED: SafeCopy.State.UNSUPPORTED,
}


class DocumentQuarantined(Refusal):
    """The document is infected: it is kept apart and never handed out."""

    texts = {
        "az": "Bu sənəddə zərərli proqram aşkar edilib və o, karantindədir. Vətəndaşdan sənədi yenidən istəyin.",
        "en": "Malicious software was found in this document and it is in quarantine. Ask the citizen for the document anew.",
        "ru": "В этом документе найдена вредоносная программа, он в карантине. Попросите гражданина прислать документ заново.",
    }


def safe_copy_of(file: StoredFile) -> SafeCopy:
    """The sanitised copy of a document, made now where there is none; not to be called in a transaction that holds locks.

    Raises `ScannerUnreachable` where a scanner is configured and does not answer.
    """
    made = SafeCopy.objects.filter(file=file).first()
    return made or _make(file)


def must_be_clean(file: StoredFile) -> None:
    """Refuses a document that is known or now found to be infected (`DocumentQuarantined`)."""
    known = SafeCopy.objects.filter(file=file).values_list("state", flat=True).first()
    if known == SafeCopy.State.INFECTED or (known is None and infection_in(bytes(file.content)) is not None):
        _keep(file, SafeCopy.State.INFECTED, [])
        raise DocumentQuarantined


def _make(file: StoredFile) -> SafeCopy:
    content = bytes(file.content)
    if infection_in(content) is not None:
        return _keep(file, SafeCopy.State.INFECTED, [])
    code, pages = drawn(content)
    state = SafeCopy.State.READY if code == 0 and pages else _WHY.get(code, SafeCopy.State.DAMAGED)
    return _keep(file, state, pages if state == SafeCopy.State.READY else [])


@transaction.atomic
def _keep(file: StoredFile, state: SafeCopy.State, pages: list[bytes]) -> SafeCopy:
    """Store the copy; where two were made at once, the first stays."""
    copy, new = SafeCopy.objects.get_or_create(file=file, defaults={"state": state})
    if new:
        SafePage.objects.bulk_create(SafePage(copy=copy, number=number, png=png) for number, png in enumerate(pages, start=1))
    return copy


def drawn(content: bytes) -> tuple[int, list[bytes]]:
    """The exit code of the drawing program and the pages it drew; a program that was stopped counts as one that found damage."""
    environment = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-B", str(PROGRAM)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return DAMAGED, []
    return done.returncode, list(_pages_in(done.stdout)) if done.returncode == 0 else []


def _pages_in(stream: bytes) -> list[bytes]:
    pages, place = [], 0
    while place + 4 <= len(stream):
        length = int.from_bytes(stream[place : place + 4], "big")
        pages.append(stream[place + 4 : place + 4 + length])
        place += 4 + length
    return pages
