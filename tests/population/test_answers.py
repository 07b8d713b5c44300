"""One relation of facts serves one person and everybody: the law's answer for all is the answer for each."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.awards.facts import PENSIONS_IN_PAYMENT
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import Grant, end, take_over
from dayaq.casework.facts.on_file import ON_FILE
from dayaq.casework.facts.reading import known_about
from dayaq.casework.facts.relations import FactOwnedTwice, relations
from dayaq.casework.facts.source import FactSource
from dayaq.casework.people.models import Person, Sex
from dayaq.law.book import law_book
from dayaq.population.answers import answers
from dayaq.rules.in_force import law_on
from dayaq.rules.paths import found_from
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 16)
LAW = law_on(law_book(), DAY)
RESIDENT = FactSource(
    name="tests",
    entity="person",
    facts=("lives_in_country", "full_time_student"),
    relation="""
        SELECT id AS person, given_name <> 'Xaricdə' AS lives_in_country,
               CASE given_name WHEN 'Tələbə' THEN TRUE END AS full_time_student
        FROM person WHERE %(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[])
    """,
)
MONTHS = FactSource(
    name="months of the tests",
    entity="month",
    facts=("start", "wage"),
    relation="""
        SELECT id AS person, date '2020-01-01' AS start, 250.50 AS wage FROM person
        WHERE birth_date < '1970-01-01' AND (%(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[]))
        UNION ALL SELECT id, date '2020-02-01', NULL FROM person
        WHERE birth_date < '1970-01-01' AND (%(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[]))
    """,
)
SOURCES = (ON_FILE, PENSIONS_IN_PAYMENT, RESIDENT, MONTHS)


def known(person: Person, day: date = DAY, known_at: datetime = MONDAY) -> dict[str, object]:
    found = known_about(LAW.law.vocabulary, SOURCES, [person.pk], day=day, known_at=known_at)[person.pk]
    return {fact.path: fact.value for fact in found}


def pension_of(person: Person, at: datetime = MONDAY) -> Award:
    grant = Grant(
        benefit="pensions/old_age_pension",
        rhythm=Award.Rhythm.MONTHLY,
        starts_on=date(2020, 3, 1),
        amount=Decimal("231.07"),
    )
    return take_over(person=person, grant=grant, source="Pensiya reyestri", at=at)


def test_each_register_says_what_it_knows_and_nothing_more() -> None:
    person = make_person(birth_date=date(1955, 3, 8), sex=Sex.MALE)
    pension_of(person)

    assert known(person) == {
        "birth_date": "1955-03-08",
        "sex": "male",
        "died": False,
        "pension": "old_age",
        "pension_since": "2020-03-01",
        "pension_in_payment": "231.07",
        "lives_in_country": True,
        "months": 2,
        "months[0].start": "2020-01-01",
        "months[0].wage": "250.50",
        "months[1].start": "2020-02-01",
    }


def test_who_belongs_to_no_row_of_a_register_that_is_kept_has_none_of_it() -> None:
    assert known(make_person(birth_date=date(1990, 1, 1)))["months"] == 0


def test_a_pension_is_known_from_when_it_was_recorded_and_in_force_on_its_days() -> None:
    person = make_person()
    award = pension_of(person)
    end(award=award, ends_on=date(2020, 3, 20), at=MONDAY)

    assert known(person, known_at=MONDAY - timedelta(days=1))["pension"] == "none"
    assert known(person, day=date(2020, 2, 29))["pension"] == "none"
    assert known(person, day=date(2020, 3, 19))["pension"] == "old_age"
    assert known(person, day=date(2020, 3, 20))["pension"] == "none"


def test_two_owners_of_one_fact_are_refused() -> None:
    with pytest.raises(FactOwnedTwice, match="birth_date"):
        relations(LAW.law.vocabulary, [ON_FILE, ON_FILE])


@pytest.mark.parametrize("folder", ["old_age_allowance", "minimum_pension_top_up", "funeral_grant", "burial_lump_sum"])
def test_the_answer_for_everybody_is_the_answer_for_each(folder: str) -> None:
    people = [
        make_person(birth_date=date(1945, 1, 1), sex=Sex.MALE),
        make_person(birth_date=date(1945, 1, 1), given_name="Xaricdə"),
        make_person(birth_date=date(1952, 2, 29), given_name="Tələbə"),
        make_person(birth_date=date(1990, 1, 1), died_on=date(2020, 3, 1)),
        make_person(birth_date=date(1940, 1, 1), died_on=date(2020, 3, 10)),
    ]
    for person in people[2:]:
        pension_of(person)

    alone = {}
    for person in people:
        finding, _ = found_from(LAW, folder, known(person))
        holds = [reason.holds for reason in finding.reasons]
        alone[person.pk] = (False if False in holds else None if None in holds else True, finding.amount)
    together = answers(LAW, folder, SOURCES, known_at=MONDAY)

    assert {one.concern.person: one.amount for one in together.entitled} == {
        key: amount for key, (yes, amount) in alone.items() if yes
    }
    assert together.cannot_say == sum(yes is None for yes, _ in alone.values())
    assert together.not_entitled == sum(yes is False for yes, _ in alone.values())


def test_some_people_are_answered_without_the_others() -> None:
    first, _ = make_person(birth_date=date(1945, 1, 1)), make_person(birth_date=date(1945, 1, 1))

    some = answers(LAW, "minimum_pension_top_up", SOURCES, known_at=MONDAY, people=[first.pk])

    assert some.not_entitled + some.cannot_say + len(some.entitled) == 1
