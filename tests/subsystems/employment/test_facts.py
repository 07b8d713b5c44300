"""What the registers of employment tell the law about everybody, on any day and as known at any moment."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection

from dayaq.casework.legal_time import BAKU
from dayaq.law.book import law_book
from dayaq.subsystems.employment.facts import EMPLOYMENT, SOURCES
from dayaq.subsystems.employment.models import EmployerAnswer, EndReason
from dayaq.subsystems.employment.offering import EmployerSays, accept, answer_told, decline
from dayaq.subsystems.employment.registering import Leaving, leave_register
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.contracts.making import make_employer
from tests.subsystems.employment.making import make_jobseeker, make_offer, make_vacancy

pytestmark = pytest.mark.django_db

LATE = datetime(2030, 1, 1, tzinfo=BAKU)
TODAY = MONDAY.date()


def rows(day: date = TODAY, people: list[UUID] | None = None, known_at: datetime = LATE) -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute(EMPLOYMENT.relation, {"people": people, "day": day, "known_at": known_at})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def told(person: UUID, day: date = TODAY, known_at: datetime = LATE) -> dict[str, object]:
    (row,) = rows(day, [person], known_at)
    return row


def test_the_source_names_facts_of_the_vocabulary() -> None:
    for source in SOURCES:
        assert set(source.facts) <= set(law_book().vocabulary.entities[source.entity].facts)


def test_who_is_not_registered_is_known_not_to_be() -> None:
    person = make_person()

    found = told(person.pk)

    assert (found["registered_jobseeker"], found["registered_unemployed"], found["offers_refused"]) == (False, False, 0)
    assert {name for name, value in found.items() if value is None} == {
        *("jobseeker_since", "offer_due_on", "suitable_job_offered", "employer_refused", "last_refusal_on", "unemployed_since")
    }


def test_a_registration_counts_from_its_day_and_from_the_moment_it_was_known() -> None:
    registration = make_jobseeker()
    person = registration.person_id

    assert told(person)["registered_jobseeker"] is True
    assert told(person)["jobseeker_since"] == TODAY
    assert told(person, TODAY - timedelta(days=1))["registered_jobseeker"] is False
    assert told(person, known_at=MONDAY - timedelta(seconds=1))["registered_jobseeker"] is False


def test_an_end_counts_from_its_day_and_from_the_moment_it_was_known() -> None:
    registration, ended = make_jobseeker(), MONDAY + timedelta(days=3)
    leave_register(registration=registration, leaving=Leaving(reason=EndReason.OWN_WISH), at=ended)
    person = registration.person_id

    assert told(person, date(2020, 3, 18))["registered_jobseeker"] is True
    assert told(person, date(2020, 3, 19))["registered_jobseeker"] is False
    assert told(person, date(2020, 3, 19), known_at=ended - timedelta(seconds=1))["registered_jobseeker"] is True


def test_an_offer_in_time_is_known_and_one_made_later_is_none() -> None:
    employer = make_employer()
    in_time, late = make_jobseeker(), make_jobseeker()
    make_offer(in_time, make_vacancy(employer))
    make_offer(late, make_vacancy(employer), at=MONDAY + timedelta(days=30))

    assert told(in_time.person_id)["suitable_job_offered"] is True
    assert told(in_time.person_id, known_at=MONDAY - timedelta(seconds=1))["suitable_job_offered"] is None
    assert told(late.person_id, date(2020, 5, 1))["suitable_job_offered"] is False


def test_an_employers_refusal_is_a_fact_of_its_day() -> None:
    made = make_offer()
    person = made.registration.person_id
    referral = accept(offer=made.pk, person=person, at=MONDAY)
    says = EmployerSays(outcome=EmployerAnswer.Outcome.REFUSED, reason="Yer tutulub")
    answer_told(referral=referral.pk, officer=make_officer(), says=says, at=MONDAY + timedelta(days=1))

    assert told(person)["employer_refused"] is False
    assert told(person, date(2020, 3, 17))["employer_refused"] is True


def test_refusals_are_counted_also_after_they_led_off_the_register() -> None:
    employer, registration = make_employer(), make_jobseeker()
    for day in range(2):
        made = make_offer(registration, make_vacancy(employer))
        decline(offer=made.pk, person=registration.person_id, words="", at=MONDAY + timedelta(days=day))

    found = told(registration.person_id, date(2020, 3, 20))

    assert (found["registered_jobseeker"], found["offers_refused"], found["last_refusal_on"]) == (False, 2, date(2020, 3, 17))


@pytest.mark.parametrize("day", [TODAY, date(2020, 3, 19), date(2021, 3, 16)])
def test_one_persons_answer_is_their_row_of_the_whole_population(day: date) -> None:
    made = make_offer()
    decline(offer=made.pk, person=made.registration.person_id, words="", at=MONDAY)
    make_jobseeker()

    everybody = rows(day)

    assert len({row["person"] for row in everybody}) == len(everybody)
    assert all(rows(day, [row["person"]]) == [row] for row in everybody)
