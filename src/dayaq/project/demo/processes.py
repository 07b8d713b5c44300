"""The demo's child processes: started with it, started again if one falls, and gone with it however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
SECONDS_TO_STOP = 40


@dataclass
class Child:
    """One process of the product, such as `dayaq worker`."""

    name: str
    log: Path
    process: subprocess.Popen[bytes]

    def last_words(self) -> str:
        """The end of what it logged."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-5:])


@dataclass
class Children:
    """All children of this demo."""

    logs: Path
    started: list[Child] = field(default_factory=list)

    def start(self, name: str) -> None:
        """Start `dayaq NAME`, its words going into a log of its own."""
        log = self.logs / f"{name.replace(' ', '-')}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "dayaq", *name.split()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "DAYAQ_LOG_LEVEL": "INFO"},
                # Not in the terminal's group: Ctrl-C is ours alone, and we stop the children in order.
                start_new_session=True,
                preexec_fn=_leave_with_parent(os.getpid()),  # noqa: PLW1509  nothing else runs in the fork
            )
        self.started.append(Child(name, log, process))

    def fallen(self) -> list[Child]:
        """Children that ended by themselves; they are no longer counted as started."""
        fallen = [child for child in self.started if child.process.poll() is not None]
        self.started = [child for child in self.started if child not in fallen]
        return fallen

    def stop(self) -> None:
        """Ask all to finish, wait, and end whoever does not."""
        for child in self.started:
            child.process.terminate()
        until = time.monotonic() + SECONDS_TO_STOP
        for child in self.started:
            try:
                child.process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.process.kill()
                child.process.wait()
        self.started.clear()


def _leave_with_parent(parent: int) -> Callable[[], None]:
    """What a child does before it begins: ask the system to end it when this process is gone, even by kill -9."""
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

    def ask() -> None:
        if prctl is not None:
            prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask
