"""Where a piece of law stands, and the error that tells its author what is wrong there and what is allowed."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file of the law."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class LawError(Exception):
    """The law as written cannot be read: says where, what is wrong and what would be right."""

    def __init__(self, place: Place, wrong: str, allowed: str) -> None:
        super().__init__(f"{place}: {wrong}. {allowed}")
        self.place = place
        self.wrong = wrong
        self.allowed = allowed
