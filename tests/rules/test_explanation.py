"""A finding tells everything it rests on, and says it in sentences."""

from datetime import date
from decimal import Decimal
from typing import Any

from dayaq.rules.as_json import finding_as_json
from dayaq.rules.book import Law
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.explain import find, find_for, steps_of
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.unknown import Unknown
from dayaq.rules.wording import number_said, reason_said

WOMAN: dict[str, Any] = {
    "birth_date": "1950-03-02",
    "sex": "female",
    "capital": "43200.72",
    "record": 181,
    "student": False,
    "months": [],
}


def test_a_step_has_its_formula_facts_needs_amounts_and_article(country: Law) -> None:
    finding = find(country, "pensions/old_age", WOMAN, date(2023, 2, 1))

    step = finding_as_json(finding)["steps"][-1]

    assert step["rule"] == "old_age.monthly"
    assert step["value"] == "317.11"
    assert step["article"] == "PA 6"
    assert step["formula"].startswith("earned = round(person.capital / law.payment_months, 2)\nif ")
    assert step["facts"] == {"capital": "43200.72"}
    assert step["needs"] == {"old_age.insured_months": "181"}
    assert step["locals"] == {"earned": "317.11"}
    assert [(used["amount"], used["value"], used["since"]) for used in step["amounts"]] == [
        ("old_age.least_record", "60", "2020-01-01"),
        ("old_age.payment_months", "144", "2020-01-01"),
        ("old_age.bonus", "5.7", "2020-01-01"),
        ("common.minimum_pension", "150.00", "2023-01-01"),
    ]


def test_steps_come_after_those_they_need(country: Law) -> None:
    finding = find(country, "old_age", WOMAN, date(2023, 2, 1))

    assert [step.name for step in finding.steps] == ["age_in_months", "old_enough", "insured_months", "worked_enough", "monthly"]


def test_every_failed_condition_is_told_and_the_first_is_the_reason(country: Law) -> None:
    facts = WOMAN | {"birth_date": "2000-01-01", "record": 0, "capital": 0, "student": True}

    finding = find(country, "old_age", facts, date(2023, 7, 1))

    assert [(reason.condition, reason.holds) for reason in finding.reasons] == [
        ("old_enough", False),
        ("worked_enough", False),
        ("not_a_student", False),
    ]
    assert finding.refused_for == finding.reasons[0]
    assert finding.amount is None


def test_a_failed_condition_refuses_although_another_is_unknown(country: Law) -> None:
    finding = find(country, "old_age", {"birth_date": "2000-01-01", "sex": "male"}, date(2023, 7, 1))

    assert (finding.entitled, finding.missing) == (False, ())


def test_everything_missing_is_named_as_seen_from_the_subject(country: Law) -> None:
    facts = {"registered": True, "members": [{"birth_date": "1990-01-01", "loss": 0}, {}]}

    finding = find(country, "family_aid", facts, date(2021, 5, 1))

    assert finding.entitled is None
    assert finding.missing == (
        "members[0].capital",
        "members[0].months",
        "members[0].record",
        "members[0].sex",
        "members[1].birth_date",
        "members[1].capital",
        "members[1].loss",
        "members[1].months",
        "members[1].record",
        "members[1].sex",
        "members[1].student",
        "rent",
    )


def test_a_person_is_one_of_the_members_of_its_family(country: Law) -> None:
    facts = WOMAN | {"contracts": [], "family": {"registered": True, "rent": 0, "members": [WOMAN]}}
    law = law_on(country, date(2023, 2, 1))
    record = record_of(country.vocabulary, "person", facts)

    assert len(record.parents["family"].children["members"]) == 2
    assert find_for(law, "family_aid", record.parents["family"]).entitled is False


def test_a_reason_is_a_sentence_with_numbers_and_units(country: Law) -> None:
    law, facts = law_on(country, date(2023, 7, 1)), WOMAN | {"birth_date": "2000-01-31", "months": []}
    record = record_of(country.vocabulary, "person", facts)

    said = [reason_said(law, "old_age", record, reason, "en") for reason in find_for(law, "old_age", record).reasons]

    assert said == [
        "At 281 months the pension age is not reached; you were born on 31.01.2000 as a woman.",
        "The record of 181 months or the capital of 43,200.72 lagoons is enough.",
        "Studies: no.",
    ]


def test_numbers_are_written_as_the_language_does() -> None:
    assert number_said(Decimal("25804.80"), "en") == "25,804.80"
    assert number_said(Decimal("25804.80"), "az") == "25\N{NO-BREAK SPACE}804,80"


def test_a_scale_of_another_day_is_told_with_the_brackets_of_that_day(country: Law) -> None:
    months = [
        {"start": "2022-12-01", "wage": "400"},
        {"start": "2023-01-01", "wage": "400"},
        {"start": "2019-12-01", "wage": "400"},
    ]
    person = record_of(country.vocabulary, "person", {"months": months})
    run = Evaluation(law_on(country, date(2024, 1, 1)))

    values = [run.rule("words.stepped_then", month) for month in person.children["months"]]

    assert values == [1125, 700, Unknown(frozenset({"law.words.steps"}))]
    assert [[used.value for used in step.amounts] for step in steps_of(run)] == [
        [5000, 700, 30050, 1125, 90000, 1300],
        [5000, 700, 90000, 1300],
        [],
    ]
