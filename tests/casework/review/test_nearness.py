"""An officer tied to a person of the register neither reads, takes, passes on nor decides what is their own or their family's."""

import uuid
from datetime import date

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.corrections.merging import merge
from dayaq.casework.finding import Finding
from dayaq.casework.identification.counter import consult_at_counter, identify_at_counter
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.search import PeopleQuestion
from dayaq.casework.review import operations as review
from dayaq.casework.review.letters import consult_letters
from dayaq.casework.review.officers_as_persons import (
    NobodyOfThisFin,
    TiedToAnother,
    consult_person_for_officer,
    tie_to_person,
    untie_from_person,
)
from dayaq.casework.review.operations import OwnMatter
from dayaq.casework.review.passing import reassign, say_i_know
from dayaq.casework.review.people import consult_people, consult_person
from dayaq.casework.review.queries import WorklistQuestion
from dayaq.casework.review.staffing import NotYourself, OfficerUnknown
from dayaq.casework.staff.models import Officer, Role
from dayaq.casework.staff.nearness import TooNear, near_to
from tests.making import MONDAY, SERVICE, make_application, make_officer, make_person

pytestmark = pytest.mark.django_db
APPROVED = Finding(approved=True, explanation="Təyin olunur.")
EVERYTHING = tuple(Role)


def tied(person: Person | None = None, **given: object) -> Officer:
    return make_officer(person=person or make_person(), roles=EVERYTHING, **given)


def own(officer: Officer) -> Person:
    return officer.person


def mother(officer: Officer) -> Person:
    parent = make_person()
    Kinship.objects.create(parent=parent, child=officer.person, kind="mother", starts_on=date(1990, 1, 1))
    return parent


def former_wife(officer: Officer) -> Person:
    wife = make_person()
    days = {"starts_on": date(2010, 1, 1), "ends_on": date(2015, 1, 1)}
    Marriage.objects.create(husband=officer.person, wife=wife, recorded_at=MONDAY, ended_at=MONDAY, **days)
    return wife


WHOSE = pytest.mark.parametrize("whose", [own, mother, former_wife])


@WHOSE
def test_nothing_can_be_done_with_a_near_application(whose) -> None:
    officer = tied()
    application = make_application(person=whose(officer))
    number = application.registration_number
    attachment = application.attachments.get().pk

    for act in (
        lambda: review.consult_application(number=number, officer=officer, at=MONDAY),
        lambda: review.consult_attachment(number=number, attachment_id=attachment, officer=officer, at=MONDAY),
        lambda: review.consult_safe_copy(number=number, attachment_id=attachment, officer=officer, at=MONDAY),
        lambda: review.take(number=number, officer=officer, at=MONDAY),
        lambda: review.release(number=number, officer=officer, at=MONDAY),
        lambda: review.complete(number=number, service=SERVICE, finding=APPROVED, officer=officer, at=MONDAY),
        lambda: reassign(number=number, to=make_officer(), note="", officer=officer, at=MONDAY),
        lambda: say_i_know(number=number, officer=officer, at=MONDAY),
    ):
        with pytest.raises(OwnMatter):
            act()
    assert Application.objects.get().reviewer is None
    assert not JournalEntry.objects.filter(actor=str(officer.pk)).exists()


@WHOSE
def test_a_near_application_is_not_on_the_worklist_and_a_strangers_is(whose) -> None:
    officer = tied()
    make_application(person=whose(officer))
    strangers = make_application()

    page = review.consult_worklist(question=WorklistQuestion(on=MONDAY.date()), officer=officer, at=MONDAY)

    assert (page.applications, page.open, page.total) == ([strangers], 1, 1)
    assert consult_letters(page=1, officer=officer, at=MONDAY).total == 0


@WHOSE
def test_a_near_person_is_not_found_not_read_and_not_served_at_the_counter(whose) -> None:
    officer = tied()
    near = whose(officer)
    document = IdentityDocument.objects.create(
        person=near, kind="identity_card", series="AA", number="1234567", issued_on=date(2015, 1, 1), authority="ASAN"
    )
    number = normalised_document_number("AA1234567")

    with pytest.raises(TooNear):
        consult_person(person_id=near.pk, officer=officer, at=MONDAY)
    with pytest.raises(TooNear):
        identify_at_counter(document=number, fin=near.fin, officer=officer, at=MONDAY)
    with pytest.raises(TooNear):
        consult_at_counter(document=document.pk, officer=officer, at=MONDAY)
    with pytest.raises(TooNear):
        merge(kept=make_person().pk, absorbed=near.pk, why="eyni şəxs", officer=officer, at=MONDAY)
    found = consult_people(question=PeopleQuestion(typed=near.fin), page=1, officer=officer, at=MONDAY)
    assert (found.people, found.total) == ((), 0)
    assert not JournalEntry.objects.filter(persons__contains=[near.pk]).exclude(actor_kind="citizen").exists()
    assert identify_at_counter(document=number, fin=near.fin, officer=make_officer(), at=MONDAY).person == near


def test_a_matter_sent_for_a_stranger_by_the_officers_family_is_near() -> None:
    officer = tied()
    application = make_application()
    Application.objects.update(representative=mother(officer))

    with pytest.raises(OwnMatter):
        review.take(number=application.registration_number, officer=officer, at=MONDAY)


def test_an_officer_of_whom_nothing_is_known_is_near_to_nobody() -> None:
    assert near_to(make_officer()) == frozenset()


def test_with_the_tie_what_was_taken_of_the_family_goes_back_to_the_worklist() -> None:
    chief, officer, person = make_officer(roles=EVERYTHING), make_officer(), make_person()
    theirs, free = make_application(person=person), make_application()
    for one in (theirs, free):
        review.take(number=one.registration_number, officer=officer, at=MONDAY)

    assert tie_to_person(key=officer.pk, fin=person.fin, manager=chief, at=MONDAY) == 1

    assert Application.objects.get(pk=theirs.pk).reviewer is None
    assert Application.objects.get(pk=free.pk).reviewer == officer
    entry = JournalEntry.objects.get(verb="tied_to_person")
    assert (entry.actor, entry.subject, entry.persons) == (str(chief.pk), str(officer.pk), [person.pk])
    assert JournalEntry.objects.filter(verb="consulted", actor=str(chief.pk), persons=[person.pk]).count() == 1


def test_a_tie_is_refused_to_nobody_to_a_dead_person_to_one_tied_and_to_the_managers_family() -> None:
    chief, officer = tied(), make_officer()
    dead = make_person(died_on=date(2020, 1, 1))
    taken = tied().person

    for fin, refused in (("7ZZZZZZ", NobodyOfThisFin), (dead.fin, NobodyOfThisFin), (taken.fin, TiedToAnother)):
        with pytest.raises(refused):
            tie_to_person(key=officer.pk, fin=fin, manager=chief, at=MONDAY)
    with pytest.raises(TooNear):
        tie_to_person(key=officer.pk, fin=mother(chief).fin, manager=chief, at=MONDAY)
    assert Officer.objects.get(pk=officer.pk).person is None


def test_nobody_ties_or_unties_themself_and_only_a_manager_does() -> None:
    chief, officer, person = tied(), make_officer(), make_person()

    with pytest.raises(NotYourself):
        tie_to_person(key=chief.pk, fin=person.fin, manager=chief, at=MONDAY)
    with pytest.raises(NotYourself):
        untie_from_person(key=chief.pk, manager=chief, at=MONDAY)
    with pytest.raises(OfficerUnknown):
        consult_person_for_officer(key=officer.pk, fin=person.fin, manager=make_officer(roles=(Role.SUPERVISOR,)), at=MONDAY)
    with pytest.raises(OfficerUnknown):
        untie_from_person(key=uuid.uuid4(), manager=chief, at=MONDAY)


def test_a_wrong_tie_is_taken_away_and_both_acts_stay_in_the_journal() -> None:
    chief, officer, person = make_officer(roles=EVERYTHING), make_officer(), make_person()
    tie_to_person(key=officer.pk, fin=person.fin, manager=chief, at=MONDAY)

    assert untie_from_person(key=officer.pk, manager=chief, at=MONDAY).person is None
    untie_from_person(key=officer.pk, manager=chief, at=MONDAY)

    verbs = JournalEntry.objects.filter(subject=str(officer.pk), persons=[person.pk]).values_list("verb", flat=True)
    assert sorted(verbs) == ["tied_to_person", "untied_from_person"]
