from datetime import timedelta

import pytest
from django.db import connection, transaction

from dayaq.casework.applications import documents, drafts, operations
from dayaq.casework.applications.forgetting import forget_old_drafts, forget_unused_files
from dayaq.casework.applications.models import Application, Attachment, Draft, StoredFile
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import JournalEntry
from tests.making import MONDAY, PDF, SERVICE, make_draft

pytestmark = pytest.mark.django_db

A_MONTH_LATER = MONDAY + timedelta(days=30, seconds=1)


def test_a_draft_nobody_touched_for_thirty_days_goes_with_its_documents() -> None:
    draft = make_draft()

    assert forget_old_drafts(at=MONDAY + timedelta(days=30)) == 0
    assert forget_old_drafts(at=A_MONTH_LATER) == 1
    assert forget_unused_files() == 1
    assert (Draft.objects.count(), Attachment.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    entry = JournalEntry.objects.get(verb="drafts_forgotten")
    assert (entry.persons, entry.detail) == ([draft.person_id], {"drafts": 1})


def test_a_document_attached_since_keeps_the_draft() -> None:
    draft = make_draft()
    drafts.attach(draft=draft, document=documents.check("şəkil.pdf", PDF + b"2"), at=MONDAY + timedelta(days=20))

    assert forget_old_drafts(at=A_MONTH_LATER) == 0


def test_an_application_and_its_documents_outlive_the_draft_it_came_from() -> None:
    draft = make_draft()
    application = operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)

    assert (forget_old_drafts(at=A_MONTH_LATER), forget_unused_files()) == (1, 0)
    assert bytes(Application.objects.get(pk=application.pk).attachments.get().file.content) == PDF


def test_bytes_that_another_draft_refers_to_are_kept() -> None:
    first, second = make_draft(), make_draft()
    drafts.detach(draft=first, attachment_id=first.attachments.get().pk)

    assert forget_unused_files() == 0
    drafts.detach(draft=second, attachment_id=second.attachments.get().pk)
    assert forget_unused_files() == 1


@pytest.mark.django_db(transaction=True)
def test_a_draft_somebody_works_on_at_the_moment_is_passed_over() -> None:
    draft = make_draft()
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT 1 FROM draft WHERE key = %s FOR UPDATE", [draft.pk])

    forgotten = forget_old_drafts(at=A_MONTH_LATER)

    other.rollback()
    other.close()
    assert (forgotten, Draft.objects.count()) == (0, 1)


@pytest.mark.django_db(transaction=True)
def test_bytes_attached_again_at_the_moment_are_not_forgotten() -> None:
    draft = make_draft()
    drafts.detach(draft=draft, attachment_id=draft.attachments.get().pk)
    other = connection.copy()

    with transaction.atomic():
        drafts.attach(draft=draft, document=documents.check("arayış.pdf", PDF), at=MONDAY)
        with other.cursor() as cursor:
            cursor.execute("SELECT sha256 FROM stored_file FOR UPDATE SKIP LOCKED")
            free = cursor.fetchall()

    other.close()
    assert free == []
    assert (forget_unused_files(), draft.attachments.count()) == (0, 1)
