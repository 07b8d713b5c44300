"""Applications pass from hand to hand without getting lost, and nobody decides what is not theirs to decide."""

from datetime import date

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.review import operations as review
from dayaq.casework.review.conflicts import ConflictOfInterest, ConflictOfOfficer, conflicts, declare_acquaintance
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import ApplicationUnknown, NoLongerYours
from dayaq.casework.review.passing import CannotReview, NothingToPass, OfficerAway, ReasonMissing, each, reassign, say_i_know
from dayaq.casework.review.staffing import NotYourself, OfficerUnknown, UnitUnknown, let_go, move, note_away
from dayaq.casework.staff.absence import AbsenceWrong
from dayaq.casework.staff.models import Officer, Role
from tests.making import MONDAY, SERVICE, make_application, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
APPROVED = Finding(approved=True, explanation="Təyin olunur.")
MANAGING = (Role.SUPERVISOR, Role.CENTRE_MANAGER)


def pass_on(number: str, to: object, by: Officer, note: str = "") -> Application:
    return reassign(number=number, to=to, note=note, officer=by, at=MONDAY)


def taken_by(officer: Officer) -> str:
    number = make_application().registration_number
    review.take(number=number, officer=officer, at=MONDAY)
    return number


def complete(number: str, officer: Officer):
    return review.complete(number=number, service=SERVICE, finding=APPROVED, officer=officer, at=MONDAY)


def test_a_supervisor_gives_an_application_from_one_officer_to_another():
    first, second, chief = make_officer(), make_officer(), make_officer(roles=MANAGING)
    number = taken_by(first)

    passed = pass_on(number, second, chief)

    assert (passed.reviewer, passed.state) == (second, "in_review")
    row = Handover.objects.get()
    assert (row.from_officer, row.to_officer, row.by, row.reason) == (first, second, chief, "reassigned")
    assert JournalEntry.objects.filter(verb="reassigned", actor=str(chief.pk), persons=[passed.person_id]).exists()
    with pytest.raises(review.TakenByAnother):
        complete(number, first)
    with pytest.raises(NothingToPass):
        pass_on(number, second, chief)


def test_another_unit_gets_an_application_only_with_a_reason():
    number, chief, other = taken_by(make_officer()), make_officer(roles=MANAGING), make_unit("elsewhere")

    with pytest.raises(ReasonMissing):
        pass_on(number, other, chief, " ")
    passed = pass_on(number, other, chief, "Ünvan səhv seçilib")

    assert (passed.unit, passed.reviewer, passed.state) == (other, None, "received")
    with pytest.raises(ApplicationUnknown):
        review.consult_application(number=number, officer=chief, at=MONDAY)


def test_only_somebody_able_and_present_is_given_an_application():
    chief, away = make_officer(roles=MANAGING), make_officer()
    near = make_officer(person=make_person())
    number = make_application(person=near.person).registration_number
    note_away(key=away.pk, starts_on=date(2020, 3, 16), ends_on=date(2020, 3, 20), manager=chief, at=MONDAY)

    for officer, refused in (
        (away, OfficerAway),
        (near, ConflictOfOfficer),
        (chief, CannotReview),
        (make_officer(is_active=False), CannotReview),
        (make_officer(unit=make_unit("elsewhere")), CannotReview),
    ):
        with pytest.raises(refused):
            pass_on(number, officer, chief)
    with pytest.raises(ApplicationUnknown):
        pass_on(number, make_officer(), make_officer())


def test_an_absence_begins_before_it_ends_and_overlaps_no_other():
    chief, officer = make_officer(roles=MANAGING), make_officer()
    note_away(key=officer.pk, starts_on=date(2020, 3, 16), ends_on=date(2020, 3, 20), manager=chief, at=MONDAY)

    for first, end in ((20, 20), (21, 20), (19, 25)):
        with pytest.raises(AbsenceWrong):
            note_away(key=officer.pk, starts_on=date(2020, 3, first), ends_on=date(2020, 3, end), manager=chief, at=MONDAY)
    note_away(key=officer.pk, starts_on=date(2020, 3, 20), ends_on=date(2020, 3, 25), manager=chief, at=MONDAY)


def test_nobody_reviews_their_own_matter_nor_that_of_somebody_they_know():
    person, friend = make_person(), make_person()
    officer = make_officer(person=person)
    own = make_application(person=person).registration_number
    theirs = make_application(person=friend).registration_number
    review.take(number=theirs, officer=officer, at=MONDAY)
    say_i_know(number=theirs, officer=officer, at=MONDAY)

    for number in (own, theirs):
        with pytest.raises(ConflictOfInterest):
            review.take(number=number, officer=officer, at=MONDAY)
    assert Application.objects.get(registration_number=theirs).reviewer is None
    assert Handover.objects.get().reason == "conflict"


def test_nobody_reviews_the_matter_of_their_family():
    officer = make_officer(person=make_person())
    mother, brother, child, wife, stranger = (make_person() for _ in range(5))
    for parent, one in ((mother, officer.person), (mother, brother), (officer.person, child), (wife, child), (stranger, wife)):
        Kinship.objects.create(parent=parent, child=one, kind="mother", starts_on=date(1990, 1, 1))

    for near in (mother, brother, child, wife):
        with pytest.raises(ConflictOfInterest):
            review.take(number=make_application(person=near).registration_number, officer=officer, at=MONDAY)
    assert review.take(number=make_application(person=stranger).registration_number, officer=officer, at=MONDAY)


def test_who_learns_of_an_acquaintance_after_taking_does_not_decide():
    officer = make_officer()
    number = taken_by(officer)
    declare_acquaintance(officer=officer, person=Application.objects.get().person, at=MONDAY)

    with pytest.raises(ConflictOfInterest):
        complete(number, officer)


def test_a_conflict_is_the_same_person_the_family_or_an_acquaintance():
    one, two, three = (make_person().pk for _ in range(3))

    assert conflicts(one, own=one, family=(), known=())
    assert conflicts(one, own=two, family=(three, one), known=())
    assert conflicts(one, own=None, family=(), known=(one,))
    assert not conflicts(one, own=two, family=(three,), known=())


def test_an_officer_moved_in_the_middle_of_a_review_is_told_and_decides_no_more():
    chief, officer, colleague = make_officer(roles=MANAGING), make_officer(), make_officer()
    below = make_unit("below", parent=chief.unit)
    number = taken_by(officer)

    assert move(key=officer.pk, unit_code="below", manager=chief, at=MONDAY) == 1

    moved = Officer.objects.get(pk=officer.pk)
    assert moved.unit == below
    for ask in (lambda: complete(number, moved), lambda: review.consult_application(number=number, officer=moved, at=MONDAY)):
        with pytest.raises(NoLongerYours):
            ask()
    assert review.take(number=number, officer=colleague, at=MONDAY).reviewer == colleague
    assert complete(number, colleague).officer == colleague


def test_an_officer_who_leaves_gives_everything_back_and_has_no_right():
    chief, officer = make_officer(roles=MANAGING), make_officer()
    numbers = [taken_by(officer), taken_by(officer)]

    assert let_go(key=officer.pk, manager=chief, at=MONDAY) == 2

    left = Officer.objects.get(pk=officer.pk)
    assert not left.is_active
    assert not left.grants.filter(ends_on__isnull=True).exists()
    assert set(Application.objects.values_list("reviewer", "state")) == {(None, "received")}
    with pytest.raises(NoLongerYours):
        complete(numbers[0], left)


def test_a_manager_has_power_over_the_own_units_only_and_not_over_oneself():
    chief, stranger = make_officer(roles=MANAGING), make_officer(unit=make_unit("elsewhere"))

    with pytest.raises(OfficerUnknown):
        let_go(key=stranger.pk, manager=chief, at=MONDAY)
    with pytest.raises(OfficerUnknown):
        note_away(key=stranger.pk, starts_on=date(2020, 3, 16), ends_on=date(2020, 3, 20), manager=chief, at=MONDAY)
    with pytest.raises(UnitUnknown):
        move(key=make_officer().pk, unit_code="elsewhere", manager=chief, at=MONDAY)
    with pytest.raises(NotYourself):
        let_go(key=chief.pk, manager=chief, at=MONDAY)
    with pytest.raises(OfficerUnknown):
        let_go(key=stranger.pk, manager=make_officer(), at=MONDAY)


def test_of_a_heap_one_bad_never_stops_the_rest_and_the_preview_does_nothing():
    officer = make_officer()
    free, own = make_application().registration_number, make_application().registration_number
    others = taken_by(make_officer())
    decided = taken_by(officer)
    complete(decided, officer)
    numbers = [free, others, "2020-0000009-9", decided, own, free]

    def take(number: str) -> object:
        return review.take(number=number, officer=officer, at=MONDAY)

    before = JournalEntry.objects.count()
    looked = each(numbers, take, only_look=True)
    assert JournalEntry.objects.count() == before
    assert not Application.objects.filter(reviewer=officer, closed_at__isnull=True).exists()
    done = each(numbers, take, only_look=False)

    refused = [None, review.TakenByAnother, ApplicationUnknown, review.AlreadyDecided, None]
    for outcomes in (looked, done):
        assert [type(one.refusal) if one.refusal else None for one in outcomes] == refused
    mine = Application.objects.filter(reviewer=officer, closed_at__isnull=True).values_list("registration_number", flat=True)
    assert set(mine) == {free, own}
