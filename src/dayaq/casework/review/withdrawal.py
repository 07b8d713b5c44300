"""Closing without a decision: the person withdraws (müraciətin geri götürülməsi), or has died."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.channel import Channel
from dayaq.casework.journal.operations import Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.answering import MatterClosed, MatterNotShown, journal_of_citizen
from dayaq.casework.review.asking import end_question
from dayaq.casework.review.corrections import ReasonMissing
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import NotTaken, TakenByAnother, actor_of, open_application
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use


class NotYoursToWithdraw(Refusal):
    """A correction was begun by an officer, and only an officer ends it."""

    texts = {
        "az": "Qərara düzəlişi əməkdaş başlayıb, onu geri götürmək olmur. Fikrinizi yaza bilərsiniz.",
        "en": "An officer began this correction, so it cannot be withdrawn. You can write your view.",
        "ru": "Это исправление начал сотрудник, отозвать его нельзя. Вы можете написать своё мнение.",
    }


class ApplicantLives(Refusal):
    """Nothing on file says that the applicant has died."""

    texts = {
        "az": "Ərizəçinin vəfatı barədə məlumat yoxdur.",
        "en": "Nothing on file says that the applicant has died.",
        "ru": "Сведений о смерти заявителя нет.",
    }


NOT_THEIRS = (Purpose.CORRECTION, Purpose.CHANGED)
"""What the office itself took up, about a decision or a payment of the person's: it cannot be withdrawn."""


def may_withdraw(application: Application) -> bool:
    """Whether the person may withdraw the application."""
    return application.closed_at is None and application.purpose not in NOT_THEIRS


@transaction.atomic
def withdraw(*, key: UUID, service: Service, at: datetime) -> Application:
    """Close the application on its person's word, count it, and tell them; doing it again changes nothing.

    `service` is the one that the row names. Refuses a decided application, and what the office took up itself.
    """
    application = Application.objects.select_for_update(of=("self",)).select_related("person").filter(pk=key).first()
    if application is None or application.person.died_on is not None:
        raise MatterNotShown
    if application.state == Application.State.WITHDRAWN:
        return application
    if application.closed_at is not None:
        raise MatterClosed
    if application.purpose in NOT_THEIRS:
        raise NotYoursToWithdraw
    _close(application, Application.State.WITHDRAWN, "", at)
    letter, asked = Letter(path=f"/matters/{application.pk}"), as_asked(application, service)
    tell_applicant(application=application, service=asked, kind="application_withdrawn", letter=letter, at=at)
    journal_of_citizen(application, "withdrawn", at)
    count_use(service=service.code, channel=Channel.PORTAL, kind=UseKind.WITHDRAWN, day=legal_day_of(at))
    return application


@transaction.atomic
def close_for_death(*, number: str, reason: str, officer: Officer, at: datetime) -> Application:
    """Close the application of a person who has died, with the officer's reason for the file. Nobody is written to.

    A right that passes to the family is asked for anew by them. Refuses while nothing says that the person died, an application
    that is not the officer's own, and an empty reason.
    """
    application = open_application(number, officer, "review", at=at)
    if application.reviewer is None:
        raise NotTaken
    if application.reviewer_id != officer.pk:
        raise TakenByAnother(officer=application.reviewer.full_name)
    if application.person.died_on is None:
        raise ApplicantLives
    if not reason.strip():
        raise ReasonMissing
    _close(application, Application.State.DISCONTINUED, reason.strip(), at)
    subject = Subject("application", str(application.pk))
    record(actor=actor_of(officer), verb="closed_for_death", subject=subject, persons=[application.person_id], at=at)
    return application


def _close(application: Application, state: Application.State, reason: str, at: datetime) -> None:
    """Close a locked application, ending what was asked."""
    question = application.questions.filter(ended_at__isnull=True).first()
    if question is not None:
        end_question(application, question, Question.Ended.CLOSED, at=at)
    application.state, application.closed_at, application.closed_because = state, at, reason
    application.save(update_fields=["state", "closed_at", "closed_because"])
