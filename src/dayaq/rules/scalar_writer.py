"""Writes the rules of a day as Python text: one function a rule, which computes once for each record.

A node becomes an expression, with the names that must be known for it to have a value; it is given a name of its own only where
it is read twice, may be unknown by itself or needs statements. So a chain of arithmetic asks once whether its facts are known.
"""

from typing import Any

from dayaq.rules.calendar import PERIODS, SHIFTS, STARTS
from dayaq.rules.in_force import LawOn
from dayaq.rules.rounding import ROUNDINGS
from dayaq.rules.scalar_nodes import NODES
from dayaq.rules.scalar_passes import aggregate
from dayaq.rules.scalar_text import Atom, Text, Writer
from dayaq.rules.tree import Aggregate

WRITERS: dict[type, Writer] = {**NODES, Aggregate: aggregate}


def write_law(law: LawOn) -> tuple[str, dict[str, Any], dict[str, str]]:
    """The text of all rules of a day, the constants it needs, and the name of the function of each rule."""
    names = {rule_id: f"r{at}" for at, rule_id in enumerate(law.rules)}
    text = Text(law, names, WRITERS)
    text.constants |= {f"{mode}": rounding for mode, rounding in ROUNDINGS.items()}
    text.constants |= {f"between_{unit}": period for unit, period in PERIODS.items()}
    text.constants |= {f"add_{unit}": shift for unit, shift in SHIFTS.items()} | STARTS
    for rule_id, rule in law.rules.items():
        name = names[rule_id]
        text.lines.append(f"def {name}(x, day):")
        text.line("memo = x.memo")
        text.line(f"if '{name}' in memo:")
        text.line(f"    return memo['{name}']")
        text.seen = {("x", "memo"): Atom("memo")}
        result = text.node(rule.tree, "x")
        text.line(f"memo['{name}'] = found = {result.whole}")
        text.line("return found")
    return "\n".join(text.lines), text.constants, names
