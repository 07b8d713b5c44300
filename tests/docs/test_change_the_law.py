"""docs/change-the-law.md is followed to the letter on a clean copy of the source, and the law answers as the page says."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, amended, as_shown, blocks, shown

PAGE = (ROOT / "docs" / "change-the-law.md").read_text(encoding="utf-8")
BENEFIT = Path("src/dayaq/law/allowances/childbirth_lump_sum")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clean copy of the source, as a reader has it before the first step."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(command: str, clone: Path) -> str:
    """What a `dayaq` command of the page prints in the copy, answers and complaints together."""
    words = shlex.split(command)
    assert words.pop(0) == "dayaq"
    done = subprocess.run(
        [sys.executable, "-m", "dayaq", *words],
        cwd=clone,
        env=os.environ | {"PYTHONPATH": str(clone / "src"), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def change(block: str, clone: Path) -> None:
    """Make one change of the page; its first line names the file."""
    head, _, lines = block.partition("\n")
    path = clone / head.removeprefix("--- ")
    path.write_text(amended(path.read_text(encoding="utf-8"), lines), encoding="utf-8")


def test_the_page_leads_from_a_decree_to_a_law_that_answers_by_it(clone: Path) -> None:
    changed = {}
    for block in blocks(PAGE):
        if block.language == "diff":
            change(block.text, clone)
            changed[block.text.partition("\n")[0]] = block
        elif block.language == "console":
            for command, page in shown(block.text):
                printed = run(command, clone)
                assert as_shown(printed, page), f"$ {command}\n{printed}"
        else:
            (clone / block.file).write_text(block.text, encoding="utf-8")

    assert {path.rpartition("/")[2] for path in changed} == {
        "amounts.yaml", "cases.yaml", "rule.py", "sources.yaml", "texts.yaml",
    }  # fmt: skip


def test_the_page_knows_every_file_of_the_folder_it_changes() -> None:
    assert [path.name for path in (ROOT / BENEFIT).iterdir() if f"`{path.name}`" not in PAGE] == []
