"""Sending a draft stores one application with everything that belongs to it, or nothing."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.applications import drafts, operations, queries
from dayaq.casework.applications.drafts import DraftClosed
from dayaq.casework.applications.models import Application, Attachment, Draft
from dayaq.casework.applications.operations import ContactMissing
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.usage.models import ServiceUse
from tests.making import MONDAY, SERVICE, make_draft, make_person

pytestmark = pytest.mark.django_db


def submit(draft: Draft) -> Application:
    return operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)


def test_application_holds_what_the_draft_held() -> None:
    draft = make_draft(text="Pensiyamı təyin edin", phone="+994501234567")

    application = submit(draft)

    assert (application.text, application.email, application.phone) == (
        "Pensiyamı təyin edin",
        "a@citizen.example",
        "+994501234567",
    )
    assert application.received_on == date(2020, 3, 16)
    assert [attachment.name for attachment in application.attachments.all()] == ["arayış.pdf"]


def test_deadline_counts_working_days_over_novruz_and_the_working_sunday() -> None:
    # 17-19 March (3), Novruz 20-28 March off, Sunday 29 March works (1), 30 March - 3 April (5), 6-10 April (5), 13 April (1).
    assert submit(make_draft()).due_on == date(2020, 4, 13)


def test_journal_count_and_notices_stand_beside_the_application() -> None:
    application = submit(make_draft(phone="+994501234567"))

    entry = JournalEntry.objects.get(verb="applied")
    assert (entry.subject, entry.persons) == (str(application.pk), [application.person_id])
    use = ServiceUse.objects.get()
    assert (use.service, use.channel, use.kind, use.day) == (SERVICE.code, "portal", "applied", date(2020, 3, 16))
    notices = Notice.objects.filter(matter=application.registration_number)
    assert sorted(notice.medium for notice in notices) == ["email", "sms"]
    jobs = ProcrastinateJob.objects.filter(task_name="deliver_notice")
    assert {job.args["notice_id"] for job in jobs} == {str(notice.pk) for notice in notices}


def test_letters_tell_number_and_sentence_and_name_nobody() -> None:
    application = submit(make_draft(phone="+994501234567"))

    sentence = queries.sentence_of(application, SERVICE, "az", on=date(2020, 3, 16))
    for notice in Notice.objects.all():
        assert application.registration_number in notice.body
        assert sentence in notice.body
        assert application.person.surname not in notice.body + notice.subject


def test_sending_again_answers_the_same_application() -> None:
    draft = make_draft()

    assert submit(draft) == submit(draft)
    assert Application.objects.count() == 1
    assert Notice.objects.count() == 1


def test_sent_draft_forgets_what_was_typed() -> None:
    draft = make_draft()
    submit(draft)

    draft.refresh_from_db()
    assert (draft.text, draft.address, draft.email, draft.phone) == ("", "", "", "")


def test_draft_without_contact_is_refused_and_stays_open() -> None:
    draft = make_draft(email="")

    with pytest.raises(ContactMissing):
        submit(draft)

    drafts.lock_open(draft)
    assert not Application.objects.exists()
    assert not JournalEntry.objects.filter(verb="applied").exists()


def test_replaced_draft_is_refused() -> None:
    draft = make_draft(person := make_person())
    drafts.begin_anew(person=person, service=SERVICE, browser="another", language="az", at=MONDAY)

    with pytest.raises(DraftClosed):
        submit(draft)
    assert Attachment.objects.filter(draft=draft).exists()


@pytest.mark.django_db(transaction=True)
def test_sending_at_the_same_instant_stores_one_application() -> None:
    draft = make_draft()

    def press(_: int) -> uuid.UUID:
        try:
            return submit(draft).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as fingers:
        answered = set(fingers.map(press, range(8)))

    assert len(answered) == 1
    assert Application.objects.count() == 1
    assert Notice.objects.count() == 1
