"""The facts of the law about accounts: by day and by recorded moment, for one as for everybody; silence is never a wrong no."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from dayaq.casework.facts.source import FactSource
from dayaq.law.book import law_book
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.finding import plain
from dayaq.rules.in_force import law_on
from dayaq.rules.records import record_of
from dayaq.subsystems.insurance.facts import ACCOUNTS, INDEXATION, MONTHS, MONTHS_ASKED, indexation_rates
from dayaq.subsystems.insurance.keeping import ProvedRecord, correct_month, prove_older_record, reverse
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.insurance.making import make_account, make_month, whole_stock

pytestmark = pytest.mark.django_db

LATER = MONDAY + timedelta(days=3000)
DAY = date(2020, 3, 16)
NOTHING_KNOWN = dict.fromkeys(ACCOUNTS.facts)
NO_RECORD = {
    "record_since_2006": 0,
    "record_before_2006": 0,
    "older_record_digitised": False,
    "account_since": None,
    "accumulated_capital": Decimal(0),
    "notional_capital": Decimal(0),
    "capital_of_new_year": Decimal(0),
}


def rows(source: FactSource, day: date, *people: object, known_at: datetime = LATER) -> list[dict[str, object]]:
    asked = {"people": [str(person) for person in people] or None, "day": day, "known_at": known_at}
    with connection.cursor() as cursor:
        cursor.execute(source.relation, asked)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def facts(day: date, *people: object, known_at: datetime = LATER) -> dict[object, dict[str, object]]:
    """Each person's facts; of everybody where nobody is named."""
    return {row.pop("person"): row for row in rows(ACCOUNTS, day, *people, known_at=known_at)}


def facts_of(person, day: date = DAY, known_at: datetime = LATER) -> dict[str, object]:
    return facts(day, person.pk, known_at=known_at)[person.pk]


def insured(person, day: date = DAY, known_at: datetime = LATER) -> dict[date, object]:
    return {row["start"]: row["insured"] for row in rows(MONTHS, day, person.pk, known_at=known_at)}


def test_the_facts_are_those_of_the_vocabulary_and_nothing_else() -> None:
    entities = law_book().vocabulary.entities

    assert set(ACCOUNTS.facts) <= set(entities["person"].facts)
    assert set(MONTHS.facts) <= set(entities["month"].facts)
    assert set(facts_of(make_person())) == set(ACCOUNTS.facts)


def test_before_the_stock_is_taken_over_nobody_is_told_a_zero() -> None:
    person = make_person()

    assert facts_of(person) == NOTHING_KNOWN
    assert set(insured(person).values()) == {None}


def test_once_it_is_taken_over_silence_is_a_zero_from_that_moment() -> None:
    person = make_person()
    whole_stock()

    assert facts_of(person) == NO_RECORD
    assert facts_of(person, known_at=MONDAY - timedelta(seconds=1)) == NOTHING_KNOWN
    assert set(insured(person).values()) == {False}


def test_a_balance_counts_with_the_indexation_of_its_year_and_the_months_since() -> None:
    person = make_person()
    make_account(person, capital=Decimal("10000.00"))
    make_month(person, date(2020, 1, 1))
    make_month(person, date(2020, 2, 1))

    told = facts_of(person)

    assert told == {
        "record_since_2006": 170,
        "record_before_2006": 0,
        "older_record_digitised": False,
        "account_since": date(2007, 5, 1),
        # 10,000 and 2.6 percent; 90 percent of 125 for each month
        "accumulated_capital": Decimal("10485.00"),
        "notional_capital": Decimal(0),
        "capital_of_new_year": Decimal(10000),
    }
    assert facts_of(person, date(2020, 2, 29))["record_since_2006"] == 169
    assert facts_of(person, date(2020, 1, 31))["accumulated_capital"] == Decimal("10260.00")


def test_a_day_before_the_balance_is_not_known() -> None:
    person = make_person()
    make_account(person)
    whole_stock()

    assert facts_of(person, date(2019, 12, 31)) == {**NOTHING_KNOWN, "account_since": date(2007, 5, 1)}


def test_a_year_without_a_known_rate_leaves_capital_unknown_and_no_capital_at_nothing() -> None:
    rich, poor = make_person(), make_person()
    make_account(rich)
    make_account(poor, capital=Decimal(0))

    assert facts_of(rich, date(2021, 3, 1))["accumulated_capital"] is None
    assert facts_of(poor, date(2021, 3, 1))["accumulated_capital"] == 0
    assert facts_of(rich, date(2021, 3, 1))["record_since_2006"] == 168


def test_the_rate_counts_from_the_day_on_which_it_was_known() -> None:
    person = make_person()
    before = datetime(2020, 2, 5, 12, tzinfo=MONDAY.tzinfo)
    make_account(person, at=before)

    assert facts_of(person, known_at=before)["accumulated_capital"] is None
    assert facts_of(person, known_at=before + timedelta(days=1))["accumulated_capital"] == Decimal("3078.00")


@pytest.mark.parametrize("capital", ["2.50", "100.01", "33.31", "46080.00"])
@pytest.mark.parametrize("year", [2020, 2025, 2026])
def test_the_capital_is_that_of_the_rule_of_the_law(capital: str, year: int) -> None:
    person, day = make_person(), date(year, 6, 1)
    make_account(person, year=year, capital=Decimal(capital), months=10)
    law = law_on(law_book(), day)
    record = record_of(law.law.vocabulary, "person", {"capital_of_new_year": Decimal(capital)})
    rule = "individual_account.capital_after_indexation"

    told = facts_of(person, day, known_at=datetime(2027, 1, 1, tzinfo=MONDAY.tzinfo))

    assert told["accumulated_capital"] == plain(Evaluation(law).rule(rule, record), law.rules[rule].type)


def test_capital_goes_through_two_years_of_known_rates() -> None:
    person = make_person()
    make_account(person, year=2025, capital=Decimal("1000.00"))
    make_month(person, date(2025, 12, 1), wage="500")

    # 1,000 with 2.2 percent and 112.50, both with 5.6 percent
    told = facts_of(person, date(2026, 3, 1), known_at=datetime(2026, 3, 1, tzinfo=MONDAY.tzinfo))

    assert told["capital_of_new_year"] == Decimal("1134.50")
    assert told["accumulated_capital"] == Decimal("1198.03")


def test_the_rates_are_those_of_the_law_book() -> None:
    told = {year: (rate, known) for year, rate, known in indexation_rates()}
    book = law_book()

    for year in range(2018, 2030):
        dated = law_on(book, date(year, 1, 1)).amount(INDEXATION, "")
        assert (dated.written if dated else None) == (told[year][0] if year in told else None), year
    assert told[2020] == (Decimal("2.6"), date(2020, 2, 6))


def test_a_proved_record_counts_and_its_capital_where_the_fund_reckoned_it() -> None:
    person, officer = make_person(), make_officer()
    make_account(person)
    without = ProvedRecord(months=72, paper="Əmək kitabçası")
    prove_older_record(person=person.pk, proved=without, officer=officer, at=MONDAY)
    reckoned = ProvedRecord(months=84, paper="Əmək kitabçası", capital=Decimal("2000.00"), capital_year=2020)
    prove_older_record(person=person.pk, proved=reckoned, officer=officer, at=MONDAY + timedelta(days=1))

    first, second = facts_of(person, known_at=MONDAY), facts_of(person)

    assert (first["record_before_2006"], first["older_record_digitised"], first["notional_capital"]) == (72, True, None)
    assert (second["record_before_2006"], second["notional_capital"]) == (84, Decimal("2052.00"))
    assert second["capital_of_new_year"] == Decimal(5000)


def test_a_correction_is_known_from_its_moment_and_before_it_the_error_was() -> None:
    person, officer = make_person(), make_officer()
    make_account(person, capital=Decimal(0))
    wrong = make_month(person, date(2020, 2, 1), wage="5000")
    corrected = MONDAY + timedelta(days=5)
    correct_month(contribution=wrong.pk, wage=Decimal(500), reason="Artıq sıfır", officer=officer, at=corrected)

    before, after = facts_of(person, known_at=corrected - timedelta(seconds=1)), facts_of(person, known_at=corrected)

    assert before["accumulated_capital"] == Decimal("1125.00")
    assert after["accumulated_capital"] == Decimal("112.50")
    wages = [[row["wage"] for row in rows(MONTHS, DAY, person.pk, known_at=moment) if row["wage"]] for moment in (MONDAY, LATER)]
    assert wages == [[Decimal(5000)], [Decimal(500)]]


def test_a_reversed_month_is_no_month_of_record() -> None:
    person = make_person()
    make_account(person)
    wrong = make_month(person, date(2020, 2, 1))
    reverse(contribution=wrong.pk, reason="Bu ay işləməyib", officer=make_officer(), at=MONDAY)

    assert facts_of(person)["record_since_2006"] == 168
    assert insured(person)[date(2020, 2, 1)] is False


def test_single_months_before_the_balance_are_told_and_not_counted_twice() -> None:
    person = make_person()
    make_account(person)
    make_month(person, date(2019, 12, 1))

    assert facts_of(person)["record_since_2006"] == 168
    months = insured(person)
    assert (len(months), min(months), max(months)) == (MONTHS_ASKED, date(2016, 3, 1), date(2020, 2, 1))
    # What the balance holds is not known by month, unless the month was taken over too
    assert (months[date(2019, 12, 1)], months[date(2019, 11, 1)], months[date(2020, 1, 1)]) == (True, None, False)


def test_one_persons_answer_equals_the_row_of_the_whole_population() -> None:
    people = [make_person() for _ in range(4)]
    make_account(people[0])
    make_account(people[1], year=2025)
    make_month(people[2], date(2020, 1, 1))
    whole_stock()

    for day in (date(2019, 6, 1), DAY, date(2026, 5, 5)):
        everybody = facts(day)
        assert len(everybody) == 4
        for person in people:
            assert facts(day, person.pk) == {person.pk: everybody[person.pk]}
