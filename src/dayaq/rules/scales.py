"""Scales of brackets on one day, written out in plain pieces or applied to a number."""

from dataclasses import dataclass

from dayaq.rules.amounts import Dated, DatedAmount, DatedScale
from dayaq.rules.kinds import Number, is_count
from dayaq.rules.tree import Scale

Steps = list[tuple[int, int]]
"""Threshold and worth of each bracket, both in smallest parts, lowest first."""


def steps_of(brackets: list[tuple[Dated, Dated]]) -> Steps | None:
    """The brackets as whole numbers, or `None` if one of them is not known."""
    found: Steps = []
    for threshold, worth in brackets:
        if not is_count(threshold.value) or not is_count(worth.value):
            return None
        found.append((threshold.value, worth.value))
    return found


def shifts(scale: DatedScale, node: Scale) -> tuple[int, int]:
    """The powers of ten that bring the thresholds and the argument to the finer scale of the two."""
    limit, argument = scale.argument, node.argument.type
    if not isinstance(limit, Number) or not isinstance(argument, Number):
        return 1, 1
    finest = max(limit.scale, argument.scale)
    return 10 ** (finest - limit.scale), 10 ** (finest - argument.scale)


@dataclass(frozen=True, slots=True)
class Piece:
    """A bracket from its start to its end (`None`: without end): `base`, and `rate` of what is above the start."""

    start: int
    end: int | None
    base: int
    rate: int


@dataclass(frozen=True, slots=True)
class Ready:
    """The brackets of one day in the smallest parts of both sides, lowest first; `high` brings the argument to theirs.

    Below the first the scale gives 0.
    """

    pieces: tuple[Piece, ...]
    high: int

    def of(self, argument: int) -> int:
        """Each rate on its own part, or the amount of the highest step reached (0 below the first)."""
        number = argument * self.high
        for piece in reversed(self.pieces):
            if number >= piece.start:
                return piece.base + (number - piece.start) * piece.rate
        return 0


def ready(scale: DatedAmount | DatedScale, brackets: list[tuple[Dated, Dated]], node: Scale) -> Ready | None:
    """The scale made ready for any number; `None` if it is none or one of its brackets is not known."""
    steps = steps_of(brackets)
    if not steps or not isinstance(scale, DatedScale):
        return None
    low, high = shifts(scale, node)
    starts = [threshold * low for threshold, _ in steps]
    found, base = [], 0
    for start, end, (_, worth) in zip(starts, [*starts[1:], None], steps, strict=True):
        found.append(Piece(start, end, base, worth) if scale.marginal else Piece(start, end, worth, 0))
        base += (end - start) * worth if end is not None else 0
    return Ready(tuple(found), high)
