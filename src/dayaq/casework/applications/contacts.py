"""The contact typed in an application: once verified by a code, it opens that application and nothing else."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from dayaq.casework.applications.models import Application, Attachment, VerifiedContact
from dayaq.casework.identification.codes import Asking, Purpose, ask_code, prove_code
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.notices.models import Notice
from dayaq.casework.refusal import Refusal


class ApplicationClosedToYou(Refusal):
    """No application, or no document of it, of that key."""

    texts = {
        "az": "Bu müraciət tapılmadı.",
        "en": "This application was not found.",
        "ru": "Это заявление не найдено.",
    }


def ask_code_for_application(*, key: UUID, medium: str, client: str, at: datetime) -> UUID:
    """Send a code to the contact of this medium that the application names; the id of the asking.

    An application that names no such contact answers alike and sends nothing. Refuses a full window (`TooManyCodes`).
    """
    application = Application.objects.filter(pk=key).first()
    if application is None:
        raise ApplicationClosedToYou
    asking = Asking(
        purpose=Purpose.APPLICATION,
        about=application.pk,
        person=application.person_id,
        medium=medium,
        address=application.email if medium == Notice.Medium.EMAIL else application.phone,
        language=application.language,
    )
    return ask_code(asking=asking, client=client, at=at)


def verify_contact(*, asked: UUID, typed: str, at: datetime) -> UUID:
    """The application that the code opens, with its contact now on record as verified. Refuses as `prove_code` does.

    May not be called inside a transaction: a failed try must outlive its refusal.
    """
    proved = prove_code(asked=asked, purpose=Purpose.APPLICATION, typed=typed, at=at)
    VerifiedContact.objects.get_or_create(
        application_id=proved.about, medium=proved.medium, address=proved.address, defaults={"verified_at": at}
    )
    return proved.about


@transaction.atomic
def read_application(*, key: UUID, at: datetime) -> Application:
    """The whole application with its documents and its decision, for whoever holds its contact; journalled as read."""
    documents = Prefetch("attachments", Attachment.objects.select_related("file").defer("file__content"))
    found = Application.objects.select_related("person", "decision").prefetch_related(documents).filter(pk=key).first()
    if found is None:
        raise ApplicationClosedToYou
    _journal(Subject("application", str(found.pk)), found, at)
    return found


@transaction.atomic
def read_own_document(*, key: UUID, attachment: UUID, at: datetime) -> Attachment:
    """One document of the application with its bytes, for whoever sent it; journalled as read."""
    found = Attachment.objects.select_related("file", "application").filter(pk=attachment, application=key).first()
    if found is None or found.application is None:
        raise ApplicationClosedToYou
    _journal(Subject("attachment", str(found.pk)), found.application, at)
    return found


def _journal(subject: Subject, application: Application, at: datetime) -> None:
    """The applicant's own reading."""
    actor = Actor(ActorKind.CITIZEN, str(application.person_id))
    record(actor=actor, verb=CONSULTED, subject=subject, persons=[application.person_id], at=at)
