"""How far back a benefit looks over months: which months, and which one fact of each, it has to be told."""

from dataclasses import dataclass
from datetime import date

from dayaq.rules.amounts import DatedAmount
from dayaq.rules.calendar import add_months
from dayaq.rules.dependencies import facts_read, needed_rules, rules_of
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Day, Number
from dayaq.rules.tree import Aggregate, Amount, walk
from dayaq.rules.units import MONTHS
from dayaq.rules.vocabulary import FactKind


@dataclass(frozen=True, slots=True)
class Span:
    """The months before that of the legal day, the earliest first; `start` is the fact that dates each, `fact` what is asked."""

    months: tuple[date, ...]
    start: str
    fact: FactKind

    def rows(self, amounts: list[str]) -> list[dict[str, str]]:
        """The months as facts, one number for each."""
        pairs = zip(self.months, amounts, strict=True)
        return [{self.start: month.isoformat(), self.fact.name: amount} for month, amount in pairs]


def span_of(law: LawOn, folder: str, entity: str) -> Span | None:
    """The months that a benefit asks of each person; nothing where it asks none, or more of each month than one number.

    It reaches back as far as the longest time in months which a rule over them uses.
    """
    rules = rules_of(law, folder)
    read = [fact for fact in facts_read(law, rules) if fact.entity == entity]
    starts, others = [fact for fact in read if isinstance(fact.kind, Day)], [f for f in read if not isinstance(f.kind, Day)]
    back = _months_back(law, rules, entity)
    if len(starts) != 1 or len(others) != 1 or not isinstance(others[0].kind, Number) or not back:
        return None
    first = law.day.replace(day=1)
    return Span(tuple(add_months(first, at - back) for at in range(back)), starts[0].name, others[0])


def _months_back(law: LawOn, rules: list[str], entity: str) -> int:
    found = [0]
    for rule_id in needed_rules(law, rules):
        nodes = list(walk(law.rules[rule_id].tree))
        if any(isinstance(node, Aggregate) and node.entity == entity for node in nodes):
            found += [_time(law, node.amount) for node in nodes if isinstance(node, Amount)]
    return max(found)


def _time(law: LawOn, amount_id: str) -> int:
    """An amount that is a time in months; nought for any other."""
    amount = law.law.amounts[amount_id]
    if not isinstance(amount, DatedAmount) or not isinstance(amount.kind, Number) or amount.kind.unit != MONTHS:
        return 0
    dated = law.amount(amount_id, "")
    return int(dated.value) if dated is not None and isinstance(dated.value, int) else 0
