"""The places of a tree at which something can be changed: how each is written, and the tree with another node there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from dayaq.rules.kinds import Number, shown
from dayaq.rules.numbers import ONE
from dayaq.rules.tree import (
    Aggregate,
    Amount,
    Arith,
    Choose,
    Compare,
    Const,
    DayPart,
    Extreme,
    Fact,
    LegalDay,
    Logic,
    Named,
    Node,
    Not,
    Nothing,
    Period,
    Relabel,
    Rescale,
    Round,
    Scale,
    Shift,
    Sign,
    Up,
    Value,
)

Way = tuple[tuple[str, int | None], ...]
"""The fields to go through from the top of a tree, each with a number where it holds several nodes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One node of a rule. What a local name stands for is one place, however often the name is used (`local`)."""

    top: Node
    local: Named | None
    way: Way
    node: Node

    def with_node(self, other: Node) -> Node:
        """The whole tree with another node here."""
        if self.local is None:
            changed: Node = _replaced(self.top, self.way, other)
        else:
            local = replace(self.local, item=_replaced(self.local.item, self.way, other))
            changed = _renamed(self.top, self.local, local)
        return changed


def spots(tree: Node) -> Iterator[Spot]:
    """Every place of a tree: first those written in its last lines, then those of its local names."""
    waiting: list[Named | None] = [None]
    seen: set[Named | None] = set()
    for local in waiting:
        if local in seen:
            continue
        seen.add(local)
        for way, node in _below(tree if local is None else local.item, ()):
            if isinstance(node, Named):
                waiting.append(node)
            elif not _only_the_readers(node):
                yield Spot(tree, local, way, node)


def _below(node: Node, way: Way) -> Iterator[tuple[Way, Node]]:
    yield way, node
    if isinstance(node, Named):
        return
    for name, at, part in _parts(node):
        yield from _below(part, (*way, (name, at)))


def _only_the_readers(node: Node) -> bool:
    """True for `x * 1`, which stands in no rule: the reader writes it to bring two quotients together."""
    return isinstance(node, Arith) and node.op == "*" and ONE in (node.left, node.right)


def _parts(node: Node) -> Iterator[tuple[str, int | None, Node]]:
    """The nodes directly under a node, less those that no rule has written: a divisor of one, and what `len` counts."""
    for field in fields(node):
        part = getattr(node, field.name)
        if part == ONE or (isinstance(node, Aggregate) and node.op == "len" and field.name == "item"):
            continue
        if isinstance(part, Node):
            yield field.name, None, part
        elif isinstance(part, tuple):
            yield from ((field.name, at, each) for at, each in enumerate(part))


def _replaced(node: Any, way: Way, other: Node) -> Any:
    if not way:
        return other
    (name, at), rest = way[0], way[1:]
    part = getattr(node, name)
    if at is None:
        return replace(node, **{name: _replaced(part, rest, other)})
    return replace(node, **{name: (*part[:at], _replaced(part[at], rest, other), *part[at + 1 :])})


def _renamed(node: Any, old: Named, new: Named) -> Any:
    if node == old:
        return new
    changed: dict[str, Any] = {}
    for name, at, part in _parts(node):
        found = _renamed(part, old, new)
        if found is not part:
            items = changed.get(name, getattr(node, name))
            changed[name] = found if at is None else (*items[:at], found, *items[at + 1 :])
    return replace(node, **changed) if changed else node


def written(node: Node) -> str:
    """A node in the words of the language, for whoever has to find it in the rule."""
    return WRITINGS[type(node)](node)


def _const(node: Const) -> str:
    return str(shown(node.value, node.type))


def _called(node: Amount | Scale) -> str:
    return f"law.{node.amount.rpartition('.')[2]}"


def _amount(node: Amount) -> str:
    on = f"law.on({written(node.at)}).{_called(node).removeprefix('law.')}" if node.at is not None else _called(node)
    return f"{on}[{written(node.key)}]" if node.key is not None else on


def _joined(word: str, *items: Node) -> str:
    return f"({f' {word} '.join(map(written, items))})"


def _arith(node: Arith) -> str:
    if _only_the_readers(node):
        return written(node.left if node.right == ONE else node.right)
    return _joined(node.op, node.left, node.right)


def _round(node: Round) -> str:
    word = {"nearest": "round", "down": "round_down", "up": "round_up"}[node.mode]
    scale = node.type.scale if isinstance(node.type, Number) else 0
    divided = f" / {written(node.below)}" if node.below != ONE else ""
    return f"{word}({written(node.above)}{divided}, {scale})"


def _aggregate(node: Aggregate) -> str:
    where = f" if {written(node.where)}" if node.where is not None else ""
    if node.op == "len":
        return f"len({node.entity} for {node.entity} in {node.collection}{where})"
    return f"{node.op}({written(node.item)} for {node.entity} in {node.collection}{where})"


WRITINGS: dict[type, Callable[[Any], str]] = {
    Const: _const,
    Nothing: lambda node: f"unknown ({node.reason})",
    LegalDay: lambda _: "day",
    Fact: lambda node: node.name,
    Value: lambda node: node.rule.rpartition(".")[2],
    Amount: _amount,
    Scale: lambda node: f"scale({_called(node)}, {written(node.argument)})",
    Arith: _arith,
    Rescale: lambda node: written(node.item),
    Relabel: lambda node: written(node.item),
    Round: _round,
    Sign: lambda node: f"{node.op}({written(node.item)})",
    Extreme: lambda node: f"{node.op}({', '.join(map(written, node.items))})",
    Compare: lambda node: f"{written(node.left)} {node.op} {written(node.right)}",
    Logic: lambda node: _joined(node.op, *node.items),
    Not: lambda node: f"not {written(node.item)}",
    Choose: lambda node: f"{written(node.then)} if {written(node.condition)} else {written(node.otherwise)}",
    Period: lambda node: f"{node.unit}_between({written(node.start)}, {written(node.end)})",
    Shift: lambda node: f"add_{node.unit}({written(node.start)}, {written(node.by)})",
    DayPart: lambda node: f"{node.part}({written(node.item)})",
    Up: lambda node: f"{node.link}.{written(node.item)}",
    Aggregate: _aggregate,
    Named: lambda node: node.name,
}
