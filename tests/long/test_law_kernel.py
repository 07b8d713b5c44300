"""The fused kernel gives every rule of the whole law the value of the explanation, whatever order of people it needs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.kernel.fused import Columns, Kernel, compile_kernel
from dayaq.rules.kernel.layout import KIN
from dayaq.rules.kernel.records import laid_out
from dayaq.rules.kernel.ties import NOBODY, Tie, WrongColumns, brought_together
from dayaq.rules.records import Record, record_of
from tests.law.population import People
from tests.law.test_cases import BOOK
from tests.rules.engines import everybody
from tests.rules.test_kernel import differing

pytestmark = pytest.mark.long

DAYS = [date(2018, 3, 1), date(2020, 4, 20), date(2026, 1, 1)]
SEEDS = range(4)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where kernels are kept: two days whose rules are the same have one, since amounts are handed to it."""
    return tmp_path_factory.mktemp("kernels")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_kernel_equals_the_explanation_for_every_rule_of_the_law(day: date, kept: Path) -> None:
    on = law_on(BOOK, day)
    subjects = [subject for seed in SEEDS for subject in _subjects(on, Random(seed))]
    differences: list[Any] = []
    computed: set[str] = set()
    for folder in dict.fromkeys(rule.folder for rule in on.rules.values()):
        kernel = compile_kernel(on, [rule.id for rule in on.rules.values() if rule.folder == folder], kept)
        roots = _roots(kernel, subjects)
        differences += [(folder, *each) for each in differing(kernel, on, roots)]
        computed |= set(kernel.written.rules) if roots else set()

    assert differences == []
    assert computed == set(on.rules)


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
    """What the layout of a kernel begins from: where kin contain everything, each subject stands for its own."""
    root = kernel.written.layout.root
    return (
        subjects if root == KIN else [record for subject in subjects for record in everybody([subject]) if record.entity == root]
    )


SHARE = ["survivor_pension.share", "survivor_pension.entitled"]


@pytest.fixture(scope="module")
def mourning(kept: Path) -> tuple[Kernel, Columns]:
    """A kernel over survivors, and those who survived somebody as they lie by kin."""
    on = law_on(BOOK, DAYS[-1])
    kernel = compile_kernel(on, SHARE, kept)
    return kernel, laid_out(kernel, [each for seed in SEEDS for each in _subjects(on, Random(seed))])[0]


def test_people_in_any_order_are_brought_to_lie_by_kin(mourning: tuple[Kernel, Columns]) -> None:
    kernel, columns = mourning
    random, layout = np.random.default_rng(7), kernel.written.layout
    counts = {entity: int(columns.first[entity][-1]) for entity in ("person", "survivor")}
    mixed = {entity: random.permutation(count) for entity, count in counts.items()}
    owners = {tie: _mixed_owners(columns.ties[tie], counts["person"], mixed, counts["survivor"]) for tie in layout.ties}

    kin = brought_together(layout, counts, owners)

    facts = {fact: column[mixed[fact[0]]][kin.order[fact[0]]] for fact, column in columns.facts.items()}
    there = Columns(facts, kin.first, np.ones(len(kin.first["person"]) - 1, np.bool_), kin.ties)
    before, after = kernel.over(columns).run(), kernel.over(there).run()
    for at in range(len(SHARE)):
        place = mixed["survivor"][kin.order["survivor"]]
        assert list(before.unknown[at][place]) == list(after.unknown[at])
        assert [v for v, u in zip(before.values[at][place], after.unknown[at], strict=True) if not u] == [
            v for v, u in zip(after.values[at], after.unknown[at], strict=True) if not u
        ]


def _mixed_owners(tie: Tie, owners: int, mixed: dict[str, Any], count: int) -> Any:
    """The owner of each survivor, both in a mixed order."""
    owner = np.full(count, NOBODY)
    owner[tie.rows[tie.begins[0] :]] = np.repeat(np.arange(owners), np.diff(tie.begins))
    owner = owner[mixed["survivor"]]
    return np.where(owner == NOBODY, NOBODY, np.argsort(mixed["person"])[owner])


def test_a_list_that_names_somebody_of_another_kin_is_refused(mourning: tuple[Kernel, Columns]) -> None:
    kernel, columns = mourning
    tie = columns.ties[("survivor", "deceased")]
    turned = Tie(tie.begins, np.roll(tie.rows, 1))

    with pytest.raises(WrongColumns, match="does not lie with its person"):
        kernel.over(replace(columns, ties={**columns.ties, ("survivor", "deceased"): turned}))
