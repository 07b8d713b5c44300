"""Mann and Whitney's test of two samples: whether one tends to be larger, with no assumption about how the values spread."""

import math
from collections import Counter


def chance_of_longer(one: list[float], other: list[float]) -> float:
    """The chance that a value of `one` is larger than a value of `other`, ties counted half; 0.5 where they are alike."""
    return _u(one, other) / (len(one) * len(other))


def p_value(one: list[float], other: list[float]) -> float:
    """The two-sided probability of a difference as large as this among samples that are alike, by the normal approximation.

    Meant for samples of at least some dozens; corrected for ties and for continuity.
    """
    n, m = len(one), len(other)
    ties = sum(count**3 - count for count in Counter([*one, *other]).values())
    spread = math.sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))))
    beyond = abs(_u(one, other) - n * m / 2) - 0.5
    return min(1.0, math.erfc(max(0.0, beyond) / spread / math.sqrt(2))) if spread else 1.0


def _u(one: list[float], other: list[float]) -> float:
    """In how many of all pairs the value of `one` is the larger, ties counted half."""
    counts = Counter([*one, *other])
    rank, ranks = 0, {}
    for value in sorted(counts):
        ranks[value] = rank + (counts[value] + 1) / 2
        rank += counts[value]
    return sum(ranks[value] for value in one) - len(one) * (len(one) + 1) / 2
