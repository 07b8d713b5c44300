"""What follows from the trees alone: the facts a rule reads, and what differs between two dates of the law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.rule_reader import Rule
from dayaq.rules.tree import Amount, Fact, Node, Scale, Value, walk
from dayaq.rules.vocabulary import FactKind


def needed_rules(law: LawOn, rules: Iterable[str]) -> list[str]:
    """The rules given and all that they need, each once, in the order found."""
    found: dict[str, None] = {}
    waiting = list(rules)
    while waiting:
        rule_id = waiting.pop(0)
        rule = law.rules.get(rule_id)
        if rule is not None and rule_id not in found:
            found[rule_id] = None
            waiting += [node.rule for node in walk(rule.tree) if isinstance(node, Value)]
    return list(found)


def rules_of(law: LawOn, folder: str) -> list[str]:
    """The conditions and the amount of a benefit, or, where it has neither, all rules of the folder."""
    amount = law.amount_rule(folder)
    asked = [rule.id for rule in law.conditions(folder)] + ([amount.id] if amount is not None else [])
    return asked or [rule.id for rule in law.rules.values() if rule.folder == folder]


def facts_read(law: LawOn, rules: Iterable[str]) -> list[FactKind]:
    """Every fact that the rules and what they need may read: a change of any other fact cannot concern them."""
    found: dict[tuple[str, str], FactKind] = {}
    for node in _nodes(law, rules):
        if isinstance(node, Fact):
            found[(node.entity, node.name)] = law.law.vocabulary.entities[node.entity].facts[node.name]
    return list(found.values())


def amounts_read(law: LawOn, rules: Iterable[str]) -> list[str]:
    """The amounts and scales that the rules and what they need use."""
    return list(dict.fromkeys(node.amount for node in _nodes(law, rules) if isinstance(node, Amount | Scale)))


def _nodes(law: LawOn, rules: Iterable[str]) -> Iterator[Node]:
    for rule_id in needed_rules(law, rules):
        yield from walk(law.rules[rule_id].tree)


@dataclass(frozen=True, slots=True)
class Change:
    """What is different about a rule or an amount on the later of two days: it `begins`, `ends`, or is `changed`."""

    sort: str
    id: str
    what: str
    before: str
    after: str


def law_difference(law: Law, earlier: date, later: date) -> list[Change]:
    """The rules and amounts that differ between two days of the law."""
    one, other = law_on(law, earlier), law_on(law, later)
    return [*_rule_changes(one, other), *_amount_changes(law, earlier, later)]


def _rule_changes(one: LawOn, other: LawOn) -> Iterator[Change]:
    for rule_id in {**one.rules, **other.rules}:
        before, after = one.rules.get(rule_id), other.rules.get(rule_id)
        same = before is not None and after is not None and before.tree == after.tree
        if same or rule_id.endswith(".entitled"):
            continue
        yield Change("rule", rule_id, _what(before, after), _formula(before), _formula(after))


def _what(before: object, after: object) -> str:
    if before is None:
        return "begins"
    return "ends" if after is None else "changed"


def _formula(rule: Rule | None) -> str:
    return rule.formula if rule is not None else ""


def _amount_changes(law: Law, earlier: date, later: date) -> Iterator[Change]:
    for amount in law.amounts.values():
        before, after = _values(amount, earlier), _values(amount, later)
        for key in dict.fromkeys([*before, *after]):
            old, new = before.get(key), after.get(key)
            if old != new:
                name = f"{amount.id}[{key}]" if key else amount.id
                yield Change("amount", name, _what(old, new), old or "", new or "")


def _values(amount: DatedAmount | DatedScale, day: date) -> dict[str, str]:
    if isinstance(amount, DatedScale):
        pairs = amount.in_force(day)
        return {"": ", ".join(f"{low.written}: {worth.written}" for low, worth in pairs)} if pairs else {}
    found = {key: series.on(day) for key, series in amount.series.items()}
    return {key: _said(dated.written) for key, dated in found.items() if dated is not None and not dated.ended}


def _said(written: object) -> str:
    return "unknown" if written is None else str(written)
