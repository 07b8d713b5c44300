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


PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "GLOSSARY.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
SHELL = ("sh", "console")
PROGRAM = re.compile(r"(\.venv/bin/\w+|dayaq|make) |\.ci/run")


def named(page: Path) -> str:
    """A page by its path in the repository."""
    return page.relative_to(ROOT).as_posix()


def spans(page: str) -> list[str]:
    """What stands between single backticks outside the fenced blocks, each on one line."""
    return [" ".join(span.split()) for span in re.findall(r"`([^`]+)`", FENCE.sub("", page))]


def commands(page: str) -> list[str]:
    """Every command of a page as somebody types it in the clone, without comments: of its blocks, and within its sentences."""
    found = [span for span in spans(page) if PROGRAM.match(span)]
    for block in blocks(page):
        if block.language == "console":
            found += [each.command for each in shown(block.text)]
        elif block.language == "sh":
            lines = block.text.replace("\\\n", " ").splitlines()
            found += [re.sub(r"\s+#.*", "", line) for line in lines if line.strip()]
    return list(dict.fromkeys(" ".join(command.removeprefix(".venv/bin/").split()) for command in found))
