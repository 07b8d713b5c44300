"""The law of one day: which version of each rule counts, and what each amount is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dayaq.rules.amounts import Dated, DatedAmount, DatedScale
from dayaq.rules.book import Law
from dayaq.rules.kinds import Truth
from dayaq.rules.rule_reader import Rule
from dayaq.rules.tree import Logic, Node, Value


class BeforeTheLaw(ValueError):
    """A day before the law begins; the sentence is fit for the caller."""


@dataclass(frozen=True, slots=True)
class LawOn:
    """The law in force on a day, as it was known on another (`None`: as it is known today)."""

    law: Law
    day: date
    known: date | None
    rules: Mapping[str, Rule]
    kept: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What was looked up for this day already, by what was asked."""

    def conditions(self, folder: str) -> list[Rule]:
        """The conditions of a benefit, in the order written."""
        return [rule for rule in self.rules.values() if rule.folder == folder and rule.kind == "condition"]

    def amount_rule(self, folder: str) -> Rule | None:
        """The rule that gives the amount of a benefit, if it gives one on this day."""
        return next((rule for rule in self.rules.values() if rule.folder == folder and rule.kind == "amount"), None)

    def subject(self, folder: str) -> str:
        """The entity that a folder is about."""
        answering = [*self.conditions(folder), self.amount_rule(folder)]
        named = [rule.entity for rule in answering if rule is not None]
        rest = [rule.entity for rule in self.rules.values() if rule.folder == folder]
        return (named or rest or ["person"])[0]

    def amount(self, amount_id: str, key: str, day: date | None = None) -> Dated | None:
        """The value of an amount in force on the legal day or another; `None` where the law has none."""
        amount = self.law.amounts[amount_id]
        if not isinstance(amount, DatedAmount) or key not in amount.series:
            return None
        return amount.series[key].on(day or self.day, self.known)

    def brackets(self, scale_id: str, day: date | None = None) -> list[tuple[Dated, Dated]]:
        """The brackets of a scale on the legal day or another."""
        place = ("brackets", scale_id, day)
        if place not in self.kept:
            scale = self.law.amounts[scale_id]
            self.kept[place] = scale.in_force(day or self.day, self.known) if isinstance(scale, DatedScale) else []
        found: list[tuple[Dated, Dated]] = self.kept[place]
        return found


def law_on(law: Law, day: date, known: date | None = None) -> LawOn:
    """The law of a day; a day before the law begins is `BeforeTheLaw`."""
    if day < law.begins:
        raise BeforeTheLaw(f"The law in this book begins on {law.begins}; {day} is earlier.")
    rules = {}
    for rule_id, versions in law.rules.items():
        counting = [version for version in versions if version.in_force(day, known)]
        if counting:
            rules[rule_id] = counting[-1]
    for folder in dict.fromkeys(rule.folder for rule in rules.values() if rule.kind == "condition"):
        rules[f"{folder}.entitled"] = _entitled(folder, rules)
    return LawOn(law, day, known, rules)


def _entitled(folder: str, rules: Mapping[str, Rule]) -> Rule:
    conditions = [rule for rule in rules.values() if rule.folder == folder and rule.kind == "condition"]
    asked: tuple[Node, ...] = tuple(Value(rule.id, rule.type) for rule in conditions)
    first = conditions[0]
    return Rule(
        id=f"{folder}.entitled",
        folder=folder,
        kind="entitled",
        article=", ".join(dict.fromkeys(rule.article for rule in conditions)),
        entity=first.entity,
        type=Truth(),
        start=None,
        end=None,
        known_since=None,
        meaning="Every condition holds.",
        formula=" and ".join(rule.name for rule in conditions),
        tree=Logic("and", asked, Truth()),
        place=first.place,
    )
