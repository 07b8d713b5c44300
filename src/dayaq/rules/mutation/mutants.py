"""Every law that differs from the true one in one place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from dayaq.rules.amounts import Dated, DatedAmount, DatedScale, Series
from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kinds import Kind, shown
from dayaq.rules.mutation.changes import always, changes, other_values, values_of_nothing
from dayaq.rules.mutation.places import spots, written
from dayaq.rules.rule_reader import Rule
from dayaq.rules.tree import Amount, Const, Node, Scale, walk

Amounts = DatedAmount | DatedScale
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A law with one thing changed: of which rule or amount, where in it, and how.

    `read` is what an example must rest on to notice the change (`None`: any may), `first` a value that it best rests on;
    `into` gives the changed law of a day, or `None` where the change does not count.
    """

    of: str
    folder: str
    place: str
    change: str
    read: str | None
    first: int | None
    into: Callable[[LawOn], LawOn | None]

    def __str__(self) -> str:
        return f"{self.of}: {self.place}: {self.change}"


def mutants(law: Law) -> Iterator[Mutant]:
    """Every law one change away, rules first, then the amounts that rules read."""
    for versions in law.rules.values():
        for rule in versions:
            yield from _of_tree(rule)
            yield from _of_time(law, rule)
    for amount_id, (keys, begins) in _read(law).items():
        yield from _of_amount(law.amounts[amount_id], keys, begins)


def _of_tree(rule: Rule) -> Iterator[Mutant]:
    whole = written(rule.tree)
    for change, tree in always(rule.type):
        yield _rule_mutant(rule, "the whole rule", change, tree)
    counted: dict[tuple[str, str], int] = {}
    for spot in spots(rule.tree):
        text = written(spot.node)
        for change, node in changes(spot.node):
            again = counted[text, change] = counted.get((text, change), 0) + 1
            place = text if text != whole else "the whole rule"
            yield _rule_mutant(rule, place if again == 1 else f"{place} ({again})", change, spot.with_node(node))


def _rule_mutant(rule: Rule, place: str, change: str, tree: Node) -> Mutant:
    return Mutant(_called(rule), rule.folder, place, change, rule.id, None, partial(_with_tree, rule, tree))


def _called(rule: Rule) -> str:
    return f"{rule.id} from {rule.start}" if rule.start is not None else rule.id


def _with_tree(rule: Rule, tree: Node, law: LawOn) -> LawOn | None:
    if law.rules.get(rule.id) is not rule:
        return None
    return replace(law, rules={**law.rules, rule.id: replace(rule, tree=tree)})


def _of_time(law: Law, rule: Rule) -> Iterator[Mutant]:
    """A version that begins or ends a day too early or too late."""
    for what, day in (("start", rule.start), ("end", rule.end)):
        if day is None or day <= law.begins:
            continue
        for moved in (day - DAY, day + DAY):
            other = replace(rule, start=moved) if what == "start" else replace(rule, end=moved)
            into = partial(_with_version, rule, other, min(day, moved))
            yield Mutant(_called(rule), rule.folder, what, f"{day} becomes {moved}", None, None, into)


def _with_version(rule: Rule, other: Rule, day: date, law: LawOn) -> LawOn | None:
    """The law of the one day on which the version counts and the other does not."""
    if law.day != day:
        return None
    versions = tuple(other if version is rule else version for version in law.law.rules[rule.id])
    return law_on(replace(law.law, rules={**law.law.rules, rule.id: versions}), law.day, law.known)


def _read(law: Law) -> dict[str, tuple[set[str], date]]:
    """The amounts that some rule reads: under which names of their choice (none: all), and from which day on."""
    found: dict[str, tuple[set[str], date]] = {}
    everything: set[str] = set()
    for rule in (rule for versions in law.rules.values() for rule in versions):
        for node in walk(rule.tree):
            if not isinstance(node, Amount | Scale):
                continue
            keys, begins = found.get(node.amount, (set(), law.begins))
            if isinstance(node, Amount) and isinstance(node.key, Const):
                keys.add(str(node.key.value))
            else:
                everything.add(node.amount)
            found[node.amount] = keys, date.min if isinstance(node, Amount) and node.at is not None else begins
    return {amount: (set() if amount in everything else keys, begins) for amount, (keys, begins) in found.items()}


def _of_amount(amount: Amounts, keys: set[str], begins: date) -> Iterator[Mutant]:
    if isinstance(amount, DatedAmount):
        for key, series in amount.series.items():
            for name, change, dated, other in _of_series(series, amount.kind, begins) if key in keys or not keys else ():
                changed: Mapping[str, Series] = {**amount.series, key: other}
                place = f"[{key}] {name}" if key else name
                yield _amount_mutant(amount, place, change, (dated, replace(amount, series=changed)))
        return
    for at, bracket in enumerate(amount.brackets):
        for part, kind in (("threshold", amount.argument), ("worth", amount.worth)):
            for name, change, dated, other in _of_series(getattr(bracket, part), kind, begins):
                brackets = (*amount.brackets[:at], replace(bracket, **{part: other}), *amount.brackets[at + 1 :])
                place = f"{part} {at + 1} {name}"
                yield _amount_mutant(amount, place, change, (dated, replace(amount, brackets=brackets)))


def _amount_mutant(amount: Amounts, place: str, change: str, changed: tuple[Dated, Amounts]) -> Mutant:
    dated, other = changed
    folder = amount.id.rpartition(".")[0]
    return Mutant(amount.id, folder, place, change, amount.id, id(dated), partial(_with_amount, other))


def _with_amount(other: Amounts, law: LawOn) -> LawOn:
    return replace(law, law=replace(law.law, amounts={**law.law.amounts, other.id: other}))


def _of_series(series: Series, kind: Kind, begins: date) -> Iterator[tuple[str, str, Dated, Series]]:
    """Each dated value that counts since the law begins, with another value, and begun a day too early or too late."""
    for at, dated in enumerate(series.values):
        following = series.values[at + 1].since if at + 1 < len(series.values) else date.max
        if following <= begins:
            continue
        for change, others in _changed(dated, kind):
            yield str(dated.since), change, dated, Series((*series.values[:at], *others, *series.values[at + 1 :]))
        if dated.since > begins and at > 0 and following > dated.since:
            for other in (dated.since - DAY, dated.since + DAY):
                moved = replace(dated, since=other)
                values = (*series.values[:at], moved, *series.values[at + 1 :])
                yield str(dated.since), f"begins on {other}", dated, Series(values)


def _changed(dated: Dated, kind: Kind) -> Iterator[tuple[str, tuple[Dated, ...]]]:
    if dated.ended:
        yield "does not end", ()
        return
    was = "unknown" if dated.value is None else shown(dated.value, kind)
    for value in values_of_nothing(kind) if dated.value is None else other_values(dated.value, kind):
        said = shown(value, kind)
        yield f"{was} becomes {said}", (replace(dated, value=value, written=None if isinstance(said, str) else said),)
