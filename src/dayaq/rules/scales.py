"""Scales of brackets on one day, written out in plain nodes or applied to a number."""

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


def applied(scale: DatedAmount | DatedScale, brackets: list[tuple[Dated, Dated]], argument: int, node: Scale) -> int | None:
    """The scale applied to a number: each rate to its own part, or the amount of the highest step reached (0 below the first)."""
    steps = steps_of(brackets)
    if steps is None or not steps or not isinstance(scale, DatedScale):
        return None
    low, high = shifts(scale, node)
    reached = [(threshold * low, worth) for threshold, worth in steps]
    number = argument * high
    if not scale.marginal:
        return next((worth for threshold, worth in reversed(reached) if number >= threshold), 0)
    ends = [threshold for threshold, _ in reached[1:]]
    total = max(0, number - reached[-1][0]) * reached[-1][1]
    for (threshold, worth), end in zip(reached, ends, strict=False):
        total += (min(max(number, threshold), end) - threshold) * worth
    return total
