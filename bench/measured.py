"""Times and memory of one process, for engines that each run in a process of their own."""

import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")


def timed(what: Callable[[], Found]) -> tuple[Found, float]:
    """What a call gives, and its seconds."""
    began = time.perf_counter()
    found = what()
    return found, time.perf_counter() - began


def middle_milliseconds(what: Callable[[], object], seconds: float = 1.0) -> float:
    """The median time of a call repeated for some seconds, after a first one that is not counted."""
    what()
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 5:
        times.append(timed(what)[1])
    return statistics.median(times) * 1000


def memory_now() -> float:
    """Megabytes that the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def peak_memory() -> float:
    """The most megabytes that the process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
