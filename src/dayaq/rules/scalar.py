"""The law compiled to plain Python functions, one a rule, for the online answer about one subject.

`None` is unknown; which facts stand in the way only the explanation says. Compiled once for each stretch of time in which
no rule and no amount changes.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import Exact
from dayaq.rules.records import Record
from dayaq.rules.scalar_text import Text
from dayaq.rules.scalar_writer import names_of, write_law, write_together

Compute = Callable[[Record, date], Exact | None]
Together = Callable[[Record, date], tuple[Exact | None, ...]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The functions of the law of one stretch of time; `source` is their text."""

    law: LawOn
    source: str
    functions: dict[str, Compute]
    namespace: dict[str, Any] = field(repr=False)
    joined: dict[tuple[str, ...], Together] = field(default_factory=dict, repr=False)

    def together(self, rules: Iterable[str]) -> Together:
        """One function for several rules in force about one entity, which gives their values in the order asked."""
        asked = tuple(rules)
        if asked not in self.joined:
            name = f"together{len(self.joined)}"
            found: Together = _run(write_together(self.law, name, asked), self.namespace)[name]
            self.joined[asked] = found
        return self.joined[asked]

    def value(self, rule_id: str, record: Record, day: date) -> Exact | None:
        """The value of a rule for a subject whose facts have not changed since `forget`."""
        compute = self.functions.get(rule_id)
        return compute(record, day) if compute is not None else None

    def answer(self, folder: str, record: Record, day: date) -> tuple[bool | None, Exact | None]:
        """Whether the subject is entitled to a benefit, and to how much, as `find` says without its reasons."""
        forget(record)
        amount = self.law.amount_rule(folder)
        answers = self.together(rule.id for rule in self.law.conditions(folder))(record, day)
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
    text = write_law(law)
    namespace = _run(text, {})
    return Compiled(law, text.source, {rule_id: namespace[name] for rule_id, name in names_of(law).items()}, namespace)


def _run(text: Text, known: dict[str, Any]) -> dict[str, Any]:
    """The names that a text defines, and those known to it."""
    namespace = known | text.constants
    # The text is our own, written from checked trees: no word of a rule reaches it as code.
    exec(compile(text.source, f"<law of {text.law.day}>", "exec"), namespace)  # noqa: S102
    return namespace


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
