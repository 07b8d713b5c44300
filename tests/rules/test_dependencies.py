"""What follows from the trees: the facts a rule reads, the days that matter, what differs between two dates."""

from datetime import date, timedelta
from random import Random

import pytest

from dayaq.rules.book import Law
from dayaq.rules.dependencies import amounts_read, facts_read, law_difference, rules_of
from dayaq.rules.explain import find_for
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.rules.thresholds import days_that_matter
from tests.rules import population


def test_a_benefit_reads_the_facts_of_all_it_needs(country: Law) -> None:
    law = law_on(country, date(2023, 7, 1))

    read = [f"{fact.entity}.{fact.name}" for fact in facts_read(law, rules_of(law, "old_age"))]

    assert sorted(read) == [
        "month.insured",
        "month.start",
        "month.wage",
        "person.birth_date",
        "person.capital",
        "person.record",
        "person.sex",
        "person.student",
    ]


def test_a_condition_that_is_not_in_force_reads_nothing(country: Law) -> None:
    law = law_on(country, date(2023, 5, 31))

    assert "student" not in [fact.name for fact in facts_read(law, rules_of(law, "old_age"))]


def test_a_benefit_uses_its_own_and_common_amounts(country: Law) -> None:
    law = law_on(country, date(2024, 7, 1))

    assert sorted(amounts_read(law, rules_of(law, "old_age"))) == [
        "common.minimum_pension",
        "common.minimum_wage",
        "common.pension_age",
        "old_age.least_record",
        "old_age.one_month",
        "old_age.payment_months",
    ]


def test_two_dates_of_the_law_differ_in_what_begins_and_changes(country: Law) -> None:
    found = law_difference(country, date(2023, 5, 31), date(2023, 6, 1))

    assert [(change.sort, change.id, change.what) for change in found] == [
        ("rule", "old_age.not_a_student", "begins"),
    ]


def test_an_amount_that_changes_is_told_with_both_values(country: Law) -> None:
    found = law_difference(country, date(2021, 12, 31), date(2022, 1, 1))

    assert [(change.id, change.what, change.before, change.after) for change in found] == [
        ("common.minimum_pension", "changed", "120.50", "unknown"),
        ("common.pension_age[female]", "changed", "744", "750"),
        ("old_age.contributions", "changed", "0: 3, 200: 10", "0: 3, 200: 9.5"),
        ("words.passing", "begins", "", "6"),
    ]


def test_the_day_of_the_pension_age_matters(country: Law) -> None:
    facts = {"birth_date": "1960-02-29", "sex": "female", "capital": 9000, "record": 60, "student": False, "months": []}
    record = record_of(country.vocabulary, "person", facts)

    found = days_that_matter(country, "pensions/old_age", record, date(2022, 1, 2), date(2022, 12, 31))

    assert found == [date(2022, 6, 1), date(2022, 8, 29)]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("benefit", "entity"), [("old_age", "person"), ("family_aid", "family")])
def test_on_no_other_day_does_an_answer_change_by_itself(country: Law, seed: int, benefit: str, entity: str) -> None:
    random = Random(seed)
    record = record_of(country.vocabulary, entity, getattr(population, entity)(random))
    after, until = date(2022, 11, 20), date(2023, 7, 10)
    matters = days_that_matter(country, benefit, record, after, until)

    before, changed = _answer(country, benefit, record, after), []
    for day in (after + timedelta(days=at) for at in range(1, (until - after).days + 1)):
        now = _answer(country, benefit, record, day)
        if now != before:
            changed.append(day)
        before = now

    assert [day for day in changed if day not in matters] == []


def _answer(country: Law, benefit: str, record: object, day: date) -> object:
    finding = find_for(law_on(country, day), benefit, record)  # type: ignore[arg-type]
    return finding.entitled, finding.amount, [reason.holds for reason in finding.reasons]
