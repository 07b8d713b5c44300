"""Scales of brackets on one day, written out in plain nodes or applied to a number."""

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
class Ready:
    """The brackets of one day in the smallest parts of both sides, lowest first; `high` brings the argument to theirs."""

    reached: tuple[tuple[int, int], ...]
    high: int
    marginal: bool

    def of(self, argument: int) -> int:
        """Each rate on its own part, or the amount of the highest step reached (0 below the first)."""
        number = argument * self.high
        if not self.marginal:
            return next((worth for threshold, worth in reversed(self.reached) if number >= threshold), 0)
        total, end = 0, number
        for threshold, worth in reversed(self.reached):
            if end > threshold:
                total += (end - threshold) * worth
                end = threshold
        return total


def ready(scale: DatedAmount | DatedScale, brackets: list[tuple[Dated, Dated]], node: Scale) -> Ready | None:
    """The scale made ready for any number; `None` if it is none or one of its brackets is not known."""
    steps = steps_of(brackets)
    if not steps or not isinstance(scale, DatedScale):
        return None
    low, high = shifts(scale, node)
    return Ready(tuple((threshold * low, worth) for threshold, worth in steps), high, scale.marginal)


def applied(scale: DatedAmount | DatedScale, brackets: list[tuple[Dated, Dated]], argument: int, node: Scale) -> int | None:
    """The scale applied to a number; `None` if it is not known."""
    found = ready(scale, brackets, node)
    return found.of(argument) if found is not None else None
