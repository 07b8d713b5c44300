"""What lies outside an officer's units does not exist for them: every answer is the one for an unknown number."""

from datetime import date

import pytest

from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import NoticeNotDead
from dayaq.casework.review import operations as review
from dayaq.casework.review.dead_letters import consult_dead_letters, dead_letter_count, send_dead_letter_again
from dayaq.casework.review.operations import ApplicationUnknown
from dayaq.casework.review.queries import WorklistQuestion
from dayaq.casework.staff.models import Role
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_application, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 16)
APPROVED = Finding(approved=True, explanation="Təyin olunur.")


@pytest.fixture
def stranger():
    """A reviewer of another unit."""
    return make_officer(unit=make_unit("elsewhere"))


def test_nothing_can_be_done_with_an_application_of_another_unit(stranger):
    application = make_application()
    number, attachment = application.registration_number, application.attachments.get().pk
    review.take(number=number, officer=make_officer(), at=MONDAY)
    given = {"number": number, "officer": stranger, "at": MONDAY}

    for ask in (
        lambda: review.consult_application(**given),
        lambda: review.consult_attachment(attachment_id=attachment, **given),
        lambda: review.application_asked(**given),
        lambda: review.take(**given),
        lambda: review.release(**given),
        lambda: review.complete(service=SERVICE, finding=APPROVED, **given),
    ):
        with pytest.raises(ApplicationUnknown):
            ask()
    assert not JournalEntry.objects.filter(actor=str(stranger.pk)).exists()


def test_a_worklist_shows_and_counts_only_the_officers_units(stranger):
    mine = make_application()
    unit = make_unit("theirs", districts=["khazar"])
    theirs = make_application(district="khazar")
    words = {"words": mine.registration_number, "show": "all"}

    def seen(officer, **question):
        found = review.consult_worklist(question=WorklistQuestion(on=TODAY, **question), officer=officer, at=MONDAY)
        return [one.registration_number for one in found.applications], found.total, found.open

    assert (mine.unit.code, theirs.unit) == ("central", unit)
    assert seen(make_officer()) == ([mine.registration_number], 1, 1)
    assert seen(make_officer(unit=unit)) == ([theirs.registration_number], 1, 1)
    assert seen(make_officer(unit=unit), **words) == ([], 0, 1)
    assert seen(stranger) == ([], 0, 0)


def test_an_officer_over_several_units_sees_them_together(db):
    root = make_unit("root")
    here, there = make_unit("here", parent=root, districts=["khazar"]), make_unit("there", parent=root, districts=["yasamal"])
    numbers = [make_application(district=district).registration_number for district in ("khazar", "yasamal")]

    found = review.consult_worklist(question=WorklistQuestion(on=TODAY), officer=make_officer(unit=root), at=MONDAY)

    assert [one.registration_number for one in found.applications] == numbers
    assert {one.unit_id for one in found.applications} == {here.pk, there.pk}


def test_reading_is_not_reviewing():
    number = make_application().registration_number
    auditor = make_officer(roles=[Role.AUDITOR])

    assert review.consult_application(number=number, officer=auditor, at=MONDAY).registration_number == number
    with pytest.raises(ApplicationUnknown):
        review.take(number=number, officer=auditor, at=MONDAY)


def test_undelivered_notices_are_shown_and_sent_again_only_in_their_unit(stranger):
    application = make_application()
    Notice.objects.update(state="dead", last_error="recipient refused")
    notice, officer = Notice.objects.get(), make_officer()

    assert (dead_letter_count(officer, on=TODAY), dead_letter_count(stranger, on=TODAY)) == (1, 0)
    assert consult_dead_letters(page=1, officer=stranger, at=MONDAY).notices == []
    with pytest.raises(NoticeNotDead):
        send_dead_letter_again(notice_id=notice.pk, officer=stranger, at=MONDAY)
    assert send_dead_letter_again(notice_id=notice.pk, officer=officer, at=MONDAY).matter == application.registration_number


def test_uses_are_counted_for_the_unit_of_the_application():
    make_unit("khazar-unit", districts=["khazar"])
    make_application(district="khazar")

    assert ServiceUse.objects.get().unit == "khazar-unit"


def test_the_district_on_file_serves_where_none_was_chosen():
    unit = make_unit("shaki-unit", districts=["shaki"])

    assert make_application(person=make_person(district="shaki")).unit == unit
    assert make_application(person=make_person(district="shaki"), district="baku").unit != unit
