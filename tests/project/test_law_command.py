"""`dayaq law`: asks the book, says why in words, refuses wrong questions with a sentence, and checks every example."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dayaq.law.book import law_book
from dayaq.project.command import main
from dayaq.rules.book import Law, read_law
from dayaq.rules.cases import cases_of

BENEFIT = "pensions/disability_pension"
FACTS: dict[str, Any] = {
    "birth_date": "1981-06-01",
    "disability": "third",
    "disability_assessed_on": "2025-04-01",
    "loss_of_function": 55,
    "record_before_2006": 72,
    "notional_capital": 6178.89,
    "accumulated_capital": 31800.00,
}


def ask(*words: str, facts: object = None) -> Result:
    given = facts if isinstance(facts, bytes) else json.dumps(facts or {}).encode()
    return CliRunner().invoke(main, ["law", *words], input=given)


def explain(facts: object = None, *more: str, on: str = "2025-04-01", benefit: str = BENEFIT) -> Result:
    return ask("explain", benefit, "--on", on, "--facts", "-", *more, facts=facts)


def test_list_names_every_folder_with_rules() -> None:
    answer = ask("list", "--lang", "en")

    assert "pensions/disability_pension\tbenefit\tDisability labour pension" in answer.output.splitlines()
    assert "pensions/individual_account\trules\tIndividual account" in answer.output.splitlines()


def test_answer_as_json_keeps_the_amount_exact_and_says_its_reasons() -> None:
    answer = json.loads(explain(FACTS, "--json", "--lang", "en").stdout)

    assert (answer["entitled"], answer["amount"], answer["missing"]) == (True, "470.97", [])
    assert [(reason["condition"], reason["holds"]) for reason in answer["reasons"]] == [
        ("disabled", True),
        ("capital_or_record", True),
    ]
    assert answer["reasons"][0]["said"] == "A disability has been established."
    assert answer["steps"][-1]["value"] == "470.97"


def test_facts_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), encoding="utf-8")

    answer = CliRunner().invoke(main, ["law", "explain", BENEFIT, "--on", "2025-04-01", "--facts", str(file), "--json"])

    assert json.loads(answer.stdout)["amount"] == "470.97"


def test_a_missing_fact_is_neither_yes_nor_no() -> None:
    answer = json.loads(explain(FACTS | {"disability_assessed_on": None}, "--json").stdout)

    assert (answer["entitled"], answer["amount"], answer["missing"]) == (None, None, ["disability_assessed_on"])


def test_a_refusal_is_false_with_its_reason() -> None:
    answer = json.loads(explain(FACTS | {"disability": "none"}, "--json").stdout)

    assert (answer["entitled"], answer["amount"]) == (False, None)
    assert answer["reasons"][0]["holds"] is False


@pytest.mark.parametrize(
    ("language", "verdict", "amount"),
    [("az", "Hüququ var: 470,97 manat", "31\xa0800,00 manat"), ("en", "Entitled: 470.97 AZN", "31,800.00 AZN"),
     ("ru", "Право есть: 470,97 ман.", "31\xa0800,00 ман.")],
)  # fmt: skip
def test_the_answer_in_words_has_numbers_with_units(language: str, verdict: str, amount: str) -> None:
    lines = explain(FACTS, "--lang", language).stdout

    assert verdict in lines.splitlines()
    assert amount in lines


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("facts", [FACTS, {}, {"birth_date": "1981-06-01", "disability": "third"}])
def test_no_bare_identifier_stands_in_an_answer_in_words(language: str, facts: dict[str, Any]) -> None:
    assert re.findall(r"\w+_\w+", explain(facts, "--lang", language).stdout) == []


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (b"{", "The facts are not JSON"),
        (b"[1]", "The facts are not a JSON object"),
        (b"\xff\xfe", "The facts are not JSON"),
        (b'{"birth_date": "1981-06-01", "birth_date": "1982-06-01"}', "“birth_date” is given twice"),
        ({"age": 5}, "“age” is not a fact of a person"),
        ({"birth_date": "1981-02-30"}, "“birth_date” must be a day such as 2025-04-01"),
        ({"birth_date": 1981}, "“birth_date” must be a day"),
        ({"disability": "fourth"}, "“disability” must be one of Degree"),
        ({"accumulated_capital": "a lot"}, "“accumulated_capital” must be a number of AZN"),
        ({"accumulated_capital": 0.001}, "“accumulated_capital” must be a number of AZN with 2 decimals"),
        (b'{"accumulated_capital": NaN}', "“accumulated_capital” must be a number"),
        ({"blind": "yes"}, "“blind” must be yes or no"),
        ({"children": 3}, "“children” is not a list"),
        ({"children": [3]}, "“children” is not a set of facts"),
    ],
)
def test_wrong_facts_are_refused_with_a_sentence(facts: object, told: str) -> None:
    answer = explain(facts)

    assert answer.exit_code == 1
    assert told in answer.output
    assert answer.output.startswith("Error: ")


def test_a_day_before_the_law_an_unknown_benefit_and_a_folder_of_rules_are_refused() -> None:
    assert "begins on 2018-01-01; 2017-12-31 is earlier" in explain(FACTS, on="2017-12-31").output
    assert "There is no “pensions/none” in the law" in explain(FACTS, benefit="pensions/none").output
    assert "answers nothing about a right" in explain(FACTS, benefit="pensions/individual_account").output
    assert explain(FACTS, on="2025-02-30").exit_code == 2


def test_facts_of_a_rule_are_those_that_it_reads() -> None:
    lines = [line.split("\t") for line in ask("facts", BENEFIT, "--lang", "en").output.splitlines()]

    assert ["person.birth_date", "day", "", "Day of birth"] in lines
    assert ["person.record_before_2006", "whole number", "months", "Proved insurance record before 1 January 2006"] in lines
    assert [name for name, *_ in lines if name.startswith("month.")] == []


def test_facts_without_a_rule_are_the_whole_vocabulary() -> None:
    names = [line.partition("\t")[0] for line in ask("facts").output.splitlines()]

    facts = [fact for entity in law_book().vocabulary.entities.values() for fact in entity.facts.values()]
    assert names == [f"{fact.entity}.{fact.name}" for fact in facts]


def test_diff_names_what_changed_from_what_to_what() -> None:
    lines = ask("diff", "2019-12-31", "2020-01-01").output.splitlines()

    assert "amount\tcommon.need_criterion\tchanged\t143\t160" in lines
    assert lines[-1].endswith("differences between 2019-12-31 and 2020-01-01")


def test_check_tries_every_example_in_every_engine() -> None:
    answer = ask("check")

    counted = {name: tail for name, _, tail in (line.partition(": ") for line in answer.output.splitlines()[1:])}
    assert answer.exit_code == 0, answer.output
    assert list(counted) == ["explanation", "Python", "DuckDB", "PostgreSQL"]
    assert len(set(counted.values())) == 1
    assert int(counted["Python"].split()[0]) >= 250


def test_check_of_one_folder_tries_its_examples_only() -> None:
    answer = ask("check", "pensions/funeral_grant")

    counted = len(list(cases_of(law_book(), law_book().folder("funeral_grant"))))
    assert answer.exit_code == 0, answer.output
    assert f"Python: {counted} examples, 0 differences" in answer.output.splitlines()
    assert "There is no “pensions/none” in the law" in ask("check", "pensions/none").output


def test_check_goes_on_without_postgresql(monkeypatch: pytest.MonkeyPatch, few_examples: Law) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    answer = ask("check")

    assert "PostgreSQL: not asked, no database is at hand" in answer.output
    assert "DuckDB: 3 examples, 0 differences" in answer.output


def test_check_fails_on_an_example_that_does_not_hold(few_examples: Law) -> None:
    cases = few_examples.folders["least_income"].directory / "cases.yaml"
    cases.write_text(cases.read_text().replace("amount: 20.00", "amount: 21.00"))

    answer = ask("check")

    assert answer.exit_code == 1
    assert "Python: 3 examples, 1 differences" in answer.output
    assert "amount is 20.00, expected 21.00" in answer.output


@pytest.fixture
def few_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Law:
    """A law of one benefit with three examples, in the place of the real one."""
    files = {
        "book.yaml": "name: X\nbegins: 2020-01-01\ncurrency: LAG\nlanguages: [en]\n",
        "facts.py": 'class Person(Entity):\n    """A person."""\n\n    income: Money = fact("Income", unit="LAG/month")\n',
        "least_income/amounts.yaml": "least: {description: {en: Least}, unit: LAG/month, values: {2020-01-01: 100}}\n",
        "least_income/rule.py": RULE,
        "least_income/texts.yaml": TEXTS,
        "least_income/cases.yaml": CASES,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    law = read_law(tmp_path)
    monkeypatch.setattr("dayaq.project.law_check.law_book", lambda: law)
    return law


RULE = '''"""Least income."""

@condition("A 1")
def poor(person: Person, law: Law) -> bool:
    """Below the least."""
    return person.income < law.least


@amount("A 1")
def missing_part(person: Person, law: Law) -> Money:
    """What is missing."""
    return law.least - person.income
'''
TEXTS = """title: {en: Least income}
rules: {missing_part: {en: Missing part}}
conditions: {poor: {name: {en: Poor}, holds: {en: Poor.}, fails: {en: Rich.}}}
"""
CASES = """- {name: poor, as_of: 2021-01-01, given: {income: 80}, expected: {entitled: true, amount: 20.00}}
- {name: rich, as_of: 2021-01-01, given: {income: 100}, expected: {entitled: false, reason: poor}}
- {name: unknown, as_of: 2021-01-01, given: {}, expected: {entitled: null, missing: [income]}}
"""
