"""What a node of a rule, or a value of an amount, is changed into: each change a mistake that somebody could make."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dayaq.rules.kinds import Choice, Exact, Kind, Number, Truth, is_count, shown
from dayaq.rules.mutation.places import written
from dayaq.rules.numbers import ONE
from dayaq.rules.tree import (
    Aggregate,
    Arith,
    Choose,
    Compare,
    Const,
    DayPart,
    Extreme,
    Logic,
    Node,
    Not,
    Period,
    Round,
    Shift,
    Sign,
)

Change = tuple[str, Node]
"""What a change is called, and the node that it puts in place."""

BESIDE = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
OTHER = {"max": "min", "min": "max", "any": "all", "all": "any", "sum": "max", "and": "or", "or": "and"}
ROUGHER = {"nearest": ("down", "up"), "down": ("up",), "up": ("down",)}


def changes(node: Node) -> Iterator[Change]:
    """Every change of one node by itself; none for what only names a fact, a rule or an amount."""
    change = CHANGES.get(type(node))
    if change is not None:
        yield from change(node)


def always(kind: Kind) -> Iterator[Change]:
    """A whole rule that says yes or no, said always the same way."""
    if isinstance(kind, Truth):
        yield from ((f"always {str(value).lower()}", Const(value, kind)) for value in (True, False))


def _const(node: Const) -> Iterator[Change]:
    for value in other_values(node.value, node.type):
        yield f"becomes {shown(value, node.type)}", replace(node, value=value)


def _compare(node: Compare) -> Iterator[Change]:
    yield f"{node.op} becomes {BESIDE[node.op]}", replace(node, op=BESIDE[node.op])
    if node.op in CONTRARY:
        yield f"{node.op} becomes {CONTRARY[node.op]}", replace(node, op=CONTRARY[node.op])


def _logic(node: Logic) -> Iterator[Change]:
    yield f"{node.op} becomes {OTHER[node.op]}", replace(node, op=OTHER[node.op])
    for at, item in enumerate(node.items):
        rest = (*node.items[:at], *node.items[at + 1 :])
        yield f"without {written(item)}", rest[0] if len(rest) == 1 else replace(node, items=rest)


def _not(node: Not) -> Iterator[Change]:
    yield "without not", node.item


def _arith(node: Arith) -> Iterator[Change]:
    if node.op == "*":
        yield "* becomes /", Round(node.left, node.right, "nearest", node.type)
        return
    contrary = "-" if node.op == "+" else "+"
    yield f"{node.op} becomes {contrary}", replace(node, op=contrary)


def _round(node: Round) -> Iterator[Change]:
    for mode in ROUGHER[node.mode]:
        yield f"{node.mode} becomes {mode}", replace(node, mode=mode)
    if node.below == ONE:
        return
    product = Arith("*", node.above, node.below, Number(None, _scale(node.above) + _scale(node.below)))
    yield "/ becomes *", Round(product, ONE, node.mode, node.type)


def _extreme(node: Extreme) -> Iterator[Change]:
    yield f"{node.op} becomes {OTHER[node.op]}", replace(node, op=OTHER[node.op])


def _sign(node: Sign) -> Iterator[Change]:
    yield f"without {node.op}", node.item


def _choose(node: Choose) -> Iterator[Change]:
    yield "the contrary of if", replace(node, then=node.otherwise, otherwise=node.then)
    yield "if always", node.then
    yield "if never", node.otherwise


def _aggregate(node: Aggregate) -> Iterator[Change]:
    if node.op in OTHER:
        yield f"{node.op} becomes {OTHER[node.op]}", replace(node, op=OTHER[node.op])
    if node.op == "distinct":
        yield "distinct becomes len", replace(node, op="len")
    if node.where is not None:
        yield f"without if {written(node.where)}", replace(node, where=None)


def _period(node: Period) -> Iterator[Change]:
    yield "from and to in the other order", replace(node, start=node.end, end=node.start)


def _shift(node: Shift) -> Iterator[Change]:
    nothing = Const(0, node.by.type)
    yield "moved the other way", replace(node, by=Arith("-", nothing, node.by, node.by.type))
    yield "not moved", node.start


def _day_part(node: DayPart) -> Iterator[Change]:
    if node.part in ("month_start", "year_start"):
        yield f"without {node.part}", node.item


def other_values(value: Exact, kind: Kind) -> list[Exact]:
    """The values put in place of one: the smallest part and one more and less, nothing, the contrary, another choice."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, date):
        return [value + timedelta(days=days) for days in (-1, 1)]
    if is_count(value):
        one = 10 ** (kind.scale if isinstance(kind, Number) else 0)
        return [other for other in dict.fromkeys([value - 1, value + 1, value - one, value + one, 0]) if other != value]
    options = kind.options if isinstance(kind, Choice) else ()
    return [options[(options.index(str(value)) + 1) % len(options)]] if len(options) > 1 else []


def values_of_nothing(kind: Kind) -> list[Exact]:
    """What somebody might write where a value is not known."""
    if isinstance(kind, Truth):
        return [True, False]
    return [0] if isinstance(kind, Number) else []


def _scale(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


CHANGES: dict[type, Callable[[Any], Iterator[Change]]] = {
    Const: _const,
    Compare: _compare,
    Logic: _logic,
    Not: _not,
    Arith: _arith,
    Round: _round,
    Extreme: _extreme,
    Sign: _sign,
    Choose: _choose,
    Aggregate: _aggregate,
    Period: _period,
    Shift: _shift,
    DayPart: _day_part,
}
