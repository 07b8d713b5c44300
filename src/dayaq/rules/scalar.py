"""The law compiled to plain Python functions, one a rule, for the online answer about one subject.

`None` is unknown; which facts stand in the way only the explanation says. Compiled once for each stretch of time in which
no rule and no amount changes.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import Exact
from dayaq.rules.records import Record
from dayaq.rules.scalar_writer import write_law

Compute = Callable[[Record, date], Exact | None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The functions of the law of one stretch of time; `source` is their text."""

    law: LawOn
    source: str
    functions: dict[str, Compute]

    def value(self, rule_id: str, record: Record, day: date) -> Exact | None:
        """The value of a rule for a subject whose facts have not changed since `forget`."""
        compute = self.functions.get(rule_id)
        return compute(record, day) if compute is not None else None

    def answer(self, folder: str, record: Record, day: date) -> tuple[bool | None, Exact | None]:
        """Whether the subject is entitled to a benefit, and to how much, as `find` says without its reasons."""
        forget(record)
        amount = self.law.amount_rule(folder)
        answers = [self.functions[rule.id](record, day) for rule in self.law.conditions(folder)]
        if False in answers:
            return False, None
        if None in answers:
            return None, None
        given = self.functions[amount.id](record, day) if amount is not None else None
        return (None if amount is not None and given is None else True), given


@dataclass(slots=True)
class ScalarEngine:
    """Compiles a law at need and keeps what it compiled."""

    law: Law
    kept: dict[tuple[int, int | None], Compiled] = field(default_factory=dict)
    turns: list[date] = field(init=False)

    def __post_init__(self) -> None:
        self.turns = self.law.dates()

    def on(self, day: date, known: date | None = None) -> Compiled:
        """The compiled law of a day, as it was known on another."""
        key = (bisect_right(self.turns, day), known.toordinal() if known is not None else None)
        if key not in self.kept:
            self.kept[key] = compile_law(law_on(self.law, day, known))
        return self.kept[key]


def compile_law(law: LawOn) -> Compiled:
    """Every rule in force on a day as a Python function."""
    source, constants, names = write_law(law)
    namespace: dict[str, Any] = dict(constants)
    # The text is our own, written from checked trees: no word of a rule reaches it as code.
    exec(compile(source, f"<law of {law.day}>", "exec"), namespace)  # noqa: S102
    return Compiled(law, source, {rule_id: namespace[name] for rule_id, name in names.items()})


def forget(record: Record) -> None:
    """Forgets what was computed for a subject and all that hangs together with it."""
    waiting, seen = [record], set()
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            each.memo.clear()
            waiting.extend(each.parents.values())
            for children in each.children.values():
                waiting.extend(children)
