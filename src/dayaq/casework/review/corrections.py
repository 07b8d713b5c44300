"""Correcting a decision (qərara düzəliş): openly, by a new decision that refers to the old one; both are kept.

A correction is an application about the one whose decision it concerns, so the person may be asked and heard, the deadline
counts, and it ends in `decide` like every other matter.
"""

import uuid
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.following import Following, open_following
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.purposes import correction_of
from dayaq.casework.channel import Channel
from dayaq.casework.decisions.models import Decision
from dayaq.casework.journal.operations import Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import ApplicationUnknown, actor_of, own_application
from dayaq.casework.review.queries import applications_within
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer


class NothingToCorrect(Refusal):
    """Only a decision in force is corrected; a decision on a complaint is left to the court."""

    texts = {
        "az": "Düzəliş yalnız qüvvədə olan qərara edilir; şikayət üzrə qərara isə məhkəmə baxır.",
        "en": "Only a decision in force is corrected; a decision on a complaint is for the court.",
        "ru": "Исправляется только действующее решение; решение по жалобе рассматривает суд.",
    }


class ReasonMissing(Refusal):
    """Whoever corrects or closes says why."""

    texts = {
        "az": "Səbəbi yazın.",
        "en": "Write the reason.",
        "ru": "Укажите причину.",
    }


@transaction.atomic
def open_correction(*, number: str, service: Service, reason: str, officer: Officer, at: datetime) -> Application:
    """Begin to correct the decision of that application, in the hands of this officer; one begun already is answered as it is.

    Refuses what was not decided or is corrected already, and an empty reason.
    """
    if not reason.strip():
        raise ReasonMissing
    about = locked_decided(number, officer, at=at)
    standing = about.matters_about.filter(purpose=Purpose.CORRECTION, closed_at__isnull=True).first()
    if standing is not None:
        return standing
    return begin_correction(about, service, reason, reviewer=officer, opened_by=officer, at=at)


def begin_correction(
    about: Application, service: Service, reason: str, *, reviewer: Officer | None, opened_by: Officer, at: datetime
) -> Application:
    """The correction of a locked, decided application, journalled under whoever opened it."""
    following = Following(
        purpose=Purpose.CORRECTION, channel=Channel.DESK, text=reason.strip(), key=uuid.uuid4(), reviewer=reviewer
    )
    correction = open_following(about, following, service=correction_of(service), at=at)
    subject = Subject("application", str(correction.pk))
    record(actor=actor_of(opened_by), verb="correction_opened", subject=subject, persons=[about.person_id], at=at)
    return correction


def correctable(application: Application) -> bool:
    """Whether the application has a decision in force that an officer may correct."""
    in_force = Decision.objects.filter(application=application, corrected_by__isnull=True).exists()
    return in_force and application.purpose != Purpose.COMPLAINT


def locked_decided(number: str, officer: Officer, *, at: datetime) -> Application:
    """The application of the officer's units, locked, whose decision is in force and may be corrected."""
    about = (
        applications_within(officer, "review", on=legal_day_of(at))
        .select_for_update(of=("self",))
        .select_related("person", "unit")
        .filter(registration_number=number)
        .first()
    )
    if about is None:
        raise ApplicationUnknown
    if not correctable(about):
        raise NothingToCorrect
    return about


@transaction.atomic
def drop_correction(*, number: str, service: Service, reason: str, officer: Officer, at: datetime) -> Application:
    """End a correction because the decision is right as it stands; whoever was heard is told. Refuses an empty reason."""
    if not reason.strip():
        raise ReasonMissing
    correction = own_application(number, officer, at=at)
    if correction.purpose != Purpose.CORRECTION:
        raise NothingToCorrect
    correction.state, correction.closed_at = Application.State.WITHDRAWN, at
    correction.closed_because = reason.strip()
    correction.save(update_fields=["state", "closed_at", "closed_because"])
    if correction.questions.exists():
        letter = Letter(path=f"/matters/{correction.pk}", details=f"{correction.closed_because}\n")
        tell_applicant(application=correction, service=correction_of(service), kind="correction_dropped", letter=letter, at=at)
    subject = Subject("application", str(correction.pk))
    record(actor=actor_of(officer), verb="correction_dropped", subject=subject, persons=[correction.person_id], at=at)
    return correction
