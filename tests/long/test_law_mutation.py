"""The examples hold the law fast: hardly a change of a rule, condition or amount goes unnoticed, and each that does is named."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import yaml

from dayaq.rules.mutation.mutants import mutants
from dayaq.rules.mutation.trials import Outcome, Proof
from tests.law.conftest import LAW
from tests.law.equivalence import told_apart
from tests.law.test_cases import BOOK

pytestmark = pytest.mark.long

NAMED = LAW.parents[2] / "tests" / "law" / "survivors.yaml"
ASKED = 95
KINDS = {"equivalent", "survivor"}


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return list(Proof(BOOK).of(mutants(BOOK)))


@pytest.fixture(scope="module")
def named() -> dict[str, str]:
    """What was named, as a mutant says itself, with its kind."""
    found: dict[str, str] = {}
    for group in groups():
        for of, places in group["mutants"].items():
            found |= {f"{of}: {place}: {change}": group["kind"] for place, changes in places.items() for change in changes}
    return found


def groups() -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = yaml.safe_load(NAMED.read_text(encoding="utf-8"))
    return read


def test_every_change_that_no_example_notices_is_named(outcomes: list[Outcome], named: dict[str, str]) -> None:
    assert [str(each.mutant) for each in outcomes if each.noticed is None and str(each.mutant) not in named] == []


def test_no_change_that_is_named_is_noticed_by_an_example(outcomes: list[Outcome], named: dict[str, str]) -> None:
    unnoticed = {str(each.mutant) for each in outcomes if each.noticed is None}

    assert [name for name in named if name not in unnoticed] == []


def test_every_name_has_its_kind_and_its_reason() -> None:
    assert [group["mutants"] for group in groups() if group["kind"] not in KINDS or not group["reason"].strip()] == []


def test_no_two_changes_have_one_name(outcomes: list[Outcome]) -> None:
    counted = Counter(str(each.mutant) for each in outcomes)

    assert [name for name, times in counted.items() if times > 1] == []


def test_the_examples_notice_at_least_95_percent_of_all_changes(
    outcomes: list[Outcome], named: dict[str, str], say: Callable[[str], None]
) -> None:
    tried = Counter(folder_of(each) for each in outcomes)
    alive = [each for each in outcomes if each.noticed is None]
    kinds = Counter((folder_of(each), named.get(str(each.mutant), "survivor")) for each in alive)
    for folder, times in sorted(tried.items()):
        equivalent, survivors = kinds[folder, "equivalent"], kinds[folder, "survivor"]
        noticed = times - equivalent - survivors
        say(f"law mutation: {folder}: {times} changes, {noticed} noticed, {equivalent} equivalent, {survivors} surviving")
    share = 100 * (len(outcomes) - len(alive)) / len(outcomes)
    say(f"law mutation: {len(outcomes)} changes, {share:.2f} % noticed, those without any effect counted against the examples")

    assert share >= ASKED


def folder_of(outcome: Outcome) -> str:
    folder = BOOK.folders.get(outcome.mutant.folder)
    return folder.path.partition("/")[0] if folder is not None else outcome.mutant.folder


def test_no_random_person_is_told_apart_by_a_change_said_to_be_without_effect(
    outcomes: list[Outcome], named: dict[str, str]
) -> None:
    equivalent = [each.mutant for each in outcomes if named.get(str(each.mutant)) == "equivalent"]

    assert list(told_apart(BOOK, equivalent, Random(20250701))) == []
