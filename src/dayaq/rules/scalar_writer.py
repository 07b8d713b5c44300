"""Writes the rules of a day as Python text: one function a rule, each node a few statements, unknown as `None`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dayaq.rules.amounts import DatedAmount, Series
from dayaq.rules.calendar import PERIODS, SHIFTS, STARTS
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Exact, Number, is_count
from dayaq.rules.rounding import ROUNDINGS
from dayaq.rules.scales import ready
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


@dataclass(frozen=True, slots=True)
class Atom:
    """A Python expression without effects, and whether it may be `None`."""

    text: str
    open: bool


@dataclass(slots=True)
class Writer:
    """The text of one module as it grows."""

    law: LawOn
    names: dict[str, str]
    constants: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    depth: int = 1
    counted: int = 0

    def line(self, text: str) -> None:
        """One statement at the present depth."""
        self.lines.append("    " * self.depth + text)

    def fresh(self) -> str:
        """A name not used before."""
        self.counted += 1
        return f"t{self.counted}"

    def constant(self, value: Any) -> str:
        """A name for a value given to the module."""
        name = f"K{len(self.constants)}"
        self.constants[name] = value
        return name

    def node(self, node: Node, record: str) -> Atom:
        """Writes what computes a node for the record in a variable."""
        return WRITERS[type(node)](self, node, record)

    def strict(self, text: str, *atoms: Atom) -> Atom:
        """An expression that is unknown as soon as one of its atoms is."""
        unknown = [f"{atom.text} is None" for atom in atoms if atom.open]
        if not unknown:
            return Atom(f"({text})", open=False)
        name = self.fresh()
        self.line(f"{name} = None if {' or '.join(unknown)} else {text}")
        return Atom(name, open=True)

    def held(self, atom: Atom) -> Atom:
        """The atom under a name, where its text would be written twice."""
        if atom.text.isidentifier():
            return atom
        name = self.fresh()
        self.line(f"{name} = {atom.text}")
        return Atom(name, atom.open)


def write_law(law: LawOn) -> tuple[str, dict[str, Any], dict[str, str]]:
    """The text of all rules of a day, the constants it needs, and the name of the function of each rule."""
    names = {rule_id: f"r{at}" for at, rule_id in enumerate(law.rules)}
    writer = Writer(law, names)
    writer.constants |= {f"{mode}": rounding for mode, rounding in ROUNDINGS.items()}
    writer.constants |= {f"between_{unit}": period for unit, period in PERIODS.items()}
    writer.constants |= {f"add_{unit}": shift for unit, shift in SHIFTS.items()} | STARTS
    for rule_id, rule in law.rules.items():
        name = names[rule_id]
        writer.lines.append(f"def {name}(x, day):")
        writer.line("memo = x.memo")
        writer.line(f"if '{name}' in memo:")
        writer.line(f"    return memo['{name}']")
        result = writer.node(rule.tree, "x")
        writer.line(f"memo['{name}'] = {result.text}")
        writer.line(f"return {result.text}")
    return "\n".join(writer.lines), writer.constants, names


def _literal(writer: Writer, value: Exact | None) -> Atom:
    if isinstance(value, date):
        return Atom(writer.constant(value), open=False)
    return Atom(f"({value!r})" if is_count(value) else repr(value), open=value is None)


def _const(writer: Writer, node: Const, _: str) -> Atom:
    return _literal(writer, node.value)


def _nothing(_: Writer, __: Nothing, ___: str) -> Atom:
    return Atom("None", open=True)


def _legal_day(_: Writer, __: LegalDay, ___: str) -> Atom:
    return Atom("day", open=False)


def _fact(writer: Writer, node: Fact, record: str) -> Atom:
    return writer.held(Atom(f"{record}.facts.get({node.name!r})", open=True))


def _value(writer: Writer, node: Value, record: str) -> Atom:
    name = writer.names.get(node.rule)
    return Atom("None", open=True) if name is None else writer.held(Atom(f"{name}({record}, day)", open=True))


def _amount(writer: Writer, node: Amount, record: str) -> Atom:
    amount = writer.law.law.amounts[node.amount]
    if not isinstance(amount, DatedAmount):
        return Atom("None", open=True)
    if node.key is None and node.at is None:
        return _literal(writer, _on(writer.law, amount.series[""], writer.law.day))
    at = writer.node(node.at, record) if node.at is not None else Atom("day", open=False)
    key = writer.node(node.key, record) if node.key is not None else Atom("''", open=False)
    lookup = writer.constant(lambda name, day: _on(writer.law, amount.series[name], day) if name in amount.series else None)
    return Atom(writer.strict(f"{lookup}({key.text}, {at.text})", key, at).text, open=True)


def _on(law: LawOn, series: Series, day: date) -> Exact | None:
    dated = series.on(day, law.known)
    return None if dated is None else dated.value


def _scale(writer: Writer, node: Scale, record: str) -> Atom:
    scale, brackets = writer.law.law.amounts[node.amount], writer.law.brackets(node.amount)
    found = ready(scale, brackets, node)
    argument = writer.node(node.argument, record)
    if found is None:
        return Atom("None", open=True)
    lookup = writer.constant(found.of)
    return Atom(writer.strict(f"{lookup}({argument.text})", argument).text, open=True)


def _arith(writer: Writer, node: Arith, record: str) -> Atom:
    left, right = writer.node(node.left, record), writer.node(node.right, record)
    return writer.strict(f"{left.text} {node.op} {right.text}", left, right)


def _rescale(writer: Writer, node: Rescale, record: str) -> Atom:
    item = writer.node(node.item, record)
    return writer.strict(f"{item.text} * {10 ** (_scale_of(node) - _scale_of(node.item))}", item)


def _relabel(writer: Writer, node: Relabel, record: str) -> Atom:
    return writer.node(node.item, record)


def _round(writer: Writer, node: Round, record: str) -> Atom:
    above, below = writer.node(node.above, record), writer.held(writer.node(node.below, record))
    shift = _scale_of(node) + _scale_of(node.below) - _scale_of(node.above)
    one = f"{above.text} * {10**shift}" if shift > 0 else above.text
    other = f"{below.text} * {10**-shift}" if shift < 0 else below.text
    rounded = f"{node.mode}({one}, {other})"
    found = writer.strict(f"None if {below.text} == 0 else {rounded}", above, below)
    return Atom(found.text, open=True)


def _sign(writer: Writer, node: Sign, record: str) -> Atom:
    item = writer.held(writer.node(node.item, record))
    text = f"abs({item.text})" if node.op == "abs" else f"({item.text} > 0) - ({item.text} < 0)"
    return writer.strict(text, item)


def _extreme(writer: Writer, node: Extreme, record: str) -> Atom:
    items = [writer.node(item, record) for item in node.items]
    return writer.strict(f"{node.op}({', '.join(item.text for item in items)})", *items)


def _compare(writer: Writer, node: Compare, record: str) -> Atom:
    left, right = writer.node(node.left, record), writer.node(node.right, record)
    return writer.strict(f"{left.text} {node.op} {right.text}", left, right)


def _logic(writer: Writer, node: Logic, record: str) -> Atom:
    decides, name, depth = node.op == "or", writer.fresh(), writer.depth
    writer.line(f"{name} = {not decides}")
    for at, item in enumerate(node.items):
        if at:
            writer.line(f"if {name} is not {decides}:")
            writer.depth += 1
        value = writer.held(writer.node(item, record))
        writer.line(f"if {value.text} is {decides}:")
        writer.line(f"    {name} = {decides}")
        writer.line(f"elif {value.text} is None:")
        writer.line(f"    {name} = None")
    writer.depth = depth
    return Atom(name, open=True)


def _not(writer: Writer, node: Not, record: str) -> Atom:
    item = writer.held(writer.node(node.item, record))
    return writer.strict(f"not {item.text}", item)


def _choose(writer: Writer, node: Choose, record: str) -> Atom:
    condition, name = writer.held(writer.node(node.condition, record)), writer.fresh()
    writer.line(f"{name} = None")
    for test, branch in (("True", node.then), ("False", node.otherwise)):
        writer.line(f"if {condition.text} is {test}:")
        writer.depth += 1
        writer.line(f"{name} = {writer.node(branch, record).text}")
        writer.depth -= 1
    return Atom(name, open=True)


def _period(writer: Writer, node: Period, record: str) -> Atom:
    start, end = writer.node(node.start, record), writer.node(node.end, record)
    return writer.strict(f"between_{node.unit}({start.text}, {end.text})", start, end)


def _shift(writer: Writer, node: Shift, record: str) -> Atom:
    start, by = writer.node(node.start, record), writer.node(node.by, record)
    return writer.strict(f"add_{node.unit}({start.text}, {by.text})", start, by)


def _day_part(writer: Writer, node: DayPart, record: str) -> Atom:
    item = writer.node(node.item, record)
    return writer.strict(f"{node.part}({item.text})" if node.part in STARTS else f"{item.text}.{node.part}", item)


def _up(writer: Writer, node: Up, record: str) -> Atom:
    parent, name = writer.fresh(), writer.fresh()
    writer.line(f"{name} = None")
    writer.line(f"{parent} = {record}.parents.get({node.link!r})")
    writer.line(f"if {parent} is not None:")
    writer.depth += 1
    writer.line(f"{name} = {writer.node(node.item, parent).text}")
    writer.depth -= 1
    return Atom(name, open=True)


def _aggregate(writer: Writer, node: Aggregate, record: str) -> Atom:
    children, child, name = writer.fresh(), writer.fresh(), writer.fresh()
    writer.line(f"{name} = None")
    writer.line(f"{children} = {record}.children.get({node.collection!r})")
    writer.line(f"if {children} is not None:")
    writer.depth += 1
    LOOPS["any" if node.op in ("any", "all") else "sum"](writer, node, (children, child, name), record)
    writer.depth -= 1
    return Atom(name, open=True)


def _any_or_all(writer: Writer, node: Aggregate, named: tuple[str, str, str], _: str) -> None:
    children, child, name = named
    decides = node.op == "any"
    writer.line(f"{name} = {not decides}")
    writer.line(f"for {child} in {children}:")
    writer.depth += 1
    if node.where is not None:
        chosen = writer.held(writer.node(node.where, child))
        writer.line(f"if {chosen.text} is False:")
        writer.line("    continue")
    value = writer.held(writer.node(node.item, child))
    sure = f" and {chosen.text} is True" if node.where is not None else ""
    writer.line(f"if {value.text} is {decides}{sure}:")
    writer.line(f"    {name} = {decides}")
    writer.line("    break")
    writer.line(f"if {value.text} is not {not decides}:")
    writer.line(f"    {name} = None")
    writer.depth -= 1


def _gathered(writer: Writer, node: Aggregate, named: tuple[str, str, str], record: str) -> None:
    children, child, name = named
    values = writer.fresh()
    writer.line(f"{values} = []")
    writer.line(f"for {child} in {children}:")
    writer.depth += 1
    if node.where is not None:
        chosen = writer.held(writer.node(node.where, child))
        writer.line(f"if {chosen.text} is False:")
        writer.line("    continue")
        writer.line(f"if {chosen.text} is None:")
        writer.line("    break")
    value = writer.held(writer.node(node.item, child))
    writer.line(f"if {value.text} is None:")
    writer.line("    break")
    writer.line(f"{values}.append({value.text})")
    writer.depth -= 1
    writer.line("else:")
    writer.depth += 1
    _collected(writer, node, (values, name), record)
    writer.depth -= 1


def _collected(writer: Writer, node: Aggregate, named: tuple[str, str], record: str) -> None:
    values, name = named
    words = {"sum": "sum({})", "len": "len({})", "distinct": "len(set({}))", "max": "max({})", "min": "min({})"}
    if node.default is None:
        writer.line(f"{name} = {words[node.op].format(values)}")
        return
    writer.line(f"if {values}:")
    writer.line(f"    {name} = {words[node.op].format(values)}")
    writer.line("else:")
    writer.depth += 1
    writer.line(f"{name} = {writer.node(node.default, record).text}")
    writer.depth -= 1


LOOPS: dict[str, Callable[[Writer, Aggregate, tuple[str, str, str], str], None]] = {"any": _any_or_all, "sum": _gathered}


def _named(writer: Writer, node: Named, record: str) -> Atom:
    return writer.held(writer.node(node.item, record))


def _scale_of(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


WRITERS: dict[type, Callable[[Writer, Any, str], Atom]] = {
    Const: _const,
    Nothing: _nothing,
    LegalDay: _legal_day,
    Fact: _fact,
    Value: _value,
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
    Up: _up,
    Aggregate: _aggregate,
    Named: _named,
}
