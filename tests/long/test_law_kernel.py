"""The fused kernel gives every rule of the whole law the value of the explanation, save the rules it is known not to take."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kernel.fused import Kernel, compile_kernel
from dayaq.rules.kernel.layout import NotForTheKernel
from dayaq.rules.kernel.passes import write_kernel
from dayaq.rules.records import Record, record_of
from tests.law.population import People
from tests.law.test_cases import BOOK
from tests.rules.engines import everybody
from tests.rules.test_kernel import differing

pytestmark = pytest.mark.long

DAYS = [date(2018, 3, 1), date(2020, 4, 20), date(2026, 1, 1)]
SEEDS = range(4)

SURVIVORS = """A survivor belongs to the deceased and is a person too: no order of the population keeps both beside the survivor.
A simulation of these rules asks an SQL engine."""
NOT_FOR_THE_KERNEL = {
    SURVIVORS: {
        "best_pension": ["survivor_amount", "some_pension", "best_amount", "entitled"],
        "martyr_family_stipend": ["members_entitled", "share", "entitled"],
        "old_age_allowance": ["no_labour_pension", "entitled"],
        "old_age_pension_or_allowance": ["pension_or_allowance", "monthly", "entitled"],
        "survivor_allowance": ["better_than_pension", "entitled"],
        "survivor_pension": ["members_entitled", "share", "entitled"],
        "survivor_pension_or_allowance": ["pension_or_allowance", "monthly", "entitled"],
    }
}
"""The reason, and the rules for which it holds."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where kernels are kept: two days whose rules are the same have one, since amounts are handed to it."""
    return tmp_path_factory.mktemp("kernels")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_kernel_takes_every_rule_but_those_named(day: date) -> None:
    on = law_on(BOOK, day)
    named = {f"{folder}.{name}" for group in NOT_FOR_THE_KERNEL.values() for folder, names in group.items() for name in names}

    assert {rule for rule in on.rules if not _fits(on, [rule])} == named & set(on.rules)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_kernel_equals_the_explanation_for_every_rule_it_takes(day: date, kept: Path) -> None:
    on = law_on(BOOK, day)
    subjects = [subject for seed in SEEDS for subject in _subjects(on, Random(seed))]
    differences: list[Any] = []
    computed: set[str] = set()
    for rules in _groups(on):
        kernel = compile_kernel(on, rules, kept)
        roots = _roots(kernel, subjects)
        differences += [(kernel.written.layout.root, *each) for each in differing(kernel, on, roots)]
        computed |= set(rules) if roots else set()

    assert differences == []
    assert computed == {rule for rule in on.rules if _fits(on, [rule])}


def _fits(on: LawOn, rules: list[str]) -> bool:
    try:
        write_kernel(on, rules)
    except NotForTheKernel:
        return False
    return True


def _groups(on: LawOn) -> list[list[str]]:
    """The rules folder by folder, as many in one kernel as one order of the population allows."""
    groups: list[list[str]] = []
    for folder in dict.fromkeys(rule.folder for rule in on.rules.values()):
        mine: list[list[str]] = []
        for rule in (rule.id for rule in on.rules.values() if rule.folder == folder and _fits(on, [rule.id])):
            group = next((group for group in mine if _fits(on, [*group, rule])), None)
            if group is None:
                mine.append([rule])
            else:
                group.append(rule)
        groups += mine
    return groups


def _subjects(on: LawOn, random: Random) -> Iterator[Record]:
    people = People(on.law, on.day, random)
    for _ in range(12):
        yield record_of(on.law.vocabulary, "family", _whole(on, "family", people.family()))
        yield record_of(on.law.vocabulary, "survivor", _whole(on, "survivor", people.survivor())).parents["deceased"]


def _whole(on: LawOn, entity: str, facts: dict[str, Any]) -> dict[str, Any]:
    """The same facts with every collection known, as a population's are."""
    for name, link in on.law.vocabulary.entities[entity].links.items():
        if name in facts:
            _whole(on, link.parent, facts[name])
    for name, link in on.law.vocabulary.collections(entity).items():
        facts[name] = [_whole(on, link.child, each) for each in facts.get(name, [])]
    return facts


def _roots(kernel: Kernel, subjects: list[Record]) -> list[Record]:
    root = kernel.written.layout.root
    return [record for subject in subjects for record in everybody([subject]) if record.entity == root]
