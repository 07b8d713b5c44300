"""Anchors: a file outside the database that says how far the chain went, and with which seal, at which moment.

The file is only ever appended to, and each line is on the disk before the next step. A batch is planned before its
transaction commits and confirmed after; so whatever instant a crash falls on, the last line and the table together
tell which of the two happened. A line torn by a crash is left where it is, marked as torn, and passed over.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from dayaq.casework.journal.chain import Head

_LINE = re.compile(rb"(plan|seal) (\d{1,19}) ([0-9a-f]{64}) (\d{1,19}) ([0-9a-f]{64}) (\S+)\n")
_FIRST_WINDOW = 8192

State = Literal["plan", "seal"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """One line: that a batch would take (plan) or has taken (seal) the chain from `since` to `head`, and when."""

    state: State
    since: Head
    head: Head
    at: datetime

    def line(self) -> bytes:
        """The line as it is written."""
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return f"{self.state} {self.since.position} {self.since.seal} {self.head.position} {self.head.seal} {moment}\n".encode()

    @classmethod
    def read(cls, line: bytes) -> Self | None:
        """The anchor of a line; None where a crash tore it."""
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        state, since, since_seal, position, seal, moment = (part.decode() for part in match.groups())
        return cls(
            state="plan" if state == "plan" else "seal",
            since=Head(int(since), since_seal),
            head=Head(int(position), seal),
            at=datetime.fromisoformat(moment),
        )


class AnchorFile:
    """The anchors in a folder, which is made when the first is written. One writer at a time: the sealer's lock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "anchors"

    def append(self, anchor: Anchor) -> None:
        """Write one anchor and wait until it is on the disk."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torn = self._ends_torn()
        with self.path.open("ab") as file:
            file.write(b" torn\n" * torn + anchor.line())
            file.flush()
            os.fsync(file.fileno())
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def last(self) -> Anchor | None:
        """The last anchor; None where there is none."""
        window = _FIRST_WINDOW
        while True:
            lines = self._tail(window)
            read = [anchor for anchor in map(Anchor.read, lines) if anchor]
            if read:
                return read[-1]
            if window >= self.size():
                return None
            window *= 2

    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size if self.path.exists() else 0

    def first_bytes(self, size: int) -> Iterator[Anchor]:
        """The anchors in the first `size` bytes, in their order, a line at a time."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                size -= len(line)
                anchor = Anchor.read(line)
                if size < 0:
                    return
                if anchor:
                    yield anchor

    def _tail(self, window: int) -> list[bytes]:
        if not self.path.exists():
            return []
        with self.path.open("rb") as file:
            file.seek(max(0, self.size() - window))
            return file.read().splitlines(keepends=True)

    def _ends_torn(self) -> bool:
        last = self._tail(1)
        return bool(last) and last[-1] != b"\n"
