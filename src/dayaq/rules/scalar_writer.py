"""Writes the rules of a day as Python text: one function a rule, which computes once for each record.

A node becomes an expression, with the names that must be known for it to have a value; it is given a name of its own only where
it is read twice, may be unknown by itself or needs statements. So a chain of arithmetic asks once whether its facts are known.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from dayaq.rules.calendar import PERIODS, SHIFTS, STARTS
from dayaq.rules.dependencies import needed_rules
from dayaq.rules.in_force import LawOn
from dayaq.rules.rounding import ROUNDINGS
from dayaq.rules.scalar_nodes import NODES
from dayaq.rules.scalar_passes import aggregate
from dayaq.rules.scalar_text import Atom, Text, Writer
from dayaq.rules.tree import Aggregate, Value

WRITERS: dict[type, Writer] = {**NODES, Aggregate: aggregate}
WORDS: dict[str, Any] = {
    **ROUNDINGS,
    **{f"between_{unit}": period for unit, period in PERIODS.items()},
    **{f"add_{unit}": shift for unit, shift in SHIFTS.items()},
    **STARTS,
}


def names_of(law: LawOn) -> dict[str, str]:
    """The name of the function of each rule."""
    return {rule_id: f"r{at}" for at, rule_id in enumerate(law.rules)}


def write_law(law: LawOn) -> Text:
    """The functions of all rules of a day."""
    names = names_of(law)
    text = Text(law, names, WRITERS, dict(WORDS))
    for rule_id, rule in law.rules.items():
        name = names[rule_id]
        _head(text, name)
        text.line(f"if '{name}' in memo:")
        text.line(f"    return memo['{name}']")
        text.line(f"memo['{name}'] = found = {text.node(rule.tree, 'x').whole}")
        text.line("return found")
    return text


def write_together(law: LawOn, name: str, rules: Iterable[str]) -> Text:
    """One function for several rules about one record: what one has computed is at hand for the next, without a call.

    It leaves its values where the functions of single rules look for them.
    """
    asked, names = list(rules), names_of(law)
    text = Text(law, names, WRITERS, dict(WORDS))
    _head(text, name)
    values = {}
    for rule_id in _needed_first(law, asked):
        rule = law.rules[rule_id]
        values[rule_id] = text.named(text.node(rule.tree, "x"))
        text.line(f"memo['{names[rule_id]}'] = {values[rule_id].text}")
        text.seen[("x", Value(rule_id, rule.type))] = values[rule_id]
    text.line(f"return ({''.join(f'{values[rule_id].text}, ' for rule_id in asked)})")
    return text


def _head(text: Text, name: str) -> None:
    text.lines.append(f"def {name}(x, day):")
    text.line("memo = x.memo")
    text.seen = {("x", "memo"): Atom("memo")}


def _needed_first(law: LawOn, asked: list[str]) -> list[str]:
    """The rules asked, each after those that it needs: it needs more of them than any of those does."""
    needs: Mapping[str, int] = {rule_id: len(set(asked) & set(needed_rules(law, [rule_id]))) for rule_id in asked}
    return sorted(dict.fromkeys(asked), key=needs.__getitem__)
