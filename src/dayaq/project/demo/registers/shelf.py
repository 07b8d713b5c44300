"""What the made-up registers hold, and in which mood each answers."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

MOODS = ("well", "slow", "wrong", "down")
EVERY = "every"

Entry = dict[str, Any]


@dataclass
class Shelf:
    """The entries of each register in their order, those added later kept in a file, so that a restart forgets none."""

    entries: dict[str, list[Entry]]
    added: Path
    moods: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        if self.added.exists():
            for line in self.added.read_text(encoding="utf-8").splitlines():
                told = json.loads(line)
                self.entries[told["register"]].append(told["entry"])

    def mood(self, register: str) -> str:
        """How a register answers now."""
        return self.moods.get(register, self.moods.get(EVERY, "well"))

    def be(self, mood: str, register: str) -> None:
        """Put one register, or every one, in a mood."""
        if mood not in MOODS or register not in {EVERY, *self.entries}:
            raise ValueError("no such mood or register")
        if register == EVERY:
            self.moods.clear()
        self.moods[register] = mood

    def add(self, register: str, entries: Sequence[Entry]) -> None:
        """Enter something new."""
        lines = [json.dumps({"register": register, "entry": entry}) + "\n" for entry in entries]
        with self._lock:
            self.entries[register].extend(entries)
            self.added.parent.mkdir(parents=True, exist_ok=True)
            with self.added.open("a", encoding="utf-8") as kept:
                kept.writelines(lines)

    def changes(self, register: str, after: str, most: int) -> dict[str, Any]:
        """A page of the feed; the cursor is how many entries were read."""
        start = int(after or 0)
        every = self.entries[register]
        page = every[start : start + most]
        read = start + len(page)
        return {"entries": page, "cursor": str(read), "more": read < len(every)}

    def about(self, register: str, fin: str) -> dict[str, Any]:
        """What a register holds of one person."""
        return {"entries": [entry for entry in self.entries[register] if entry.get("fin") == fin]}
