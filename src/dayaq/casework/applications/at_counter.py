"""Receiving an application at a counter: the officer writes down what the person asks for, and it is sent at once."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.applications.documents import CheckedDocument
from dayaq.casework.applications.drafts import WrittenAnswers, attach, browser_digest, write_answers
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.applications.operations import submit
from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer


@transaction.atomic
def receive_at_counter(
    *,
    form: UUID,
    person: Person,
    service: Service,
    written: tuple[WrittenAnswers, Sequence[CheckedDocument]],
    officer: Officer,
    at: datetime,
) -> Application:
    """The application of the person who stands before the officer, under its registration number.

    `written` is what the person says, and the documents they hand over. Sent twice under the same `form` it is one application.
    A form of the same service that was begun elsewhere gives way. Refuses as `submit` does.
    """
    answers, documents = written
    draft = _draft(form, person, service, answers.language, at)
    if draft.closed_at is None:
        write_answers(draft=draft, answers=answers, at=at)
        for document in documents:
            attach(draft=draft, document=document, at=at)
    application = submit(draft=draft, service=service, channel=Channel.COUNTER, at=at)
    if draft.closed_at is None:
        _journal("received_at_counter", application, officer, at)
    return application


@transaction.atomic
def consult_receipt(*, number: str, person: UUID, officer: Officer, at: datetime) -> Application | None:
    """The application of the person at the counter under that number, journalled as read; None where it is not theirs."""
    found = Application.objects.select_related("person").filter(registration_number=number, person=person).first()
    if found is not None:
        _journal(CONSULTED, found, officer, at)
    return found


def _draft(form: UUID, person: Person, service: Service, language: str, at: datetime) -> Draft:
    """The draft of this form: begun now, or as it was left by the same form sent before."""
    open_ones = Draft.objects.filter(person=person, service_code=service.code, representative=None, closed_at__isnull=True)
    open_ones.exclude(pk=form).update(closed_at=at)
    draft, _ = Draft.objects.get_or_create(
        pk=form,
        person=person,
        defaults={
            "service_code": service.code,
            "browser": browser_digest(secrets.token_urlsafe(32)),
            "language": language,
            "begun_at": at,
            "changed_at": at,
        },
    )
    return draft


def _journal(verb: str, application: Application, officer: Officer, at: datetime) -> None:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=verb,
        subject=Subject("application", str(application.pk)),
        persons=[application.person_id],
        at=at,
    )
