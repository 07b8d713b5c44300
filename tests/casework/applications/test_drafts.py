"""One open draft per person and service, shown only where it was begun."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction

from dayaq.casework.applications import documents, drafts, operations
from dayaq.casework.applications.drafts import DraftClosed, DraftElsewhere, DraftUnknown, TooManyDocuments, WrittenAnswers
from dayaq.casework.applications.models import Attachment, Draft, StoredFile
from dayaq.casework.channel import Channel
from dayaq.casework.people.models import Person
from tests.making import ENQUIRY, MONDAY, PDF, SERVICE, make_draft, make_person

pytestmark = pytest.mark.django_db


def open_draft(person: Person, browser: str = "browser") -> Draft:
    return drafts.open_draft(person=person, service=SERVICE, browser=browser, language="az", at=MONDAY)


def test_opening_twice_answers_the_same_draft() -> None:
    person = make_person()

    assert open_draft(person) == open_draft(person)


def test_each_service_has_a_draft_of_its_own() -> None:
    person = make_person()

    other = drafts.open_draft(person=person, service=ENQUIRY, browser="browser", language="az", at=MONDAY)

    assert other != open_draft(person)


def test_draft_begun_in_another_browser_is_not_shown() -> None:
    person = make_person()
    open_draft(person, browser="at home")

    with pytest.raises(DraftElsewhere):
        open_draft(person, browser="in the library")


def test_beginning_anew_closes_the_draft_elsewhere() -> None:
    person = make_person()
    at_home = open_draft(person, browser="at home")

    here = drafts.begin_anew(person=person, service=SERVICE, browser="here", language="az", at=MONDAY)

    assert here.email == ""
    with pytest.raises(DraftClosed):
        drafts.lock_open(at_home)


def test_draft_is_found_only_by_its_browser() -> None:
    draft = open_draft(make_person())

    assert drafts.draft_of_browser(key=draft.key, browser="browser") == draft
    with pytest.raises(DraftUnknown):
        drafts.draft_of_browser(key=draft.key, browser="another")
    with pytest.raises(DraftUnknown):
        drafts.draft_of_browser(key=uuid.uuid4(), browser="browser")


def test_same_bytes_are_attached_once_and_stored_once() -> None:
    first, second = make_draft(), make_draft()
    drafts.attach(draft=first, document=documents.check("again.pdf", PDF), at=MONDAY)

    assert [attachment.name for attachment in first.attachments.all()] == ["arayış.pdf"]
    assert second.attachments.count() == 1
    assert StoredFile.objects.count() == 1


def test_eleventh_document_is_refused_and_changes_nothing() -> None:
    draft = make_draft()
    for number in range(9):
        drafts.attach(draft=draft, document=documents.check("a.pdf", PDF + bytes([number])), at=MONDAY)

    with pytest.raises(TooManyDocuments):
        drafts.attach(draft=draft, document=documents.check("a.pdf", PDF + b"eleventh"), at=MONDAY)

    assert draft.attachments.count() == 10


def test_detaching_removes_one_document_and_may_be_repeated() -> None:
    draft = make_draft()
    attachment = draft.attachments.get()

    drafts.detach(draft=draft, attachment_id=attachment.pk)
    drafts.detach(draft=draft, attachment_id=attachment.pk)

    assert not draft.attachments.exists()


def test_document_of_another_draft_is_not_detached() -> None:
    foreign = make_draft().attachments.get()

    drafts.detach(draft=make_draft(), attachment_id=foreign.pk)

    assert Attachment.objects.filter(pk=foreign.pk).exists()


def test_sent_draft_takes_nothing_more() -> None:
    draft = make_draft()
    operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)

    with pytest.raises(DraftClosed):
        drafts.attach(draft=draft, document=documents.check("late.pdf", PDF + b"late"), at=MONDAY + timedelta(minutes=1))
    with pytest.raises(DraftClosed):
        drafts.write_answers(
            draft=draft, answers=WrittenAnswers(text="", address="", email="", phone="", language="az"), at=MONDAY
        )


@pytest.mark.django_db(transaction=True)
def test_two_tabs_opening_at_once_get_one_draft() -> None:
    person = make_person()

    def in_a_tab(_: int) -> uuid.UUID:
        try:
            return open_draft(person).key
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as tabs:
        keys = set(tabs.map(in_a_tab, range(8)))

    assert len(keys) == 1


@pytest.mark.django_db(transaction=True)
def test_form_begun_elsewhere_at_that_very_moment_does_not_stop_beginning_anew() -> None:
    person = make_person()

    def here() -> Draft:
        try:
            return drafts.begin_anew(person=person, service=SERVICE, browser="here", language="az", at=MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other_tab, transaction.atomic():
        at_home = open_draft(person, browser="at home")
        begun = other_tab.submit(here)
        wait_until_somebody_waits_for_a_lock()

    assert drafts.draft_of_browser(key=begun.result().key, browser="here").closed_at is None
    with transaction.atomic(), pytest.raises(DraftClosed):
        drafts.lock_open(at_home)


def wait_until_somebody_waits_for_a_lock() -> None:
    with connection.cursor() as cursor:
        while True:
            # Within one transaction the view goes on showing what it showed at first, unless it is told to look again.
            cursor.execute("SELECT pg_stat_clear_snapshot()")
            cursor.execute("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
            if cursor.fetchone():
                return
            time.sleep(0.01)
