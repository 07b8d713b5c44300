"""The demo as a newcomer runs it: its own processes, its own database, real HTTP."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.casework.notices.relays import free_port
from tests.project.processes import ROOT, until

pytestmark = pytest.mark.long


class Demo:
    """One place in which the demo runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.site = f"http://localhost:{self.port}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DAYAQ", "DATABASE", "DJANGO"))}
        self.environment = {
            **environment,
            "DAYAQ_DEMO_HOME": str(folder / "demo"),
            "DAYAQ_PORT": str(self.port),
            "PYTHONPATH": str(ROOT / "src"),
        }

    def words(self, *words: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "dayaq", "demo", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    @contextmanager
    def running(self) -> Iterator["Running"]:
        log = self.folder / f"said-{time.monotonic_ns()}.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "dayaq", "demo"], env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield Running(process, log)
        finally:
            process.terminate()
            process.wait()


class Running:
    def __init__(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        self.process, self.log = process, log

    def says(self, words: str) -> bool:
        """Whether it says so in time, before it ends."""
        return until(lambda: words in self.said() or self.process.poll() is not None, seconds=180) and words in self.said()

    def said(self) -> str:
        return self.log.read_text()


def processes_in(folder: Path) -> list[str]:
    """What still runs for the demo in this folder."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "environ").read_bytes() + (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in words:
            found.append((entry / "cmdline").read_text().replace("\0", " "))
    return found


@pytest.fixture
def demo(tmp_path: Path) -> Demo:
    return Demo(tmp_path)


def test_the_day_is_played_the_site_stays_and_everything_stops_and_goes_on(demo: Demo) -> None:
    with demo.running() as first:
        assert first.says("Running."), first.said()
        assert len(re.findall(r"applied for", first.said())) == 18
        assert "both clicks led to the one application" in first.said()
        assert len(re.findall("was told", first.said())) == 2
        pages = [httpx.get(f"{demo.site}/demo/messages", cookies={"dayaq_language": code}) for code in ("az", "en", "ru")]
        assert [re.search("<h1>(.*)</h1>", page.text)[1] for page in pages if page.is_success] == [
            "Göndərilmiş mesajlar",
            "Messages sent",
            "Отправленные сообщения",
        ]
        assert re.fullmatch(r"\d{6}  \(for \d+ more seconds\)\n", demo.words("code", "s.ismayilova")[1])
        assert demo.words("registers", "down", "tax")[1] == "tax: down\n"
        assert demo.words()[1] == "Error: The demo is running already; stop it with Ctrl-C where it was started.\n"
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(timeout=60) == 0
    assert processes_in(demo.folder) == []

    with demo.running() as second:
        began = time.monotonic()
        assert second.says("Running."), second.said()
        assert time.monotonic() - began < 30
        assert httpx.get(f"{demo.site}/demo/messages").text.count("<article") == 30
        assert story_of(second) == story_of(first)
        second.process.kill()
        second.process.wait()
        # The children notice; only the database stays, for the next run to take over.
        assert until(lambda: all("postgres" in words for words in processes_in(demo.folder)), seconds=20)

    assert demo.words("--once")[0] == 0
    assert processes_in(demo.folder) == []


def story_of(run: Running) -> str:
    """What was told between the title and the links."""
    return run.said().partition("Monday, 16 March 2020")[2].partition("The site:")[0].strip()


def test_an_interrupted_day_begins_anew(demo: Demo) -> None:
    with demo.running() as first:
        assert first.says("applied for"), first.said()
        first.process.send_signal(signal.SIGTERM)
        assert first.process.wait(timeout=60) == 0
    assert "The day was not over" in first.said()
    assert processes_in(demo.folder) == []

    code, said = demo.words("--once")

    assert (code, len(re.findall(r"applied for", said))) == (0, 18)

    code, said = demo.words("--anew", "--once")

    assert (code, len(re.findall(r"applied for", said))) == (0, 18)
