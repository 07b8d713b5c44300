"""The facts of the law about disability: by day and by recorded moment, for one as for everybody."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from dayaq.law.book import law_book
from dayaq.subsystems.disability.determination import BY_PERCENT
from dayaq.subsystems.disability.facts import DISABILITY
from dayaq.subsystems.disability.keeping import correct_assessment, take_over
from tests.making import MONDAY, make_person
from tests.subsystems.disability.country import SECOND, TESTS
from tests.subsystems.disability.test_assessing import at, decided

pytestmark = pytest.mark.django_db

LATER = at("2030-01-01")
NEVER_DETERMINED = {
    "disability": "none",
    "disability_cause": None,
    "disability_since": None,
    "disability_assessed_on": None,
    "loss_of_function": None,
    "blind": False,
}


def facts(day: date, *people: object, known_at: datetime = LATER) -> dict[object, dict[str, object]]:
    """Each person's facts; of everybody where nobody is named."""
    asked = {"people": [str(person) for person in people] or None, "day": day, "known_at": known_at}
    with connection.cursor() as cursor:
        cursor.execute(DISABILITY.relation, asked)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row.pop("person"): row for row in rows}


def taken_over(person, day: str, **changed: object):
    starts_on = date.fromisoformat(day)
    said = replace(SECOND, **{"since": date(2020, 3, 2), "starts_on": starts_on, "ends_on": None, **changed})
    return take_over(person=person, said=said, decided_on=starts_on, actor=TESTS, at=at(day))


def test_the_facts_are_those_of_the_vocabulary_and_nothing_else():
    person = law_book().vocabulary.entities["person"]

    assert set(DISABILITY.facts) <= set(person.facts)
    made = decided()
    assert set(facts(date(2020, 3, 16))[made.person_id]) == set(DISABILITY.facts)


def test_one_persons_answer_equals_the_row_of_the_whole_population():
    people = [make_person() for _ in range(4)]
    taken_over(people[0], "2020-03-02", ends_on=date(2021, 3, 2))
    taken_over(people[1], "2020-03-02", degree="none", cause="", since=None)
    taken_over(people[2], "2022-07-01", degree=BY_PERCENT, loss=Decimal("61.5"), blind=True)

    for day in (date(2020, 3, 2), date(2021, 3, 1), date(2021, 3, 2), date(2022, 7, 1)):
        everybody = facts(day)
        for person in people:
            assert facts(day, person.pk) == {key: row for key, row in everybody.items() if key == person.pk}


def test_a_term_counts_from_its_first_day_to_the_day_before_its_end():
    person = make_person()
    taken_over(person, "2020-03-02", ends_on=date(2021, 3, 2))

    told = {day: facts(date.fromisoformat(day)) for day in ("2020-03-01", "2020-03-02", "2021-03-01", "2021-03-02")}

    assert told["2020-03-01"][person.pk] == NEVER_DETERMINED
    assert told["2020-03-02"] == told["2021-03-01"]
    assert told["2021-03-01"][person.pk]["disability"] == "second"
    assert told["2021-03-02"][person.pk] == {**NEVER_DETERMINED, "disability_assessed_on": date(2020, 3, 2)}


def test_the_later_decision_counts_from_its_own_first_day():
    person = make_person()
    taken_over(person, "2020-03-02")
    taken_over(person, "2021-05-01", degree="third")

    assert facts(date(2021, 4, 30))[person.pk]["disability"] == "second"
    assert facts(date(2021, 5, 1))[person.pk]["disability"] == "third"


def test_a_correction_is_known_from_its_moment_and_before_it_the_error_was():
    made = decided()
    corrected_at = MONDAY + timedelta(days=30)
    correct_assessment(assessment_id=made.pk, said=replace(SECOND, degree="first"), officer=made.officer, at=corrected_at)

    def known(moment: datetime) -> object:
        return facts(date(2020, 3, 16), known_at=moment)[made.person_id]["disability"]

    assert known(MONDAY - timedelta(seconds=1)) == "none"
    assert known(MONDAY) == "second"
    assert known(corrected_at - timedelta(seconds=1)) == "second"
    assert known(corrected_at) == "first"


def test_whoever_was_never_determined_has_no_disability():
    person = make_person()

    assert facts(date(2020, 3, 16), person.pk) == {person.pk: NEVER_DETERMINED}
