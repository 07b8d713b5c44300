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
def read_application(*, key: UUID, reader: UUID | None = None, at: datetime) -> Application:
    """The application with its documents and its decision, journalled as read by `reader`, else by whoever holds its contact."""
    documents = Prefetch("attachments", Attachment.objects.select_related("file").defer("file__content"))
    found = (
        Application.objects.select_related("person", "representative", "decision")
        .prefetch_related(documents)
        .filter(pk=key)
        .first()
    )
    if found is None:
        raise ApplicationClosedToYou
    _journal(Subject("application", str(found.pk)), found, reader, at)
    return found


@transaction.atomic
def read_own_document(*, key: UUID, attachment: UUID, reader: UUID | None = None, at: datetime) -> Attachment:
    """One document of the application with its bytes, journalled as `read_application` is."""
    found = Attachment.objects.select_related("file", "application").filter(pk=attachment, application=key).first()
    if found is None or found.application is None:
        raise ApplicationClosedToYou
    _journal(Subject("attachment", str(found.pk)), found.application, reader, at)
    return found


def _journal(subject: Subject, application: Application, reader: UUID | None, at: datetime) -> None:
    """The reading of the person, or of whoever holds the contact that was left: the representative, if one applied."""
    actor = Actor(ActorKind.CITIZEN, str(reader or application.sent_by))
    record(actor=actor, verb=CONSULTED, subject=subject, persons=[application.person_id], at=at)
