"""A change of the law that no example notices is found, and named so that its place can be found again."""

from collections.abc import Callable

import pytest

from dayaq.rules.book import Law, read_law
from dayaq.rules.mutation.mutants import mutants
from dayaq.rules.mutation.trials import Proof
from tests.rules.conftest import WriteLaw

RULE = """
@condition("A 1")
def rich_enough(person: Person, law: Law) -> bool:
    return person.capital >= law.least


@amount("A 2")
def monthly(person: Person, law: Law) -> Money:
    half = round(person.capital / 2, 2)
    return max(half, law.least) + half
"""
CASES = """
- name: exactly enough
  as_of: 2020-01-01
  given: {capital: 100}
  expected: {entitled: true, amount: 150}
- name: a part too little
  as_of: 2020-01-01
  given: {capital: 99.99}
  expected: {entitled: false}
"""


@pytest.fixture
def unnoticed(write_law: WriteLaw) -> Callable[[str], list[str]]:
    def told(cases: str) -> list[str]:
        law = read_law(write_law(rule=RULE, cases=cases))
        return [str(each.mutant) for each in Proof(law).of(mutants(law)) if each.noticed is None]

    return told


@pytest.fixture
def law(write_law: WriteLaw) -> Law:
    return read_law(write_law(rule=RULE, cases=CASES))


def test_a_boundary_without_example_is_found(unnoticed: Callable[[str], list[str]]) -> None:
    loose = CASES.replace("99.99", "50").replace("{capital: 100}", "{capital: 300}").replace("150", "300")

    assert "benefit.rich_enough: the whole rule: >= becomes >" in unnoticed(loose)
    assert "benefit.least: 2020-01-01: 100.00 becomes 99.99" in unnoticed(loose)


def test_an_example_on_each_side_of_a_boundary_holds_it(unnoticed: Callable[[str], list[str]]) -> None:
    assert [name for name in unnoticed(CASES) if name.startswith(("benefit.rich_enough", "benefit.least"))] == []


def test_a_rounding_that_no_example_needs_is_found(unnoticed: Callable[[str], list[str]]) -> None:
    assert "benefit.monthly: round(capital / 2, 2): nearest becomes down" in unnoticed(CASES)


def test_what_a_local_name_stands_for_is_changed_wherever_it_is_used(law: Law) -> None:
    halves = [each for each in mutants(law) if each.place == "round(capital / 2, 2)"]

    assert [each.change for each in halves] == ["nearest becomes down", "nearest becomes up", "/ becomes *"]


def test_every_change_makes_another_tree(law: Law) -> None:
    on = next(iter(Proof(law).trials)).on
    changed = [each.into(on) for each in mutants(law) if each.of in law.rules]

    assert [each for each in changed if each is None or each.rules == on.rules] == []


def test_an_amount_that_nobody_reads_is_left_alone(law: Law) -> None:
    assert {each.of for each in mutants(law)} == {"benefit.rich_enough", "benefit.monthly", "benefit.least"}
