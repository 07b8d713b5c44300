"""Computes a tree for one record, node by node: the meaning of the language, and the way to every explanation.

The compiled engines are required to equal this one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from dayaq.rules.amounts import Dated
from dayaq.rules.calendar import PERIODS, SHIFTS, STARTS
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Exact, Kind, Number
from dayaq.rules.records import Record
from dayaq.rules.rounding import ROUNDINGS, parts_of
from dayaq.rules.scales import applied
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

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}
ARITHMETIC: dict[str, Callable[[int, int], int]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
}


@dataclass(slots=True)
class Trace:
    """What one rule read while it was computed."""

    rule: str
    facts: dict[str, tuple[Result, Kind]] = field(default_factory=dict)
    locals: dict[str, tuple[Result, Kind]] = field(default_factory=dict)
    needs: dict[str, tuple[Result, Kind]] = field(default_factory=dict)
    amounts: dict[tuple[str, str, date | None], Dated | None] = field(default_factory=dict)


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
            self.done[key] = self.node(version.tree, record, trace)
            self.traces[key] = trace
        return self.done[key]

    def node(self, node: Node, record: Record, trace: Trace) -> Result:
        """The value of a node for a record."""
        return EVALUATORS[type(node)](self, node, record, trace)


def _const(_: Evaluation, node: Const, __: Record, ___: Trace) -> Result:
    return node.value


def _nothing(_: Evaluation, node: Nothing, __: Record, trace: Trace) -> Result:
    return Unknown(frozenset({f"law.{trace.rule}: {node.reason}"}))


def _legal_day(run: Evaluation, _: LegalDay, __: Record, ___: Trace) -> Result:
    return run.law.day


def _fact(_: Evaluation, node: Fact, record: Record, trace: Trace) -> Result:
    name = record.called(node.name)
    known = record.facts.get(node.name)
    value: Result = Unknown(frozenset({name})) if known is None else known
    trace.facts[name] = (value, node.type)
    return value


def _value(run: Evaluation, node: Value, record: Record, trace: Trace) -> Result:
    value = run.rule(node.rule, record)
    trace.needs[record.called(node.rule)] = (value, node.type)
    return value


def _amount(run: Evaluation, node: Amount, record: Record, trace: Trace) -> Result:
    key = run.node(node.key, record, trace) if node.key is not None else ""
    at = run.node(node.at, record, trace) if node.at is not None else run.law.day
    unknown = blocked(key, at)
    if unknown is not None:
        return unknown
    dated = run.law.amount(node.amount, cast("str", key), cast("date", at))
    trace.amounts[(node.amount, cast("str", key), cast("date", at) if node.at is not None else None)] = dated
    if dated is None or dated.value is None:
        return Unknown(frozenset({f"law.{node.amount}" + (f"[{key}]" if key else "")}))
    return dated.value


def _scale(run: Evaluation, node: Scale, record: Record, trace: Trace) -> Result:
    argument = run.node(node.argument, record, trace)
    brackets = run.law.brackets(node.amount)
    for at, (threshold, worth) in enumerate(brackets):
        trace.amounts[(node.amount, f"threshold {at + 1}", None)] = threshold
        trace.amounts[(node.amount, f"bracket {at + 1}", None)] = worth
    if isinstance(argument, Unknown):
        return argument
    found = applied(run.law.law.amounts[node.amount], brackets, cast("int", argument), node)
    return Unknown(frozenset({f"law.{node.amount}"})) if found is None else found


def _arith(run: Evaluation, node: Arith, record: Record, trace: Trace) -> Result:
    left, right = run.node(node.left, record, trace), run.node(node.right, record, trace)
    return blocked(left, right) or ARITHMETIC[node.op](cast("int", left), cast("int", right))


def _rescale(run: Evaluation, node: Rescale, record: Record, trace: Trace) -> Result:
    item = run.node(node.item, record, trace)
    return item if isinstance(item, Unknown) else cast("int", item) * 10 ** (_scale_of(node) - _scale_of(node.item))


def _relabel(run: Evaluation, node: Relabel, record: Record, trace: Trace) -> Result:
    return run.node(node.item, record, trace)


def _round(run: Evaluation, node: Round, record: Record, trace: Trace) -> Result:
    above, below = run.node(node.above, record, trace), run.node(node.below, record, trace)
    unknown = blocked(above, below)
    if unknown is not None:
        return unknown
    if below == 0:
        return Unknown(frozenset({f"law.{trace.rule}: division by zero"}))
    shift = _scale_of(node) + _scale_of(node.below) - _scale_of(node.above)
    return ROUNDINGS[node.mode](*parts_of(cast("int", above), cast("int", below), shift))


def _sign(run: Evaluation, node: Sign, record: Record, trace: Trace) -> Result:
    item = run.node(node.item, record, trace)
    if isinstance(item, Unknown):
        return item
    number = cast("int", item)
    return abs(number) if node.op == "abs" else (number > 0) - (number < 0)


def _extreme(run: Evaluation, node: Extreme, record: Record, trace: Trace) -> Result:
    items = [run.node(item, record, trace) for item in node.items]
    return blocked(*items) or _most(node.op, items)


def _most(op: str, items: list[Any]) -> Exact:
    most: Exact = max(items) if op == "max" else min(items)
    return most


def _compare(run: Evaluation, node: Compare, record: Record, trace: Trace) -> Result:
    left, right = run.node(node.left, record, trace), run.node(node.right, record, trace)
    unknown = blocked(left, right)
    return COMPARISONS[node.op](left, right) if unknown is None else unknown


def _logic(run: Evaluation, node: Logic, record: Record, trace: Trace) -> Result:
    decides = node.op == "or"
    unknown: list[Unknown] = []
    for item in node.items:
        value = run.node(item, record, trace)
        if isinstance(value, Unknown):
            unknown.append(value)
        elif value is decides:
            return decides
    return blocked(*unknown) or (not decides)


def _not(run: Evaluation, node: Not, record: Record, trace: Trace) -> Result:
    item = run.node(node.item, record, trace)
    return item if isinstance(item, Unknown) else not item


def _choose(run: Evaluation, node: Choose, record: Record, trace: Trace) -> Result:
    condition = run.node(node.condition, record, trace)
    if isinstance(condition, Unknown):
        return condition
    return run.node(node.then if condition else node.otherwise, record, trace)


def _period(run: Evaluation, node: Period, record: Record, trace: Trace) -> Result:
    start, end = run.node(node.start, record, trace), run.node(node.end, record, trace)
    unknown = blocked(start, end)
    return PERIODS[node.unit](cast("date", start), cast("date", end)) if unknown is None else unknown


def _shift(run: Evaluation, node: Shift, record: Record, trace: Trace) -> Result:
    start, by = run.node(node.start, record, trace), run.node(node.by, record, trace)
    return blocked(start, by) or SHIFTS[node.unit](cast("date", start), cast("int", by))


def _day_part(run: Evaluation, node: DayPart, record: Record, trace: Trace) -> Result:
    item = run.node(node.item, record, trace)
    if isinstance(item, Unknown):
        return item
    if node.part in STARTS:
        return STARTS[node.part](cast("date", item))
    part: int = getattr(item, node.part)
    return part


def _up(run: Evaluation, node: Up, record: Record, trace: Trace) -> Result:
    parent = record.parents.get(node.link)
    if parent is None:
        return Unknown(frozenset({record.called(node.link)}))
    return run.node(node.item, parent, trace)


def _aggregate(run: Evaluation, node: Aggregate, record: Record, trace: Trace) -> Result:
    children = record.children.get(node.collection)
    if children is None:
        return Unknown(frozenset({record.called(node.collection)}))
    values: list[Result] = []
    for child in children:
        chosen = True if node.where is None else run.node(node.where, child, trace)
        if node.op in ("any", "all") and chosen is not False:
            values.append(_kleene(node.op, chosen, run.node(node.item, child, trace)))
        elif isinstance(chosen, Unknown):
            values.append(chosen)
        elif chosen:
            values.append(run.node(node.item, child, trace))
    return _collected(run, node, values, record, trace)


def _kleene(op: str, chosen: Result, value: Result) -> Result:
    decides = op == "any"
    if not isinstance(value, Unknown) and value is not decides:
        return not decides
    return blocked(chosen, value) or decides


def _collected(run: Evaluation, node: Aggregate, values: list[Result], record: Record, trace: Trace) -> Result:
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
        return run.node(node.default, record, trace)
    return _most(node.op, values)


def _named(run: Evaluation, node: Named, record: Record, trace: Trace) -> Result:
    value = run.node(node.item, record, trace)
    trace.locals[node.name] = (value, node.type)
    return value


def _scale_of(node: Node) -> int:
    return node.type.scale if isinstance(node.type, Number) else 0


EVALUATORS: dict[type, Callable[[Evaluation, Any, Record, Trace], Result]] = {
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
