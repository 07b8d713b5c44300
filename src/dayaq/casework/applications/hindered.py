"""Attached documents that nobody can open (açıla bilməyən sənəd): infected, or locked by a password.

One road for every attachment, whenever it came: a job looks at each document of an open application once. Of a hindered one the
applicant is told, by the contact of the application, which it is and what to do; the officer sees it, and the file stays shut.
"""

import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.documents import ACCEPTED
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Attachment, HinderedDocument, SafeCopy, StoredFile
from dayaq.casework.applications.safe_copies import safe_copy_of
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.language import Words
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.service import Service
from dayaq.casework.wording import date_in_words

LETTER = "document_hindered"
AT_A_TIME = 50
LOOKED_BY = Actor(ActorKind.SYSTEM, "documents")

_STATES = {SafeCopy.State.INFECTED: HinderedDocument.Why.INFECTED, SafeCopy.State.ENCRYPTED: HinderedDocument.Why.ENCRYPTED}
_WHAT = {
    HinderedDocument.Why.INFECTED: Words(
        "zərərli proqram aşkar edildi, ona görə fayl açılmır. "
        "Sənədi başqa cihazda yenidən çəkin və ya skan edin və yenisini göndərin.",
        "malicious software was found in it, so it stays shut. "
        "Photograph or scan the document on another device and send a new file.",
        "найдена вредоносная программа, поэтому файл не открывают. "
        "Сфотографируйте или отсканируйте документ на другом устройстве и отправьте новый файл.",
    ),
    HinderedDocument.Why.ENCRYPTED: Words(
        "fayl parolla qorunur və açıla bilmir. Parolu götürün və ya sənədin şəklini çəkin və yenisini göndərin. "
        "Parolu bizə göndərməyin.",
        "it is locked by a password and cannot be opened. Take the password off, or photograph the document, and send a new "
        "file. Do not send us the password.",
        "файл защищён паролем и не открывается. Снимите пароль или сфотографируйте документ и отправьте новый файл. "
        "Пароль нам не присылайте.",
    ),
}
_WHICH = Words(
    "{number} nömrəli sənəd ({kind}, əlavə edilib: {day}): {what}",
    "Document {number} ({kind}, attached on {day}): {what}",
    "Документ № {number} ({kind}, приложен {day}): {what}",
)


def look_at_documents() -> int:
    """Draw and scan the documents of open applications that nobody has looked at yet; how many were looked at.

    Not to be called inside a transaction. In no order of their own, so that one of which the scanner does not tell stands in
    nobody's way; it is asked about again the next time.
    """
    waiting = StoredFile.objects.filter(
        pk__in=Attachment.objects.filter(application__closed_at__isnull=True, application__isnull=False).values("file"),
        safe_copy__isnull=True,
    )
    looked = 0
    for file in waiting.order_by("?")[:AT_A_TIME]:
        try:
            safe_copy_of(file)
        except ScannerUnreachable:
            continue
        looked += 1
    return looked


def tell_hindered(*, service_of: Callable[[Application], Service], at: datetime) -> int:
    """Tell the applicants of hindered documents that they were not told of yet; how many documents these were."""
    hindered = Attachment.objects.filter(
        application__closed_at__isnull=True, hindrance__isnull=True, file__safe_copy__state__in=list(_STATES)
    )
    told = 0
    for attachment in hindered.order_by("added_at", "pk").values_list("pk", flat=True)[:AT_A_TIME]:
        told += _tell(attachment, service_of, at)
    return told


@transaction.atomic
def _tell(attachment_id: uuid.UUID, service_of: Callable[[Application], Service], at: datetime) -> bool:
    """Put the hindrance on record, journal it and tell the applicant, exactly once; whether it was this time."""
    attachment = Attachment.objects.select_related("application__person", "file__safe_copy").get(pk=attachment_id)
    application = Application.objects.select_for_update().select_related("person").get(attachments=attachment)
    why = _STATES[SafeCopy.State(attachment.file.safe_copy.state)]
    found, fresh = HinderedDocument.objects.get_or_create(attachment=attachment, defaults={"why": why, "found_at": at})
    if not fresh:
        return False
    subject = Subject("attachment", str(attachment.pk))
    record(actor=LOOKED_BY, verb="hindered", subject=subject, persons=[application.person_id], detail={"why": str(why)}, at=at)
    details = which_and_what(found, application, application.language)
    letter = Letter(path=f"/matters/{application.pk}", details=details, occasion=attachment.pk.hex)
    tell_applicant(application=application, service=service_of(application), kind=LETTER, letter=letter, at=at)
    return True


def which_and_what(hindered: HinderedDocument, application: Application, language: str) -> str:
    """Which document it is and what to do, for a letter: by its place and day, because a file's name may name the person."""
    keys = list(application.attachments.order_by("added_at", "id").values_list("pk", flat=True))
    attachment = hindered.attachment
    return _WHICH.in_language(language).format(
        number=keys.index(attachment.pk) + 1,
        kind=ACCEPTED[attachment.file.media_type][0].upper(),
        day=date_in_words(legal_day_of(attachment.added_at), language),
        what=what_to_do(hindered, language),
    )


def what_to_do(hindered: HinderedDocument, language: str) -> str:
    """Why the document cannot be opened and what its sender does, as a sentence to stand after its name."""
    return _WHAT[HinderedDocument.Why(hindered.why)].in_language(language)


def hindered_of(application: Application) -> list[HinderedDocument]:
    """The documents of an open application that nobody can open and that were not sent anew."""
    found = HinderedDocument.objects.filter(attachment__application=application, replaced_by__isnull=True)
    rows = found.filter(attachment__application__closed_at__isnull=True).select_related("attachment")
    return list(rows.order_by("attachment__added_at", "attachment"))
