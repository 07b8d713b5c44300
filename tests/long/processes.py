"""Processes of the product as an operator has them: started, stopped, killed without warning, started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

SECONDS_TO_STOP = 60


class Ended(Exception):
    """A process of the product ended by itself."""


class Process:
    """One long-running verb of `dayaq`, its words in a log of its own."""

    def __init__(self, verb: str, environment: Mapping[str, str], log: Path) -> None:
        self.verb, self.log = verb, log
        self._environment = dict(environment)
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; the answer does not say that it is ready."""
        with self.log.open("ab") as words:
            self._running = subprocess.Popen(
                [sys.executable, "-m", "dayaq", *self.verb.split()],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
            )

    @property
    def pid(self) -> int | None:
        """The number of the process while it lives."""
        running = self._running
        return None if running is None or running.poll() is not None else running.pid

    def must_live(self) -> None:
        """Fail, with what it said last, when it has ended."""
        if self.pid is None:
            raise Ended(f"dayaq {self.verb} ended by itself:\n{self.last_words()}")

    def stop(self) -> None:
        """Ask it to finish, and wait; kill it when it does not go."""
        if self._running is None:
            return
        self._running.terminate()
        try:
            self._running.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Ended(f"dayaq {self.verb} did not stop in {SECONDS_TO_STOP} s:\n{self.last_words()}") from None

    def kill(self) -> None:
        """End it without warning."""
        if self._running is not None:
            kill_now([self._running.pid])
            self._running.wait()

    def last_words(self) -> str:
        """The end of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:]) if self.log.exists() else ""


def run(verb: list[str], environment: Mapping[str, str], *, seconds: float = 180) -> str:
    """Run a verb of `dayaq`, or a module of the tests, to its end; what it printed. Fails with its words when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", *verb], env=dict(environment), capture_output=True, text=True, timeout=seconds, check=False
    )
    if done.returncode != 0:
        raise Ended(f"{' '.join(verb)} failed ({done.returncode}):\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done.stdout


def kill_now(pids: list[int]) -> None:
    """Kill -9; whoever is gone already is gone."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def children_of(pid: int) -> list[int]:
    """The processes that this one started and that still run."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def standing_in(folder: Path) -> list[int]:
    """The processes whose working directory is this folder, as all of a PostgreSQL server's are."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if (entry / "cwd").readlink() == folder:
                found.append(int(entry.name))
        except OSError:  # gone meanwhile, or another account's
            continue
    return found


def wait_until(holds: Callable[[], bool], what: str, *, seconds: float, every: float = 0.05) -> None:
    """Wait until the question is answered with yes; fail when that takes too long."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(every)
