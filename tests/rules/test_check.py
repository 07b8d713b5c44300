"""What the reader cannot refuse is told when a law is looked over."""

from dayaq.rules.book import read_law
from dayaq.rules.check import problems
from tests.rules.conftest import AMOUNTS, RULE, WriteLaw

CASES = """
- name: rich
  as_of: 2020-01-01
  given: {capital: 100}
  expected: {entitled: true}
- name: poor
  as_of: 2020-01-01
  given: {capital: 99.99}
  expected: {entitled: false}
"""
TEXTS = """
conditions:
  rich_enough:
    holds: {en: "{capital} is at least {law.least}."}
    fails: {en: "{capital} is too little."}
"""


def told(write_law: WriteLaw, **given: str) -> list[str]:
    return [problem.wrong for problem in problems(read_law(write_law(**({"cases": CASES, "texts": TEXTS} | given))))]


def test_a_law_with_examples_and_words_has_no_problem(write_law: WriteLaw) -> None:
    assert told(write_law) == []


def test_a_rule_without_example_and_words_is_told(write_law: WriteLaw) -> None:
    more = RULE + '\n@rule("A 2")\ndef other(person: Person) -> Money:\n    return person.capital\n'

    assert told(write_law, rule=more) == ["texts.yaml of benefit does not say other", "no example needs benefit.other"]


def test_a_benefit_that_nobody_is_refused_is_told(write_law: WriteLaw) -> None:
    assert told(write_law, cases=CASES.partition("- name: poor")[0]) == ["no example of benefit has entitled: false"]


def test_an_amount_asked_before_it_begins_is_told(write_law: WriteLaw) -> None:
    late = AMOUNTS.replace("2020-01-01: 100", "2021-01-01: 100")

    assert told(write_law, amounts=late) == [
        "on 2020-01-01 benefit.rich_enough asks benefit.least, which has no value then: write null if it is not known"
    ]


def test_words_that_name_what_is_not_there_are_told(write_law: WriteLaw) -> None:
    assert told(write_law, texts=TEXTS.replace("{capital} is too", "{wealth} is too")) == [
        "“{wealth}” in the words of benefit.rich_enough is not known"
    ]


def test_two_amounts_of_one_benefit_are_told(write_law: WriteLaw) -> None:
    amount = '\n@amount("A 2")\ndef {}(person: Person) -> Money:\n    return person.capital\n'
    given = {"rule": RULE + amount.format("one") + amount.format("other")}

    assert "on 2020-01-01 benefit has two amounts: one and other" in told(write_law, **given)
