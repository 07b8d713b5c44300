"""The one interface behind which every outside register stands, and the ways in which it may fail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

Entry = Mapping[str, object]
"""An entry as the register wrote it; what it may hold is checked where it is taken in."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """An answer: some entries, the day as of which the register stands, and where to read on; `more` follows, or not."""

    entries: tuple[object, ...]
    as_of: date
    cursor: str = ""
    more: bool = False


class RegisterFailed(Exception):
    """A register did not answer, or not in the agreed form. `how` is timeout, unreachable, refused, broken or garbage."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class Connector(Protocol):
    """How registers are asked. Either call raises `RegisterFailed` where there is no answer to go by."""

    def changes(self, register: str, *, after: str, most: int) -> Said:
        """What a register entered after a place in its feed, the oldest first; from the beginning where `after` is empty."""

    def ask(self, register: str, *, key: str, on: date) -> Said:
        """What a register holds of one person, named by the FİN, as of a day."""
