"""Reads the pages of the repository as a reader does: their fenced blocks, and what a block of commands shows."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
FENCE = re.compile(r"^```(?P<head>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


class Block(NamedTuple):
    """A fenced block: its language (`console`, `diff`, `json`, …), the file it names beside it, and its text."""

    language: str
    file: str
    text: str


class Shown(NamedTuple):
    """A command as a page shows it, with what the page says it prints."""

    command: str
    output: str


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    for found in FENCE.finditer(page):
        language, _, file = found["head"].strip().partition(" ")
        yield Block(language, file, found["text"])


def shown(text: str) -> list[Shown]:
    """The commands of a console block, each after `$ `, with the lines under it."""
    return [Shown(*part.partition("\n")[::2]) for part in re.split(r"^\$ ", text, flags=re.MULTILINE) if part]


def as_shown(output: str, page: str) -> bool:
    """Whether an output is what a page shows; `…` stands for a part of a line, or alone on a line for any lines."""
    pattern = "".join(_line(line) for line in page.splitlines(keepends=True))
    return re.fullmatch(pattern, output) is not None


def _line(line: str) -> str:
    return r"(?:.*\n)*" if line.strip() == LEFT_OUT else ".*".join(map(re.escape, line.split(LEFT_OUT)))


def amended(text: str, change: str) -> str:
    """A text changed as a reader changes it: the lines with ` ` and `-`, found once, give way to those with ` ` and `+`."""
    lines = [line or " " for line in change.splitlines()]
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    assert text.count(before) == 1, f"the page asks to find this once:\n{before}"
    return text.replace(before, after)
