"""Looks a whole law over for what its reader cannot refuse: rules without examples or words, amounts asked before they begin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dayaq.rules.amounts import DatedAmount
from dayaq.rules.book import Folder, Law
from dayaq.rules.cases import ANSWERS, Case, read_cases
from dayaq.rules.dependencies import needed_rules, rules_of
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.rule_reader import Rule
from dayaq.rules.source import Place
from dayaq.rules.tree import Amount, walk
from dayaq.rules.wording import PLACE


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an author should mend."""

    place: Place
    wrong: str

    def __str__(self) -> str:
        return f"{self.place}: {self.wrong}"


def problems(law: Law) -> list[Problem]:
    """Everything that is wrong with a law although it can be read; the examples themselves are tried apart."""
    cases = list(read_cases(law))
    return [
        *_amounts_before_they_begin(law),
        *_two_amounts(law),
        *_unsaid(law),
        *_wrong_places(law),
        *_without_examples(law, cases),
    ]


def _amounts_before_they_begin(law: Law) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    for day in law.dates():
        in_force = law_on(law, day)
        for rule in in_force.rules.values():
            for amount_id in _absent(in_force, rule):
                if (rule.id, amount_id) not in told:
                    told.add((rule.id, amount_id))
                    yield Problem(
                        rule.place, f"on {day} {rule.id} asks {amount_id}, which has no value then: write null if it is not known"
                    )


def _absent(law: LawOn, rule: Rule) -> Iterator[str]:
    for node in walk(rule.tree):
        amount = law.law.amounts.get(node.amount) if isinstance(node, Amount) and node.at is None else None
        if isinstance(amount, DatedAmount):
            found = [law.amount(amount.id, key) for key in amount.series]
            if all(dated is None or dated.ended for dated in found):
                yield amount.id


def _two_amounts(law: Law) -> Iterator[Problem]:
    for day in law.dates():
        rules = law_on(law, day).rules.values()
        for folder in law.folders:
            amounts = [rule for rule in rules if rule.folder == folder and rule.kind == "amount"]
            if len(amounts) > 1:
                yield Problem(amounts[1].place, f"on {day} {folder} has two amounts: {amounts[0].name} and {amounts[1].name}")


def _unsaid(law: Law) -> Iterator[Problem]:
    for versions in law.rules.values():
        rule = versions[0]
        texts = law.folders[rule.folder].texts
        said = texts.conditions if rule.kind == "condition" else texts.rules
        if rule.name not in said:
            yield Problem(rule.place, f"texts.yaml of {rule.folder} does not say {rule.name}")


def _wrong_places(law: Law) -> Iterator[Problem]:
    for folder in law.folders.values():
        for name, sentences in folder.texts.conditions.items():
            rule_id = f"{folder.name}.{name}"
            if rule_id not in law.rules:
                yield Problem(
                    Place(folder.directory / "texts.yaml", 1), f"“{name}” is said, and is no condition of {folder.name}"
                )
                continue
            for text in [*sentences.holds.values(), *sentences.fails.values()]:
                yield from _places(law, folder, law.rules[rule_id][0], text)


def _places(law: Law, folder: Folder, rule: Rule, text: str) -> Iterator[Problem]:
    entity = law.vocabulary.entities[rule.entity]
    for name in PLACE.findall(text):
        bare = name.removeprefix("law.").partition("[")[0]
        amounts = [amount for amount in law.amounts if amount == bare or amount.endswith(f".{bare}")]
        known = amounts if name.startswith("law.") else name in entity.facts or f"{folder.name}.{name}" in law.rules
        if not known:
            yield Problem(Place(folder.directory / "texts.yaml", 1), f"“{{{name}}}” in the words of {rule.id} is not known")


def _without_examples(law: Law, cases: Iterable[Case]) -> Iterator[Problem]:
    tried: set[str] = set()
    answers: dict[str, set[object]] = {}
    for case in cases:
        tried |= set(_tried(law, case))
        if "entitled" in case.expected:
            answers.setdefault(case.folder, set()).add(case.expected["entitled"])
    for rule_id, versions in law.rules.items():
        if rule_id not in tried:
            yield Problem(versions[0].place, f"no example needs {rule_id}")
    for folder in law.benefits():
        for wanted in {True, False} - answers.get(folder.name, set()):
            yield Problem(
                Place(folder.directory / "cases.yaml", 1), f"no example of {folder.name} has entitled: {str(wanted).lower()}"
            )


def _tried(law: Law, case: Case) -> list[str]:
    in_force = law_on(law, case.as_of, case.known_on)
    asked = [f"{case.folder}.{name}" for name in case.expected if name not in ANSWERS]
    if any(name in ANSWERS for name in case.expected):
        asked += rules_of(in_force, case.folder)
    return needed_rules(in_force, asked)
