"""Whose work the processor's time was: of processes by their numbers, in seconds."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of(pids: list[int]) -> float:
    """User and system time of the living processes together, and of those of their children who have ended."""
    return sum(_seconds(pid) for pid in pids)


def own_seconds() -> float:
    """User and system time of this process."""
    times = os.times()
    return times.user + times.system


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / TICKS
