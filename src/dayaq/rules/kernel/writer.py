"""Writes the nodes of a tree as plain arithmetic for the kernel: each has a value, and whether it is unknown."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.parameters import Parameters, as_number
from dayaq.rules.kinds import Choice, Day, Kind, Number, Truth
from dayaq.rules.plan import Key
from dayaq.rules.scales import shifts
from dayaq.rules.tree import (
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
    Value,
)

COUNTED = Number(None)
UNKNOWNS = {"number": "NO_NUMBER", "day": "NO_DAY", "truth": "NO_TRUTH", "choice": "NO_CHOICE"}


@dataclass(frozen=True, slots=True)
class Atom:
    """The texts of a value and of whether it is unknown (`False` where it cannot be)."""

    value: str
    unknown: str = "False"


def sort_of(kind: Kind) -> str:
    """How the kernel holds a kind: number, day, truth or choice."""
    names: dict[type, str] = {Number: "number", Day: "day", Truth: "truth", Choice: "choice"}
    return names[type(kind)]


@dataclass(slots=True)
class Writer:
    """The text of a kernel as it grows; `columns` are those computed so far, by entity."""

    law: LawOn
    parameters: Parameters
    lines: list[str] = field(default_factory=list)
    depth: int = 1
    counted: int = 0
    columns: dict[tuple[str, Key], str] = field(default_factory=dict)
    facts: dict[tuple[str, str], Kind] = field(default_factory=dict)
    root: str = ""

    def place(self, entity: str) -> str:
        """Where the present record stands in the small arrays of its entity; a root is alone and has plain names instead."""
        return "" if entity == self.root else f"[{entity}_g - {entity}_b]"

    def line(self, text: str) -> None:
        """One statement at the present depth."""
        self.lines.append("    " * self.depth + text)

    def fresh(self) -> str:
        """A number not used before, for names."""
        self.counted += 1
        return str(self.counted)

    def held(self, value: str, *parts: Atom) -> Atom:
        """A value under a name, unknown where one of its parts is."""
        number = self.fresh()
        unknown = [part.unknown for part in parts if part.unknown != "False"]
        self.line(f"v{number} = {value}")
        if not unknown:
            return Atom(f"v{number}")
        self.line(f"u{number} = {' or '.join(unknown)}")
        return Atom(f"v{number}", f"u{number}")

    def node(self, node: Node, entity: str) -> Atom:
        """Writes what computes a node for the present record of an entity."""
        key: Any = node.rule if isinstance(node, Value) else node
        column = self.columns.get((entity, key))
        if column is not None:
            at = self.place(entity)
            return Atom(f"k{column}{at}", f"n{column}{at}")
        if isinstance(node, Value):
            return nothing(node.type)
        return WRITERS[type(node)](self, node, entity)


def zero(kind: Kind) -> str:
    """What stands for a value until there is one."""
    return "False" if isinstance(kind, Truth) else "ZERO"


def nothing(kind: Kind) -> Atom:
    """An unknown."""
    return Atom(zero(kind), "True")


def _const(_: Writer, node: Const, __: str) -> Atom:
    if isinstance(node.type, Choice):
        return Atom(str(node.type.options.index(str(node.value))))
    if isinstance(node.value, bool):
        return Atom(str(node.value))
    return nothing(node.type) if isinstance(node.value, str) else Atom(f"np.int64({as_number(node.value)})")


def _nothing(_: Writer, node: Nothing, __: str) -> Atom:
    return nothing(node.type)


def _legal_day(_: Writer, __: LegalDay, ___: str) -> Atom:
    return Atom("legal_day")


def _fact(writer: Writer, node: Fact, entity: str) -> Atom:
    writer.facts[(entity, node.name)] = node.type
    number, sort = writer.fresh(), sort_of(node.type)
    writer.line(f"r{number} = f_{entity}_{node.name}[{entity}_g]")
    writer.line(f"u{number} = r{number} == {UNKNOWNS[sort]}")
    writer.line(f"v{number} = r{number} == 1" if sort == "truth" else f"v{number} = np.int64(r{number})")
    return Atom(f"v{number}", f"u{number}")


def _parameter(place: int, kind: Kind) -> Atom:
    return Atom(f"(p{place} == 1)" if isinstance(kind, Truth) else f"p{place}", f"q{place}")


def _amount(writer: Writer, node: Amount, entity: str) -> Atom:
    amount = writer.law.law.amounts[node.amount]
    if not isinstance(amount, DatedAmount):
        return nothing(node.type)
    if node.key is None and node.at is None:
        return _parameter(writer.parameters.place(node.amount), node.type)
    number = writer.fresh()
    writer.line(f"v{number} = {zero(node.type)}")
    writer.line(f"u{number} = True")
    key = writer.node(node.key, entity) if node.key is not None else None
    at = writer.node(node.at, entity) if node.at is not None else None
    options = writer.law.law.vocabulary.choices[amount.by].kind.options if amount.by else ("",)
    for name, series in amount.series.items():
        days = sorted({dated.since for dated in series.values}) if at is not None else [None]
        for day in days:
            tests = [f"not {key.unknown} and {key.value} == {options.index(name)}"] if key is not None else []
            tests += [f"not {at.unknown} and {at.value} >= {as_number(day)}"] if at is not None and day is not None else []
            found = _parameter(writer.parameters.place(node.amount, name, day), node.type)
            writer.line(f"if {' and '.join(tests)}:")
            writer.line(f"    v{number} = {found.value}")
            writer.line(f"    u{number} = {found.unknown}")
    return Atom(f"v{number}", f"u{number}")


def _scale(writer: Writer, node: Scale, entity: str) -> Atom:
    scale = writer.law.law.amounts[node.amount]
    brackets = writer.law.brackets(node.amount, node.since)
    if not isinstance(scale, DatedScale) or not brackets:
        return nothing(node.type)
    low, high = shifts(scale, node)
    argument = writer.node(node.argument, entity)
    parts = [_bracket(writer, node, at) for at in range(len(brackets))]
    total = writer.held("ZERO", argument, *(part for pair in parts for part in pair))
    number = writer.held(f"{argument.value} * {high}").value
    for at, (threshold, worth) in enumerate(parts):
        writer.line(f"if {number} >= {threshold.value} * {low}:")
        if not scale.marginal:
            writer.line(f"    {total.value} = {worth.value}")
            continue
        end = f"min({number}, {parts[at + 1][0].value} * {low})" if at + 1 < len(parts) else number
        writer.line(f"    {total.value} += ({end} - {threshold.value} * {low}) * {worth.value}")
    return total


def _bracket(writer: Writer, node: Scale, at: int) -> tuple[Atom, Atom]:
    threshold, worth = (writer.parameters.place(node.amount, f"{part} {at}", node.since) for part in ("threshold", "worth"))
    return _parameter(threshold, COUNTED), _parameter(worth, COUNTED)


def _arith(writer: Writer, node: Arith, entity: str) -> Atom:
    left, right = writer.node(node.left, entity), writer.node(node.right, entity)
    return writer.held(f"{left.value} {node.op} {right.value}", left, right)


def _rescale(writer: Writer, node: Rescale, entity: str) -> Atom:
    item = writer.node(node.item, entity)
    return writer.held(f"{item.value} * {10 ** (scale_of(node) - scale_of(node.item))}", item)


def _relabel(writer: Writer, node: Relabel, entity: str) -> Atom:
    return writer.node(node.item, entity)


def _round(writer: Writer, node: Round, entity: str) -> Atom:
    above, below = writer.node(node.above, entity), writer.node(node.below, entity)
    shift = scale_of(node) + scale_of(node.below) - scale_of(node.above)
    one = f"{above.value} * {10**shift}" if shift > 0 else above.value
    other = writer.held(f"{below.value} * {10**-shift}" if shift < 0 else below.value, below)
    zero_divisor = Atom("", f"{other.value} == 0")
    return writer.held(f"{node.mode}({one}, {other.value} if {other.value} != 0 else 1)", above, other, zero_divisor)


def _sign(writer: Writer, node: Sign, entity: str) -> Atom:
    item = writer.node(node.item, entity)
    sign = f"(1 if {item.value} > 0 else 0) - (1 if {item.value} < 0 else 0)"
    return writer.held(f"abs({item.value})" if node.op == "abs" else sign, item)


def _extreme(writer: Writer, node: Extreme, entity: str) -> Atom:
    items = [writer.node(item, entity) for item in node.items]
    return writer.held(f"{node.op}({', '.join(item.value for item in items)})", *items)


def _compare(writer: Writer, node: Compare, entity: str) -> Atom:
    left, right = writer.node(node.left, entity), writer.node(node.right, entity)
    return writer.held(f"{left.value} {node.op} {right.value}", left, right)


def _logic(writer: Writer, node: Logic, entity: str) -> Atom:
    decides, number, depth = node.op == "or", writer.fresh(), writer.depth
    writer.line(f"v{number} = {not decides}")
    writer.line(f"u{number} = False")
    for at, item in enumerate(node.items):
        if at:
            writer.line(f"if v{number} == {not decides}:")
            writer.depth += 1
        value = writer.node(item, entity)
        writer.line(f"if {value.unknown}:")
        writer.line(f"    u{number} = True")
        writer.line(f"elif {value.value} == {decides}:")
        writer.line(f"    v{number} = {decides}")
        writer.line(f"    u{number} = False")
    writer.depth = depth
    return Atom(f"v{number}", f"u{number}")


def _not(writer: Writer, node: Not, entity: str) -> Atom:
    item = writer.node(node.item, entity)
    return writer.held(f"not {item.value}", item)


def _choose(writer: Writer, node: Choose, entity: str) -> Atom:
    condition, number = writer.node(node.condition, entity), writer.fresh()
    writer.line(f"v{number} = {zero(node.type)}")
    writer.line(f"u{number} = True")
    for test, branch in (("", node.then), ("not ", node.otherwise)):
        writer.line(f"if not {condition.unknown} and {test}{condition.value}:")
        writer.depth += 1
        found = writer.node(branch, entity)
        writer.line(f"v{number} = {found.value}")
        writer.line(f"u{number} = {found.unknown}")
        writer.depth -= 1
    return Atom(f"v{number}", f"u{number}")


def _period(writer: Writer, node: Period, entity: str) -> Atom:
    start, end = writer.node(node.start, entity), writer.node(node.end, entity)
    return writer.held(f"between_{node.unit}({start.value}, {end.value})", start, end)


def _shift(writer: Writer, node: Shift, entity: str) -> Atom:
    start, by = writer.node(node.start, entity), writer.node(node.by, entity)
    return writer.held(f"add_{node.unit}({start.value}, {by.value})", start, by)


def _day_part(writer: Writer, node: DayPart, entity: str) -> Atom:
    item = writer.node(node.item, entity)
    return writer.held(f"{node.part}({item.value})", item)


def scale_of(node: Node) -> int:
    """The decimals of a number."""
    return node.type.scale if isinstance(node.type, Number) else 0


WRITERS: dict[type, Callable[[Writer, Any, str], Atom]] = {
    Const: _const,
    Nothing: _nothing,
    LegalDay: _legal_day,
    Fact: _fact,
    Amount: _amount,
    Scale: _scale,
    Arith: _arith,
    Rescale: _rescale,
    Relabel: _relabel,
    Round: _round,
    Sign: _sign,
    Extreme: _extreme,
    Compare: _compare,
    Logic: _logic,
    Not: _not,
    Choose: _choose,
    Period: _period,
    Shift: _shift,
    DayPart: _day_part,
}
