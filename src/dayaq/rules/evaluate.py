"""Computes a tree for one record, node by node: the meaning of the language, and the way to every explanation.

The compiled engines are required to equal this one.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from dayaq.rules.calendar import PERIODS, SHIFTS, STARTS
from dayaq.rules.finding import AmountUsed, Input
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Exact, Number
from dayaq.rules.records import Record
from dayaq.rules.rounding import ROUNDINGS, parts_of
from dayaq.rules.scales import Ready, ready
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
from dayaq.rules.unknown import Result, Unknown, blocked
from dayaq.rules.used import amount_used, brackets_used

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
ARITHMETIC: dict[str, Callable[[int, int], int]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


@dataclass(slots=True)
class Trace:
    """What one rule read while it was computed."""

    rule: str
    facts: dict[str, Input] = field(default_factory=dict)
    locals: dict[str, Input] = field(default_factory=dict)
    needs: dict[str, Input] = field(default_factory=dict)
    amounts: dict[tuple[str, str, date | None], tuple[AmountUsed, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Evaluation:
    """One run over the records of a subject; every rule is computed once for each record, and leaves its trace."""

    law: LawOn
    done: dict[tuple[str, str], Result] = field(default_factory=dict)
    traces: dict[tuple[str, str], Trace] = field(default_factory=dict)

    def rule(self, rule_id: str, record: Record) -> Result:
        """The value of a rule for a record; a rule not in force on the day is unknown."""
        key = (rule_id, record.path)
        if key not in self.done:
            version = self.law.rules.get(rule_id)
            if version is None:
                return Unknown(frozenset({f"law.{rule_id}"}))
            trace = Trace(rule_id)
            self.done[key] = Frame(self, record, trace).of(version.tree)
            self.traces[key] = trace
        return self.done[key]


@dataclass(slots=True)
class Frame:
    """Where a node is computed: in which run, for which record, as part of which rule."""

    run: Evaluation
    record: Record
    trace: Trace

    def of(self, node: Node) -> Result:
        """The value of a node here."""
        return EVALUATORS[type(node)](self, node)

    def at(self, record: Record) -> "Frame":
        """The same rule, at another record."""
        return Frame(self.run, record, self.trace)


def _const(_: Frame, node: Const) -> Result:
    return node.value


def _nothing(here: Frame, node: Nothing) -> Result:
    return Unknown(frozenset({f"law.{here.trace.rule}: {node.reason}"}))


def _legal_day(here: Frame, _: LegalDay) -> Result:
    return here.run.law.day


def _fact(here: Frame, node: Fact) -> Result:
    name = here.record.called(node.name)
    known = here.record.facts.get(node.name)
    value: Result = Unknown(frozenset({name})) if known is None else known
    here.trace.facts[name] = Input(name, value, node.type)
    return value


def _value(here: Frame, node: Value) -> Result:
    value = here.run.rule(node.rule, here.record)
    name = here.record.called(node.rule)
    here.trace.needs[name] = Input(name, value, node.type)
    return value


def _amount(here: Frame, node: Amount) -> Result:
    key = here.of(node.key) if node.key is not None else ""
    at = here.of(node.at) if node.at is not None else here.run.law.day
    unknown = blocked(key, at)
    if unknown is not None:
        return unknown
    day = cast("date", at) if node.at is not None else None
    used = amount_used(here.run.law, node.amount, cast("str", key), day)
    here.trace.amounts[(node.amount, cast("str", key), day)] = (used,)
    if used.value is None:
        return Unknown(frozenset({f"law.{node.amount}" + (f"[{key}]" if key else "")}))
    return used.value


def _scale(here: Frame, node: Scale) -> Result:
    argument = here.of(node.argument)
    here.trace.amounts[(node.amount, "", node.since)] = brackets_used(here.run.law, node.amount, node.since)
    if isinstance(argument, Unknown):
        return argument
    kept, key = here.run.law.kept, ("ready", node.amount, _scale_of(node.argument), node.since)
    if key not in kept:
        kept[key] = ready(here.run.law.law.amounts[node.amount], here.run.law.brackets(node.amount, node.since), node)
    found: Ready | None = kept[key]
    return Unknown(frozenset({f"law.{node.amount}"})) if found is None else found.of(cast("int", argument))


def _arith(here: Frame, node: Arith) -> Result:
    left, right = here.of(node.left), here.of(node.right)
    if isinstance(left, Unknown) or isinstance(right, Unknown):
        return blocked(left, right) or left
    return ARITHMETIC[node.op](cast("int", left), cast("int", right))


def _rescale(here: Frame, node: Rescale) -> Result:
    item = here.of(node.item)
    return item if isinstance(item, Unknown) else cast("int", item) * 10 ** (_scale_of(node) - _scale_of(node.item))


def _relabel(here: Frame, node: Relabel) -> Result:
    return here.of(node.item)


def _round(here: Frame, node: Round) -> Result:
    above, below = here.of(node.above), here.of(node.below)
    unknown = blocked(above, below)
    if unknown is not None:
        return unknown
    if below == 0:
        return Unknown(frozenset({f"law.{here.trace.rule}: division by zero"}))
    shift = _scale_of(node) + _scale_of(node.below) - _scale_of(node.above)
    return ROUNDINGS[node.mode](*parts_of(cast("int", above), cast("int", below), shift))


def _sign(here: Frame, node: Sign) -> Result:
    item = here.of(node.item)
    if isinstance(item, Unknown):
        return item
    number = cast("int", item)
    return abs(number) if node.op == "abs" else (number > 0) - (number < 0)


def _extreme(here: Frame, node: Extreme) -> Result:
    items = [here.of(item) for item in node.items]
    return blocked(*items) or _most(node.op, items)


def _most(op: str, items: list[Any]) -> Exact:
    most: Exact = max(items) if op == "max" else min(items)
    return most


def _compare(here: Frame, node: Compare) -> Result:
    left, right = here.of(node.left), here.of(node.right)
    unknown = blocked(left, right)
    return COMPARISONS[node.op](left, right) if unknown is None else unknown


def _logic(here: Frame, node: Logic) -> Result:
    decides = node.op == "or"
    unknown: list[Unknown] = []
    for item in node.items:
        value = here.of(item)
        if isinstance(value, Unknown):
            unknown.append(value)
        elif value is decides:
            return decides
    return blocked(*unknown) or (not decides)


def _not(here: Frame, node: Not) -> Result:
    item = here.of(node.item)
    return item if isinstance(item, Unknown) else not item


def _choose(here: Frame, node: Choose) -> Result:
    condition = here.of(node.condition)
    if isinstance(condition, Unknown):
        return condition
    return here.of(node.then if condition else node.otherwise)


def _period(here: Frame, node: Period) -> Result:
    start, end = here.of(node.start), here.of(node.end)
    unknown = blocked(start, end)
    return PERIODS[node.unit](cast("date", start), cast("date", end)) if unknown is None else unknown


def _shift(here: Frame, node: Shift) -> Result:
    start, by = here.of(node.start), here.of(node.by)
    return blocked(start, by) or SHIFTS[node.unit](cast("date", start), cast("int", by))


def _day_part(here: Frame, node: DayPart) -> Result:
    item = here.of(node.item)
    if isinstance(item, Unknown):
        return item
    if node.part in STARTS:
        return STARTS[node.part](cast("date", item))
    part: int = getattr(item, node.part)
    return part


def _up(here: Frame, node: Up) -> Result:
    parent = here.record.parents.get(node.link)
    if parent is None:
        return Unknown(frozenset({here.record.called(node.link)}))
    return here.at(parent).of(node.item)


def _aggregate(here: Frame, node: Aggregate) -> Result:
    children = here.record.children.get(node.collection)
    if children is None:
        return Unknown(frozenset({here.record.called(node.collection)}))
    values: list[Result] = []
    for child in children:
        there = here.at(child)
        chosen = True if node.where is None else there.of(node.where)
        if node.op in ("any", "all") and chosen is not False:
            values.append(_kleene(node.op, chosen, there.of(node.item)))
        elif isinstance(chosen, Unknown):
            values.append(chosen)
        elif chosen:
            values.append(there.of(node.item))
    return _collected(here, node, values)


def _kleene(op: str, chosen: Result, value: Result) -> Result:
    decides = op == "any"
    if not isinstance(value, Unknown) and value is not decides:
        return not decides
    return blocked(chosen, value) or decides


def _collected(here: Frame, node: Aggregate, values: list[Result]) -> Result:
    if node.op in ("any", "all"):
        decides = node.op == "any"
        return decides if decides in values else (blocked(*values) or (not decides))
    unknown = blocked(*values)
    if unknown is not None:
        return unknown
    if node.op == "sum":
        return sum(cast("list[int]", values))
    if node.op in ("len", "distinct"):
        return len(values) if node.op == "len" else len(set(values))
    if not values and node.default is not None:
        return here.of(node.default)
    return _most(node.op, values)


def _named(here: Frame, node: Named) -> Result:
    value = here.of(node.item)
    here.trace.locals[node.name] = Input(node.name, value, node.type)
    return value


def _scale_of(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


EVALUATORS: dict[type, Callable[[Frame, Any], Result]] = {
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
