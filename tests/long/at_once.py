"""Doing several things at the same instant, as several hands, tabs or browsers do."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

Answer = TypeVar("Answer")

_HANDS = 8
_pool = ThreadPoolExecutor(_HANDS, thread_name_prefix="hand")


def at_once(*doings: Callable[[], Answer]) -> list[Answer]:
    """Do all at the same instant; their answers in the order given. What one of them raises, rises."""
    if len(doings) > _HANDS:
        raise ValueError(f"at most {_HANDS} things at once")
    start = Barrier(len(doings))

    def together(doing: Callable[[], Answer]) -> Answer:
        start.wait(timeout=10)
        return doing()

    return list(_pool.map(together, doings))
