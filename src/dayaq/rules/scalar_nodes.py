"""Writes each node of a tree as Python, for the record in a variable; unknown is `None`."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from dayaq.rules.amounts import DatedAmount, Series
from dayaq.rules.calendar import STARTS
from dayaq.rules.kinds import Exact, Number, is_count
from dayaq.rules.scalar_text import NOBODY_KNOWS, Atom, Text, Writer
from dayaq.rules.scales import ready
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


def _literal(text: Text, value: Exact | None) -> Atom:
    if value is None:
        return NOBODY_KNOWS
    if isinstance(value, date):
        return Atom(text.constant(value))
    return Atom(f"({value!r})" if is_count(value) else repr(value))


def _const(text: Text, node: Const, _: str) -> Atom:
    return _literal(text, node.value)


def _nothing(_: Text, __: Nothing, ___: str) -> Atom:
    return NOBODY_KNOWS


def _legal_day(_: Text, __: LegalDay, ___: str) -> Atom:
    return Atom("day")


def _fact(text: Text, node: Fact, record: str) -> Atom:
    return text.open(f"{text.part(record, 'facts')}.get({node.name!r})")


def _value(text: Text, node: Value, record: str) -> Atom:
    name = text.names.get(node.rule)
    if name is None:
        return NOBODY_KNOWS
    tree = text.law.rules[node.rule].tree
    if isinstance(tree, Const):
        return _literal(text, tree.value)
    # Most values were computed before, and looking is cheaper than a call that looks.
    memo = text.part(record, "memo")
    return text.open(f"{memo}['{name}'] if '{name}' in {memo} else {name}({record}, day)")


def _amount(text: Text, node: Amount, record: str) -> Atom:
    amount, law = text.law.law.amounts[node.amount], text.law
    if not isinstance(amount, DatedAmount):
        return NOBODY_KNOWS
    if node.key is None and node.at is None:
        return _literal(text, _over_time(amount.series[""], law.known)(law.day))
    at = text.node(node.at, record) if node.at is not None else Atom("day")
    found = {name: _over_time(series, law.known) for name, series in amount.series.items()}
    if node.key is None:
        return text.open(f"{text.constant(found[''])}({at.text})", at)
    key = text.node(node.key, record)
    return text.open(f"{text.constant(_by_key(found))}({key.text}, {at.text})", key, at)


def _over_time(series: Series, known: date | None) -> Callable[[date], Exact | None]:
    """The value of any day: the turns are looked up once, when the law is compiled."""
    turns = sorted({dated.since for dated in series.values})
    dated = [None, *(series.on(turn, known) for turn in turns)]
    values = [each.value if each is not None else None for each in dated]
    return lambda day: values[bisect_right(turns, day)]


def _by_key(found: dict[str, Callable[[date], Exact | None]]) -> Callable[[str, date], Exact | None]:
    return lambda name, day: found[name](day) if name in found else None


def _scale(text: Text, node: Scale, record: str) -> Atom:
    found = ready(text.law.law.amounts[node.amount], text.law.brackets(node.amount, node.since), node)
    argument = text.node(node.argument, record)
    if found is None or argument is NOBODY_KNOWS:
        return NOBODY_KNOWS
    number = text.named(text.strict(f"{argument.text} * {found.high}", argument) if found.high > 1 else argument)
    steps = [f"0 if {number.text} < {found.pieces[0].start}"]
    for piece in found.pieces:
        above = f" + ({number.text} - {piece.start}) * {piece.rate}" if piece.rate else ""
        steps.append(f"{piece.base}{above}" + (f" if {number.text} < {piece.end}" if piece.end is not None else ""))
    return text.strict(" else ".join(steps), number)


def _arith(text: Text, node: Arith, record: str) -> Atom:
    left, right = text.node(node.left, record), text.node(node.right, record)
    return text.strict(f"{left.text} {node.op} {right.text}", left, right)


def _rescale(text: Text, node: Rescale, record: str) -> Atom:
    item = text.node(node.item, record)
    return text.strict(f"{item.text} * {10 ** (_scale_of(node) - _scale_of(node.item))}", item)


def _relabel(text: Text, node: Relabel, record: str) -> Atom:
    return text.node(node.item, record)


def _round(text: Text, node: Round, record: str) -> Atom:
    above, below = text.node(node.above, record), text.node(node.below, record)
    shift = _scale_of(node) + _scale_of(node.below) - _scale_of(node.above)
    one = f"{above.text} * {10**shift}" if shift > 0 else above.text
    if isinstance(node.below, Const) and is_count(node.below.value) and node.below.value:
        return text.strict(f"{node.mode}({one}, {node.below.value * 10 ** max(-shift, 0)})", above)
    below = text.named(below)
    other = f"{below.text} * {10**-shift}" if shift < 0 else below.text
    return text.open(f"None if {below.text} == 0 else {node.mode}({one}, {other})", above, below)


def _sign(text: Text, node: Sign, record: str) -> Atom:
    item = text.named(text.node(node.item, record))
    return text.strict(f"abs({item.text})" if node.op == "abs" else f"({item.text} > 0) - ({item.text} < 0)", item)


def _extreme(text: Text, node: Extreme, record: str) -> Atom:
    items = [text.node(item, record) for item in node.items]
    return text.strict(f"{node.op}({', '.join(item.text for item in items)})", *items)


def _compare(text: Text, node: Compare, record: str) -> Atom:
    left, right = text.node(node.left, record), text.node(node.right, record)
    return text.strict(f"{left.text} {node.op} {right.text}", left, right)


def _logic(text: Text, node: Logic, record: str) -> Atom:
    """Each item is asked only while none before it decided; one that does not decide leaves what was there, or unknown."""
    decides, name = node.op == "or", text.fresh()
    text.line(f"{name} = {text.node(node.items[0], record).whole}")
    depth, seen = text.depth, dict(text.seen)
    for item in node.items[1:]:
        text.line(f"if {name} is not {decides}:")
        text.depth += 1
        value = text.named(text.node(item, record))
        text.line(f"if {value.text} is not {not decides}:")
        text.line(f"    {name} = {value.text}")
    text.depth, text.seen = depth, seen
    return Atom(name, (name,))


def _not(text: Text, node: Not, record: str) -> Atom:
    item = text.node(node.item, record)
    return text.strict(f"not {item.text}", item)


def _choose(text: Text, node: Choose, record: str) -> Atom:
    condition, name = text.node(node.condition, record), text.fresh()
    if condition is NOBODY_KNOWS:
        return NOBODY_KNOWS
    tests = [f"if {condition.unknown}:", f"elif {condition.text}:"] if condition.open else [f"if {condition.text}:"]
    if condition.open:
        text.line(tests[0])
        text.line(f"    {name} = None")
    for test, branch in ((tests[-1], node.then), ("else:", node.otherwise)):
        text.line(test)
        with text.inside():
            text.line(f"{name} = {text.node(branch, record).whole}")
    return Atom(name, (name,))


def _period(text: Text, node: Period, record: str) -> Atom:
    start, end = text.node(node.start, record), text.node(node.end, record)
    return text.strict(f"between_{node.unit}({start.text}, {end.text})", start, end)


def _shift(text: Text, node: Shift, record: str) -> Atom:
    start, by = text.node(node.start, record), text.node(node.by, record)
    return text.strict(f"add_{node.unit}({start.text}, {by.text})", start, by)


def _day_part(text: Text, node: DayPart, record: str) -> Atom:
    item = text.node(node.item, record)
    found = text.strict(f"{node.part}({item.text})" if node.part in STARTS else f"{item.text}.{node.part}", item)
    return text.named(found) if node.part in STARTS else found


def _up(text: Text, node: Up, record: str) -> Atom:
    parent, name = text.fresh(), text.fresh()
    text.line(f"{name} = None")
    text.line(f"{parent} = {record}.parents.get({node.link!r})")
    text.line(f"if {parent} is not None:")
    with text.inside():
        text.line(f"{name} = {text.node(node.item, parent).whole}")
    return Atom(name, (name,))


def _named(text: Text, node: Named, record: str) -> Atom:
    return text.named(text.node(node.item, record))


def _scale_of(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


NODES: dict[type, Writer] = {
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
    Named: _named,
}
