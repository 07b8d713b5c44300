"""What is wrong in a law is said with file and line, with what is wrong and what is allowed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dayaq.rules.book import Law, UnknownFolder, read_law
from dayaq.rules.explain import NotInForce, find
from dayaq.rules.in_force import BeforeTheLaw
from dayaq.rules.records import WrongFact
from dayaq.rules.source import LawError
from tests.rules.conftest import AMOUNTS, FACTS, WriteLaw


def rule(body: str, *, returns: str = "Money", head: str = "") -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f'\n{head}@rule("A 1")\ndef asked(person: Person, law: Law, day: Date) -> {returns}:\n{lines}\n'


WRONG_RULES = [
    ("for m in person.months:\n    x = 1\nreturn law.least", "is not of the language", 4),
    ("while True:\n    x = 1\nreturn law.least", "is not of the language", 4),
    ("return person.salary", "a person has no “salary”", 4),
    ("return salary", "“salary” is not known", 4),
    ("return law.most", "the law has no amount “most”", 4),
    ("return person.capital / 144", "is not rounded", 4),
    ("x = person.capital / 144\nreturn x", "is not rounded", 4),
    ("return person.capital + person.record", "LAG and months are mixed", 4),
    ("return max(person.capital, person.record)", "are mixed", 4),
    ("return person.record", "is of months, and LAG is declared", 4),
    ("return person.capital * person.capital", "has no meaning", 4),
    ("return person.capital * 0.5", "has 3 decimals, and 2 are declared", 4),
    ("if person.record > 3:\n    return law.least", "path without return", 3),
    ("if person.record:\n    return law.least\nreturn law.least", "not a yes or no", 4),
    ("return person.asked", "round in a circle: benefit.asked → benefit.asked", 3),
    ("return open('x')", "“open” is not a word of the language", 4),
    ("return person.__class__", "a person has no “__class__”", 4),
    ("return [1][0]", "the law has no amount", 4),
    ("return law.by_sex", "the amount benefit.by_sex has several values", 4),
    ("return law.least[person.sex]", "has no keys", 4),
    ("return law.least if person.sex == 1 else 0", "is compared with", 4),
    ("return law.least if person.sex < Sex.male else 0", "has no order", 4),
    ("return law.least if person.sex == Sex.other else 0", "Sex has no “other”", 4),
    ("return max(m.wage for m in person.months)", "of an empty collection is not said", 4),
    ("return sum(m.wage for m in person.children)", "is not a collection", 4),
    ("return person", "is a whole person", 4),
    ("person = 3\nreturn law.least", "is a parameter", 4),
    ("return law.least\nreturn law.least", "nothing can follow a return", 5),
    ("return law.least ** 2", "operator that is not of the language", 4),
    ("return 'x'", "is not a value of the language", 4),
    ("return round(person.capital / 2, person.record)", "the number of decimals is not plain", 4),
    ("import os\nreturn law.least", "is not of the language", 4),
    ("lambda: 1\nreturn law.least", "is not of the language", 4),
    ("return scale(law.least, person.capital)", "is not a scale of brackets", 4),
    ("return scale(law.on(day).least, person.capital)", "is not a scale of brackets", 4),
]


@pytest.mark.parametrize(("body", "wrong", "line"), WRONG_RULES)
def test_a_wrong_rule_is_refused_at_its_line(write_law: WriteLaw, body: str, wrong: str, line: int) -> None:
    with pytest.raises(LawError) as raised:
        read_law(write_law(rule=rule(body)))

    error = raised.value
    assert wrong in error.wrong
    assert (error.place.path.name, error.place.line) == ("rule.py", line)
    assert error.allowed.endswith(".")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("def asked(person: Person) -> Money:\n    return 1\n", "is not marked as a rule"),
        ("@rule()\ndef asked(person: Person) -> Money:\n    return 1\n", "names no article"),
        ('@rule("A")\ndef asked(company: Company) -> Money:\n    return 1\n', "is no entity"),
        ('@rule("A")\ndef asked(person: Person) -> float:\n    return 1\n', "is not a kind of value"),
        ('@condition("A")\ndef asked(person: Person) -> Money:\n    return 1\n', "does not give yes or no"),
        ('@rule("A", since="2020-01-01")\ndef asked(person: Person) -> Money:\n    return 1\n', "“since” is not known"),
        ('@rule("A", start="soon")\ndef asked(person: Person) -> Money:\n    return 1\n', "“soon” is not a day"),
        ('@rule("A")\ndef capital(person: Person) -> Money:\n    return 1\n', "is a fact or link"),
        ("print('x')\n", "is not a rule"),
        ("def asked(:\n", "this is not Python"),
    ],
)
def test_a_wrong_head_is_refused(write_law: WriteLaw, text: str, wrong: str) -> None:
    with pytest.raises(LawError, match=wrong):
        read_law(write_law(rule=text))


def test_a_rule_with_too_many_ways_is_refused(write_law: WriteLaw) -> None:
    ways = "\n".join(f"if person.record > {at}:\n    x = law.least" for at in range(9))

    with pytest.raises(LawError, match="too many ways"):
        read_law(write_law(rule=rule(f"x = law.least\n{ways}\nreturn x")))


def test_a_rule_nested_without_end_is_refused(write_law: WriteLaw) -> None:
    with pytest.raises(LawError, match=r"without end|not Python"):
        read_law(write_law(rule=rule("return law.least" + " + law.least" * 5000)))


@pytest.mark.parametrize(
    ("book", "wrong"),
    [
        ("name: X\nbegins: 2020-01-01\ncurrency: LAG\n", "languages is not a list"),
        ("name: X\nbegins: soon\ncurrency: LAG\nlanguages: [en]\n", "the day on which the law begins is missing"),
        ("name: X\nbegins: 2020-01-01\ncurrency: lag\nlanguages: [en]\n", "“lag” is not a currency"),
        ("name: X\nflag: red\n", "“flag” is not known here"),
        ("- 1\n", "the book is not a mapping"),
    ],
)
def test_a_wrong_book_is_refused(write_law: WriteLaw, book: str, wrong: str) -> None:
    with pytest.raises(LawError) as raised:
        read_law(write_law(book=book))

    assert wrong in raised.value.wrong


def test_a_folder_without_a_book_is_no_law(tmp_path: Path) -> None:
    with pytest.raises(LawError, match="the file is missing"):
        read_law(tmp_path)


def test_two_versions_from_one_day_are_refused(write_law: WriteLaw) -> None:
    with pytest.raises(LawError, match=r"two versions of benefit\.asked begin on one day"):
        read_law(write_law(rule=rule("return law.least") + rule("return law.least")))


def test_a_version_before_the_end_of_the_earlier_is_refused(write_law: WriteLaw) -> None:
    one = rule("return law.least").replace('"A 1"', '"A 1", end="2022-01-01"')
    other = rule("return law.least").replace('"A 1"', '"A 1", start="2021-01-01"')

    with pytest.raises(LawError, match="begins before its earlier version ends"):
        read_law(write_law(rule=one + other))


@pytest.mark.parametrize(
    ("amounts", "wrong", "line"),
    [
        ("a:\n  description: x\n  unit: LAG\n", "the amount has no values", 2),
        ("a:\n  description: x\n  values: {2020-01-01: 1}\n", "the amount has no unit", 2),
        ("a:\n  description: x\n  unit: bananas\n  values: {2020-01-01: 1}\n", "is not a unit", 3),
        ("a:\n  description: x\n  unit: LAG\n  values:\n    soon: 1\n", "“soon” is not a day", 5),
        ("a:\n  description: x\n  unit: LAG\n  values:\n    2020-01-01: 1\n    2020-01-01: 2\n", "stands here twice", 6),
        (
            "a:\n  description: x\n  unit: LAG\n  values:\n    2020-01-01: {value: 1, to: 2020-05-01}\n    2020-04-01: 2\n",
            "overlaps",
            5,
        ),
        ("a:\n  description: x\n  unit: LAG\n  values:\n    2020-01-01: many\n", "“many” is not a number", 5),
        (
            "a:\n  description: x\n  unit: LAG\n  values:\n    2020-01-01: {confidence: sure, value: 1}\n",
            "is not a confidence",
            5,
        ),
        ("a:\n  description: x\n  unit: LAG\n  by: Colour\n  keys: {}\n", "is not a choice", 4),
        ("a:\n  description: x\n  unit: LAG\n  value: 1\n", "“value” is not known here", 2),
        ("a: [\n", "this is not YAML", 2),
        ("a:\n  description: x\n  unit: LAG\n  values:\n    2020-02-30: 1\n", "this cannot be read", 6),
        ("a:\n  description: x\n  threshold_unit: LAG\n  rate_unit: percent\n  brackets: 3\n", "brackets is not a list", 5),
    ],
)
def test_a_wrong_amount_is_refused_at_its_line(write_law: WriteLaw, amounts: str, wrong: str, line: int) -> None:
    with pytest.raises(LawError) as raised:
        read_law(write_law(amounts=amounts, rule="\n"))

    assert wrong in raised.value.wrong
    assert (raised.value.place.path.name, raised.value.place.line) == ("amounts.yaml", line)


def test_a_fact_without_meaning_is_refused(write_law: WriteLaw) -> None:
    with pytest.raises(LawError, match="the fact age has no meaning"):
        read_law(
            write_law(
                facts=FACTS.replace(
                    '    capital: Money = fact("Capital")', "    capital: Money = fact('Capital')\n    age: Years"
                )
            )
        )


def test_a_unit_that_does_not_fit_is_refused(write_law: WriteLaw) -> None:
    with pytest.raises(LawError, match="the unit months does not fit"):
        read_law(write_law(facts=FACTS.replace('fact("Capital")', 'fact("Capital", unit="months")')))


def test_numbers_in_yaml_are_exact_and_on_is_a_word(write_law: WriteLaw) -> None:
    path = write_law(amounts=AMOUNTS + "on:\n  description: x\n  unit: count\n  values: {2020-01-01: 0.1}\n")

    amount = read_law(path).amounts["benefit.on"]

    assert [str(dated.written) for dated in amount.series[""].values] == ["0.1"]  # type: ignore[union-attr]


FACTS_OF_A_PERSON: dict[str, Any] = {"birth_date": "1950-01-01"}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"capital": "12.345"}, "“capital” must be a number of LAG with 2 decimals; '12.345' is not."),
        ({"capital": True}, "“capital” must be"),
        ({"capital": 1.5}, "“capital” must be"),
        ({"capital": "1e400"}, "“capital” must be"),
        ({"capital": "NaN"}, "“capital” must be"),
        ({"birth_date": "1950-02-30"}, "“birth_date” must be a day such as 2025-04-01"),
        ({"birth_date": "1066-10-14"}, "“birth_date” must be a day such as 2025-04-01"),
        ({"record": 2401}, "“record” must be a number of months"),
        ({"capital": "100000000000000"}, "“capital” must be"),
        ({"sex": "other"}, "“sex” must be one of Sex"),
        ({"student": "yes"}, "“student” must be yes or no"),
        ({"height": 180}, "“height” is not a fact of a person"),
        ({"months": {"wage": 1}}, "“months” is not a list"),
        ({"months": [3]}, "“months” is not a set of facts"),
        ({"months": [{"wage": "x"}]}, "“wage” must be"),
    ],
)
def test_a_wrong_fact_is_refused_with_a_sentence(country: Law, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongFact) as raised:
        find(country, "pensions/old_age", facts, date(2023, 1, 1))

    assert str(raised.value).startswith(said)


def test_a_day_before_the_law_is_refused_with_a_sentence(country: Law) -> None:
    with pytest.raises(BeforeTheLaw, match="begins on 2020-01-01; 2019-12-31 is earlier"):
        find(country, "old_age", {}, date(2019, 12, 31))


def test_an_unknown_benefit_is_refused_with_the_known_ones(country: Law) -> None:
    with pytest.raises(UnknownFolder, match="There is no “pensions/young_age” in the law"):
        find(country, "pensions/young_age", {}, date(2023, 1, 1))


def test_a_folder_that_is_no_benefit_has_no_finding(country: Law) -> None:
    with pytest.raises(NotInForce):
        find(country, "words", {}, date(2023, 1, 1))


def test_reading_a_rule_runs_nothing_of_it(write_law: WriteLaw, tmp_path: Path) -> None:
    trap = tmp_path / "run"

    with pytest.raises(LawError):
        read_law(write_law(rule=rule(f"return __import__('pathlib').Path({str(trap)!r}).touch()")))

    assert not trap.exists()
