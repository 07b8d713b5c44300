"""Every command that the pages show is tried: here, on an installation of its own, or by the test or run that is named."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import FENCE, PAGES, ROOT, blocks, commands, named

# What takes longer, or needs more, than this test has: the file that tries it, and what stands there.
ELSEWHERE = {
    "make demo": ("tests/project/demo/test_whole.py", "def test_the_day_is_played_the_site_stays"),
    "make demo-reset": ("tests/project/demo/test_whole.py", 'demo.words("--anew", "--once")'),
    "make test": (".ci/run", 'step "make test" make test'),
    "make check": ("Makefile", "\ntest: check "),
    "make spark": (".ci/run", 'step "make spark" make spark'),
    "make bench": ("tests/docs/test_commands.py", "def test_a_door_of_make_opens_what_is_tried"),
    ".ci/run": (".ci/run", "make test"),
    "dayaq demo registers down tax": ("tests/project/demo/test_whole.py", 'demo.words("registers", "down", "tax")'),
    "dayaq law check": ("tests/project/test_law_command.py", "def test_check_tries_every_example_in_every_engine"),
}
# A page whose blocks a test of its own follows step by step; what its sentences name is tried here.
FOLLOWED = {"docs/change-the-law.md": "tests/docs/test_change_the_law.py"}
LANGUAGES = {"console", "diff", "json", "python", "sh", "text", "yaml"}
DOORS = {
    "demo": "dayaq demo",
    "demo-reset": "dayaq demo --anew",
    "test": "pytest -m 'not long'",
    "check": "bandit",
    "bench": "python -m bench",
}


def tried_here(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [command for command in commands(FENCE.sub("", text) if named(page) in FOLLOWED else text) if command not in ELSEWHERE]


TRIED_HERE = [(page, command) for page in PAGES for command in tried_here(page)]
# Each once, on the page that has it first.
OURS = {command: page for page, command in reversed(TRIED_HERE) if command.startswith("dayaq ")}


class Installation:
    """A place with a database of its own, in which the commands of a page are typed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        given = {name: value for name, value in os.environ.items() if not name.startswith(("DAYAQ", "DATABASE", "DJANGO"))}
        self.environment = given | {"DAYAQ_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT / "src")}

    def run(self, command: str) -> tuple[int, str]:
        """How a `dayaq` command ends and what it prints; a question that it asks is answered with yes."""
        done = subprocess.run(
            [sys.executable, "-m", "dayaq", *shlex.split(command)[1:]],
            cwd=self.folder,
            env=self.environment,
            input="y\n",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    made = Installation(tmp_path_factory.mktemp("docs"))
    assert made.run("dayaq db start --for-tests")[0] == 0
    try:
        assert made.run("dayaq migrate")[0] == 0
        yield made
    finally:
        made.run("dayaq db remove")


def test_every_command_of_dayaq_in_the_pages_runs(installation: Installation) -> None:
    # What starts or removes the database comes last: the others need it.
    for command, page in sorted(OURS.items(), key=lambda each: each[0].startswith("dayaq db ")):
        for block in blocks(page.read_text(encoding="utf-8")):
            if block.file:
                (installation.folder / block.file).write_text(block.text, encoding="utf-8")
        code, printed = installation.run(command)
        assert code == 0, f"{named(page)}: {command}\n{printed}"


def test_the_readme_tells_what_its_example_of_the_law_answers(installation: Installation) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    (facts,) = [block for block in blocks(page) if block.file == "facts.json"]
    (installation.folder / facts.file).write_text(facts.text, encoding="utf-8")
    (explain,) = [command for command in commands(page) if command.startswith("dayaq law explain")]

    assert "# 470.97 AZN, on the facts below" in page
    assert "Entitled: 470.97 AZN" in installation.run(f"{explain} --lang en")[1]


def test_no_command_of_the_pages_is_tried_by_nobody() -> None:
    others = {command for _, command in TRIED_HERE if command not in OURS}

    assert {command.split()[0] for command in others} <= {"pytest", "uv"}, (
        f"Nobody tries {others}: name in ELSEWHERE the test that does."
    )
    assert [
        command for command in ELSEWHERE if not any(command in commands(page.read_text(encoding="utf-8")) for page in PAGES)
    ] == []
    assert [
        command for command, (file, words) in ELSEWHERE.items() if words not in (ROOT / file).read_text(encoding="utf-8")
    ] == []
    assert [
        page for page, test in FOLLOWED.items() if page.rpartition("/")[2] not in (ROOT / test).read_text(encoding="utf-8")
    ] == []


@pytest.mark.parametrize("command", [command for _, command in TRIED_HERE if command.startswith("uv ")])
def test_a_command_of_uv_has_no_option_that_uv_does_not_know(command: str) -> None:
    words = [sys.executable, "-m", "uv", *shlex.split(command)[1:]]
    read = [word for word in words if word.startswith("requirements/") or word == "pyproject.toml"]

    asked = subprocess.run([*words, "--help"], capture_output=True, text=True, check=False)

    assert asked.returncode == 0, asked.stderr
    assert [word for word in read if not (ROOT / word).is_file()] == []


@pytest.mark.parametrize("command", [command for _, command in TRIED_HERE if command.startswith("pytest ")])
def test_a_single_test_of_the_pages_can_be_run(command: str, tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-m", *shlex.split(command), "--collect-only", "-q"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert found.returncode == 0, found.stdout


def test_a_door_of_make_opens_what_is_tried() -> None:
    for door, opens in DOORS.items():
        asked = subprocess.run(
            ["make", "--dry-run", "--no-print-directory", door], cwd=ROOT, capture_output=True, text=True, check=False
        )

        assert opens in asked.stdout.replace('"', "'").strip().splitlines()[-1].replace(".venv/bin/", ""), asked
    known = subprocess.run([sys.executable, "-m", "bench", "none"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert known.returncode == 2
    assert known.stderr.startswith("No such bench: none. There are: ")


def test_every_door_of_make_in_the_pages_is_there_and_every_door_is_told() -> None:
    told = {
        command.split()[1]
        for page in PAGES
        for command in commands(page.read_text(encoding="utf-8"))
        if command.startswith("make ")
    }
    phony = next(line for line in (ROOT / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))

    # What `make spark` does, the run of all suites shows.
    assert told == {*DOORS, "spark"}
    assert set(phony.split()[1:]) - {"chromium", "java"} == {*DOORS, "spark"}


def test_every_block_says_what_it_holds() -> None:
    said = {(named(page), block.language) for page in PAGES for block in blocks(page.read_text(encoding="utf-8"))}

    assert [each for each in sorted(said) if each[1] not in LANGUAGES] == []
