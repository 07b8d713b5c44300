"""A commission decides once, on a file without a name; what cannot stand is refused and changes nothing."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.legal_time import BAKU
from dayaq.casework.people.models import Person
from dayaq.law.book import law_book
from dayaq.subsystems.disability.assessing import (
    DecidedByVote,
    ExtendedAlready,
    FileDecided,
    FileUnknown,
    PersonDied,
    consult_file,
    consult_files,
    decide_file,
    extend,
)
from dayaq.subsystems.disability.determination import (
    BY_PERCENT,
    CauseMissing,
    DayNotYet,
    DegreeNotOfAge,
    ScaleOfAnotherTime,
    TermEndsBeforeItStarts,
    settled,
)
from dayaq.subsystems.disability.keeping import (
    AlreadyReplaced,
    AssessmentUnknown,
    correct_assessment,
    discontinue_dead,
    remind_of_terms,
    take_over,
)
from dayaq.subsystems.disability.lists import outcome_of
from dayaq.subsystems.disability.models import Assessment, MedicalFile, Reminder
from dayaq.subsystems.disability.models.assessments import Cause, Degree
from tests.making import MONDAY, make_officer, make_person
from tests.subsystems.disability.country import SECOND, TESTS, make_body, make_referral, member_for, officers_of

pytestmark = pytest.mark.django_db

NONE = replace(SECOND, degree="none", cause="", since=None, ends_on=None, measures=())


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=BAKU)


def decided(person: Person | None = None, said=SECOND) -> Assessment:
    make_body()
    referral = make_referral(person)
    return decide_file(file_id=referral.file_id, said=said, officer=member_for(referral), at=MONDAY)


def test_the_names_stored_are_those_of_the_law():
    choices = law_book().vocabulary.choices

    assert tuple(Degree.values) == choices["Degree"].kind.options
    assert tuple(Cause.values) == choices["Cause"].kind.options


def test_a_decision_closes_the_file_and_the_institution_sees_it_with_the_programme():
    make_body()
    referral = make_referral()

    made = decide_file(file_id=referral.file_id, said=SECOND, officer=member_for(referral), at=MONDAY)

    referral.refresh_from_db()
    assert referral.closed_at == MONDAY
    assert referral.file.state == MedicalFile.State.DECIDED
    assert outcome_of(referral) == made
    assert [measure.words for measure in made.measures.all()] == ["Əlil arabası"]
    assert JournalEntry.objects.filter(verb="assessed", persons=[referral.person_id]).exists()


def test_the_second_of_two_members_is_told_that_the_file_is_decided():
    body = make_body(members=2)
    referral = make_referral()
    first, second = officers_of(body)
    decide_file(file_id=referral.file_id, said=SECOND, officer=first, at=MONDAY)

    with pytest.raises(FileDecided):
        decide_file(file_id=referral.file_id, said=NONE, officer=second, at=MONDAY)

    assert Assessment.objects.get().degree == "second"


def test_other_commissions_and_other_officers_find_no_file():
    make_body()
    referral = make_referral()
    strangers = [officers_of(make_body())[0], make_officer(), referral.doctor]

    for stranger in strangers:
        with pytest.raises(FileUnknown):
            consult_file(file_id=referral.file_id, officer=stranger, at=MONDAY)
        assert consult_files(waiting=True, page=1, officer=stranger, at=MONDAY).total == 0


def test_nobody_is_assessed_after_death_and_the_file_is_closed_by_itself():
    make_body()
    referral = make_referral()
    member = member_for(referral)
    Person.objects.filter(pk=referral.person_id).update(died_on=date(2020, 3, 16))

    with pytest.raises(PersonDied):
        decide_file(file_id=referral.file_id, said=SECOND, officer=member, at=MONDAY)
    assert not Assessment.objects.exists()
    assert (discontinue_dead(at=MONDAY), discontinue_dead(at=MONDAY)) == (1, 0)
    with pytest.raises(FileDecided):
        decide_file(file_id=referral.file_id, said=SECOND, officer=member, at=MONDAY)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"ends_on": date(2020, 3, 2)}, TermEndsBeforeItStarts),
        ({"ends_on": date(2020, 3, 1)}, TermEndsBeforeItStarts),
        ({"starts_on": date(2020, 3, 17), "ends_on": None}, DayNotYet),
        ({"since": date(2020, 3, 3)}, DayNotYet),
        ({"degree": "child"}, DegreeNotOfAge),
        ({"cause": ""}, CauseMissing),
        ({"since": None}, CauseMissing),
        ({"degree": BY_PERCENT, "loss": Decimal(70)}, ScaleOfAnotherTime),
        ({"degree": "second", "loss": Decimal(70)}, ScaleOfAnotherTime),
        ({"degree": "none", "loss": Decimal(5)}, ScaleOfAnotherTime),
    ],
)
def test_a_determination_that_cannot_stand_is_refused_and_changes_nothing(wrong, refusal):
    make_body()
    referral = make_referral()

    with pytest.raises(refusal) as told:
        decide_file(file_id=referral.file_id, said=replace(SECOND, **wrong), officer=member_for(referral), at=MONDAY)

    assert len({told.value.in_language(language) for language in ("az", "en", "ru")}) == 3
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("loss", "degree"),
    [("30.99", "none"), ("31", "third"), ("60.99", "third"), ("61", "second"), ("80.99", "second"), ("81", "first")],
)
def test_since_july_2022_the_degree_follows_from_the_percent(loss, degree):
    said = replace(SECOND, degree=BY_PERCENT, loss=Decimal(loss), ends_on=None)

    assert settled(said, make_person(), on=date(2022, 7, 1)).degree == degree


def test_on_the_day_before_the_scale_in_percent_a_degree_is_named():
    person = make_person()

    assert settled(SECOND, person, on=date(2022, 6, 30)).degree == "second"
    with pytest.raises(ScaleOfAnotherTime):
        settled(SECOND, person, on=date(2022, 7, 1))


def test_a_refusal_has_neither_cause_nor_term():
    said = settled(replace(SECOND, degree="none"), make_person(), on=date(2020, 3, 16))

    assert (said.cause, said.since, said.ends_on, said.blind) == ("", None, None, False)


def test_a_child_is_no_degree_and_turns_adult_on_the_birthday():
    child = make_person(birth_date=date(2002, 3, 3))
    said = replace(SECOND, degree="child")

    assert settled(said, child, on=date(2020, 3, 16)).degree == "child"
    with pytest.raises(DegreeNotOfAge):
        settled(replace(said, starts_on=date(2020, 3, 3), ends_on=None), child, on=date(2020, 3, 16))


def test_the_time_is_prolonged_once_and_by_fifteen_days_at_most():
    make_body()
    referral = make_referral()
    who = {"file_id": referral.file_id, "officer": member_for(referral), "at": MONDAY, "because": "Əlavə müayinə."}

    with pytest.raises(ExtendedAlready):
        extend(days=16, **who)
    assert extend(days=15, **who).due_on == date(2020, 4, 21)
    with pytest.raises(ExtendedAlready):
        extend(days=1, **who)


def test_an_assessment_is_never_changed_in_place():
    made = decided(said=replace(SECOND, measures=()))

    for change in ("UPDATE disability_assessment SET degree = 'first'", "DELETE FROM disability_assessment"):
        with transaction.atomic(), connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute(change)
    made.refresh_from_db()
    assert made.degree == "second"


def test_a_correction_is_a_new_row_once_and_by_the_same_commission():
    made = decided()
    member = made.officer

    corrected = correct_assessment(
        assessment_id=made.pk, said=replace(SECOND, degree="first"), officer=member, at=at("2020-04-01")
    )

    assert (corrected.replaces, corrected.decided_on) == (made, made.decided_on)
    with pytest.raises(AlreadyReplaced):
        correct_assessment(assessment_id=made.pk, said=SECOND, officer=member, at=at("2020-04-02"))
    with pytest.raises(AssessmentUnknown):
        correct_assessment(assessment_id=corrected.pk, said=SECOND, officer=officers_of(make_body())[0], at=MONDAY)


def test_people_are_reminded_once_sixty_days_before_the_term_ends():
    person = make_person()
    take_over(person=person, said=SECOND, decided_on=date(2020, 3, 2), actor=TESTS, at=MONDAY)

    told = [remind_of_terms(at=at(day)) for day in ("2020-12-31", "2021-01-01", "2021-01-02")]

    assert told == [0, 1, 0]
    assert Reminder.objects.get().assessment.person == person


def test_whoever_was_assessed_anew_is_not_reminded_of_the_old_term():
    person = make_person()
    take_over(person=person, said=SECOND, decided_on=date(2020, 3, 2), actor=TESTS, at=MONDAY)
    anew = replace(SECOND, starts_on=date(2020, 12, 1), ends_on=None)
    take_over(person=person, said=anew, decided_on=date(2020, 12, 1), actor=TESTS, at=at("2020-12-01"))

    assert remind_of_terms(at=at("2021-02-01")) == 0


def test_a_file_on_appeal_is_not_decided_by_one_member_nor_prolonged():
    make_body()
    referral = make_referral()
    MedicalFile.objects.filter(pk=referral.file_id).update(stage="appeal")

    with pytest.raises(DecidedByVote):
        decide_file(file_id=referral.file_id, said=SECOND, officer=member_for(referral), at=MONDAY)
    with pytest.raises(DecidedByVote):
        extend(file_id=referral.file_id, days=1, because="x", officer=member_for(referral), at=MONDAY)
