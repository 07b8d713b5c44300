"""The days on which time alone may change an answer: birthdays that a rule compares with, periods that run out, dates of the law.

As long as the facts stay, the answer can change on these days and on no other; whether it does, a finding tells.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dayaq.rules.book import Law
from dayaq.rules.calendar import add_months, month_start
from dayaq.rules.dependencies import rules_of
from dayaq.rules.evaluate import Evaluation, Frame, Trace
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.records import Record
from dayaq.rules.tree import (
    Aggregate,
    Arith,
    Compare,
    DayPart,
    Extreme,
    LegalDay,
    Named,
    Node,
    Period,
    Relabel,
    Rescale,
    Shift,
    Up,
    Value,
    parts,
)
from dayaq.rules.unknown import Result

ONE_WAY = (Period, Shift, DayPart, Arith, Rescale, Relabel, Named, Value, Up, Extreme)
"""What keeps moving in one direction as days go by, if one thing in it does."""
GO_ROUND = ("month", "day")
STEPS = {"years": 12, "months": 1, "year": 12, "year_start": 12, "month": 1, "month_start": 1}
ONE_DAY = timedelta(days=1)


def days_that_matter(law: Law, benefit: str, record: Record, after: date, until: date) -> list[date]:
    """The days after one and up to another (included) on which the answer about a record may change by itself."""
    folder = law.folder(benefit).name
    turns = [day for day in law.dates() if after < day <= until]
    starts, ends = [after, *turns], [*(day - ONE_DAY for day in turns), until]
    found = set(turns)
    for start, end in zip(starts, ends, strict=True):
        stretch = _Stretch(law_on(law, start), end)
        for rule_id in rules_of(stretch.law, folder):
            found |= set(stretch.rule(rule_id, record))
    return sorted(day for day in found if after < day <= until)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of time in which neither rules nor amounts change, from the day of its law to its last day."""

    law: LawOn
    last: date

    def rule(self, rule_id: str, record: Record) -> Iterator[date]:
        rule = self.law.rules.get(rule_id)
        if rule is not None:
            yield from self.node(rule.tree, record)

    def node(self, node: Node, record: Record) -> Iterator[date]:
        """The days on which the value of a node may change."""
        moving = self.moving(node)
        if not moving:
            return
        if isinstance(node, Value):
            yield from self.rule(node.rule, record)
        elif isinstance(node, Compare) and moving == 1 and self.one_way(node):
            yield from self.turn(node, record)
        elif isinstance(node, Period | DayPart | LegalDay):
            yield from self.steps(node, record)
        else:
            yield from self.below(node, record)

    def below(self, node: Node, record: Record) -> Iterator[date]:
        """The days of whatever a node is made of, for whomever it is asked."""
        asked = [record]
        if isinstance(node, Up):
            asked = [record.parents[node.link]] if node.link in record.parents else []
        elif isinstance(node, Aggregate):
            asked = list(record.children.get(node.collection, ()))
        for each in asked:
            for part in parts(node):
                yield from self.node(part, each)

    def moving(self, node: Node) -> int:
        """How often the legal day stands in a node and in the rules that it needs."""
        if isinstance(node, LegalDay):
            return 1
        if isinstance(node, Value):
            rule = self.law.rules.get(node.rule)
            return self.moving(rule.tree) if rule is not None else 0
        return sum(self.moving(part) for part in parts(node))

    def one_way(self, node: Node) -> bool:
        """True where the sides of a comparison cannot turn back as days go by."""
        if not self.moving(node) or isinstance(node, LegalDay):
            return True
        if isinstance(node, Value):
            return self.one_way(self.law.rules[node.rule].tree)
        if isinstance(node, DayPart) and node.part in GO_ROUND:
            return False
        return isinstance(node, (*ONE_WAY, Compare)) and all(self.one_way(part) for part in parts(node))

    def turn(self, node: Compare, record: Record) -> Iterator[date]:
        """The one day on which a comparison turns; one with `==` turns on the day it begins to hold, and on the next turn."""
        for op in [">=", ">"] if node.op in ("==", "!=") else [node.op]:
            ordered = replace(node, op=op)
            low, high = self.law.day, self.last
            if self.at(ordered, record, low) == self.at(ordered, record, high):
                continue
            while high - low > ONE_DAY:
                middle = low + (high - low) // 2
                low, high = (middle, high) if self.at(ordered, record, middle) == self.at(ordered, record, low) else (low, middle)
            yield high

    def at(self, node: Node, record: Record, day: date) -> Result:
        """The value of a node on another day of the stretch."""
        run = Evaluation(replace(self.law, day=day))
        return Frame(run, record, Trace("")).of(node)

    def steps(self, node: Node, record: Record) -> Iterator[date]:
        """Every day on which a count of years or months, or a part of the legal day, takes a step."""
        unit = node.unit if isinstance(node, Period) else node.part if isinstance(node, DayPart) else "days"
        if unit not in STEPS:
            count = (self.last - self.law.day).days
            yield from (self.law.day + timedelta(days=at) for at in range(1, count + 1))
            return
        before = self.at(node, record, self.law.day)
        for day in self.possible(node, record):
            now = self.at(node, record, day)
            if now != before:
                yield day
            before = now

    def possible(self, node: Node, record: Record) -> Iterator[date]:
        """The first of every month, and the day of the month that a period began on, with the day after it."""
        start = self.at(node.start, record, self.law.day) if isinstance(node, Period) else None
        month = month_start(self.law.day)
        while month <= self.last:
            days = {month}
            if isinstance(start, date):
                same = add_months(start.replace(day=1), (month.year - start.year) * 12 + month.month - start.month)
                days |= {same + timedelta(days=start.day - 1)}
            yield from sorted(day for day in days if self.law.day < day <= self.last)
            month = add_months(month, 1)
