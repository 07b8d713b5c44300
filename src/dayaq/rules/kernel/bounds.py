"""Shows before a run that no number can leave 64 bits, from the largest facts and amounts there are; else refuses the run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dayaq.rules.amounts import DatedScale
from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.parameters import as_number
from dayaq.rules.kernel.passes import Written
from dayaq.rules.kinds import Number
from dayaq.rules.scales import shifts
from dayaq.rules.tree import (
    Aggregate,
    Amount,
    Arith,
    Choose,
    Const,
    Extreme,
    Fact,
    Named,
    Node,
    Relabel,
    Rescale,
    Round,
    Scale,
    Sign,
    Up,
    Value,
    parts,
)

SAFE = 2**62
DAYS = 10**7
"""No count of days, and no number made of a day, is larger."""


class TooLarge(OverflowError):
    """A number of this population could leave 64 bits in the kernel; an SQL engine or plain Python computes it."""


@dataclass(slots=True)
class _Bounds:
    law: LawOn
    facts: Mapping[tuple[str, str], int]
    most: Mapping[str, int]
    amounts: Mapping[str, int]
    rules: dict[str, int] = field(default_factory=dict)

    def rule(self, rule_id: str) -> int:
        if rule_id not in self.rules:
            rule = self.law.rules.get(rule_id)
            self.rules[rule_id] = self.of(rule.tree) if rule is not None else 0
        return self.rules[rule_id]

    def of(self, node: Node) -> int:
        """The largest size that a number of a node, and any on the way to it, can have."""
        if not isinstance(node.type, Number):
            for part in parts(node):
                self.of(part)
            return DAYS
        return held(BOUNDS.get(type(node), _any)(self, node))


def held(largest: int) -> int:
    """A size that the kernel holds exactly; a larger one is `TooLarge`."""
    if largest > SAFE:
        raise TooLarge(f"A number could reach {largest}, which is more than the kernel holds exactly.")
    return largest


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest facts of a population, the most records under one root, and the amounts of a run."""

    facts: Mapping[tuple[str, str], int]
    records: Mapping[str, int]
    amounts: Sequence[int | None]


def refuse_too_large(law: LawOn, written: Written, largest: Largest) -> None:
    """Raises `TooLarge` if some number of a run could leave 64 bits."""
    amounts: dict[str, int] = {}
    for (amount_id, _, _), place in written.parameters.places.items():
        amounts[amount_id] = max(amounts.get(amount_id, 0), abs(largest.amounts[place] or 0))
    bounds = _Bounds(law, largest.facts, largest.records, amounts)
    for rule_id in written.rules:
        bounds.rule(rule_id)


def _any(bounds: _Bounds, node: Node) -> int:
    return max((bounds.of(part) for part in parts(node)), default=DAYS)


def _const(_: _Bounds, node: Const) -> int:
    return 0 if isinstance(node.value, str) else abs(as_number(node.value))


def _arith(bounds: _Bounds, node: Arith) -> int:
    left, right = bounds.of(node.left), bounds.of(node.right)
    return left * right if node.op == "*" else left + right


def _rescale(bounds: _Bounds, node: Rescale) -> int:
    return bounds.of(node.item) * int(10 ** (_scale(node) - _scale(node.item)))


def _round(bounds: _Bounds, node: Round) -> int:
    shift = _scale(node) + _scale(node.below) - _scale(node.above)
    above, below = bounds.of(node.above) * int(10 ** max(shift, 0)), bounds.of(node.below) * int(10 ** max(-shift, 0))
    held(2 * above + below)
    # Whatever it is divided by, it is at least one smallest part: what was brought to fewer decimals is smaller by as much.
    return above // int(10 ** max(-shift, 0)) + 1


def _scaled(bounds: _Bounds, node: Scale) -> int:
    scale = bounds.law.law.amounts[node.amount]
    if not isinstance(scale, DatedScale):
        return 0
    low, high = shifts(scale, node)
    largest = bounds.amounts.get(node.amount, 0)
    if not scale.marginal:
        held(bounds.of(node.argument) * high + largest * low)
        return largest
    return len(scale.brackets) * (bounds.of(node.argument) * high + largest * low) * max(largest, 1)


def _aggregate(bounds: _Bounds, node: Aggregate) -> int:
    most, found = bounds.most.get(node.entity, 1), [bounds.of(part) for part in parts(node)]
    if node.op in ("len", "distinct"):
        return most
    return max(most * bounds.of(node.item) if node.op == "sum" else 0, *found)


def _scale(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


BOUNDS: dict[type, Callable[[_Bounds, Any], int]] = {
    Const: _const,
    Fact: lambda bounds, node: bounds.facts.get((node.entity, node.name), 0),
    Value: lambda bounds, node: bounds.rule(node.rule),
    Amount: lambda bounds, node: bounds.amounts.get(node.amount, 0),
    Scale: _scaled,
    Arith: _arith,
    Rescale: _rescale,
    Relabel: lambda bounds, node: bounds.of(node.item),
    Round: _round,
    Sign: lambda bounds, node: max(bounds.of(node.item), 1),
    Extreme: lambda bounds, node: max(bounds.of(item) for item in node.items),
    Choose: lambda bounds, node: max(bounds.of(part) for part in parts(node)),
    Up: lambda bounds, node: bounds.of(node.item),
    Named: lambda bounds, node: bounds.of(node.item),
    Aggregate: _aggregate,
}
