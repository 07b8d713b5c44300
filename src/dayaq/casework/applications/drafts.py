"""Filling a form: opening the one draft of a person and service, its answers and its documents."""

import hashlib
import uuid
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from dayaq.casework.applications.documents import MOST, CheckedDocument
from dayaq.casework.applications.models import Attachment, Draft, StoredFile
from dayaq.casework.people.mandates.authority import Authority
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.service import Service


class DraftElsewhere(Refusal):
    """The person's open draft for this service was begun in another browser, and is not shown here."""

    texts = {
        "az": "Bu xidmət üçün müraciəti başqa cihazda və ya brauzerdə doldurmağa başlamısınız. "
        "Təhlükəsizliyiniz üçün ora yazılanları burada göstərmirik.",
        "en": "You began to fill in an application for this service on another device or browser. "
        "For your safety we do not show here what was written there.",
        "ru": "Вы начали заполнять заявление на эту услугу на другом устройстве или в другом браузере. "
        "Ради вашей безопасности мы не показываем здесь написанное там.",
    }


class DraftUnknown(Refusal):
    """No draft of that key that this browser may use."""

    texts = {
        "az": "Bu müraciət forması tapılmadı. Xidməti seçib yenidən başlayın.",
        "en": "This application form was not found. Choose the service and begin again.",
        "ru": "Эта форма заявления не найдена. Выберите услугу и начните заново.",
    }


class DraftClosed(Refusal):
    """The draft was sent already, or replaced by a newer one of the same person on another device."""

    texts = {
        "az": "Bu forma artıq bağlanıb: o, göndərilib və ya başqa cihazda yenidən başlanıb.",
        "en": "This form is closed: it was sent, or begun anew on another device.",
        "ru": "Эта форма закрыта: она отправлена или начата заново на другом устройстве.",
    }


class TooManyDocuments(Refusal):
    """The application already has as many documents as it may."""

    texts = {
        "az": "Bir müraciətə ən çoxu 10 sənəd əlavə etmək olar. Əvvəlcə birini silin və ya səhifələri bir PDF-də birləşdirin.",
        "en": "An application may have at most 10 documents. Remove one first, or join the pages in one PDF.",
        "ru": "К заявлению можно приложить не более 10 документов. Сначала удалите один или объедините страницы в один PDF.",
    }


@dataclass(frozen=True, kw_only=True)
class WrittenAnswers:
    """What the person wrote on the contact page, already checked for form."""

    text: str
    address: str
    email: str
    phone: str
    language: str
    district: str = ""
    on_paper: bool = False


def browser_digest(secret: str) -> str:
    """How a draft remembers its browser: the SHA-256 of the browser's secret, so that the table cannot open drafts."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def open_draft(
    *, person: Person, service: Service, browser: str, language: str, at: datetime, authority: Authority | None = None
) -> Draft:
    """The open draft of this person and service, begun now if there is none. Refuses one begun in another browser.

    With an `authority` it is the representative's form for the person; the person's own stays apart from it.
    """
    digest = browser_digest(browser)
    fresh = Draft(person=person, service_code=service.code, browser=digest, language=language, begun_at=at, changed_at=at)
    if authority is not None:
        fresh.representative_id, fresh.basis, fresh.mandate = authority.representative, authority.basis, authority.mandate
    draft = _standing_or_fresh(fresh)
    if draft.browser != digest:
        raise DraftElsewhere
    return draft


@transaction.atomic
def begin_anew(
    *, person: Person, service: Service, browser: str, language: str, at: datetime, authority: Authority | None = None
) -> Draft:
    """Close whatever draft of this person and service is open, and begin an empty one here.

    Another browser may begin one in the very moment between the two: that one is closed as well.
    """
    while True:
        by = authority.representative if authority else None
        open_ones = Draft.objects.filter(person=person, service_code=service.code, closed_at__isnull=True)
        open_ones.filter(representative=by).update(closed_at=at)
        try:
            return open_draft(person=person, service=service, browser=browser, language=language, at=at, authority=authority)
        except DraftElsewhere:
            continue


def _standing_or_fresh(fresh: Draft) -> Draft:
    """The open draft that stands already, else the fresh one, stored; asked again when what stood is closed meanwhile."""
    while True:
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:
            open_ones = Draft.objects.filter(person=fresh.person, service_code=fresh.service_code, closed_at__isnull=True)
            if standing := open_ones.filter(representative=fresh.representative_id).first():
                return standing
        else:
            return fresh


def draft_of_browser(*, key: uuid.UUID, browser: str) -> Draft:
    """The draft of that key, open or closed, if this browser began it."""
    draft = Draft.objects.filter(key=key).first()
    if draft is None or draft.browser != browser_digest(browser):
        raise DraftUnknown
    return draft


@transaction.atomic
def attach(*, draft: Draft, document: CheckedDocument, at: datetime) -> Attachment:
    """Attach a document to the draft. The same bytes twice, as by a double click, are attached once."""
    locked = lock_open(draft)
    attached = {attachment.file_id: attachment for attachment in locked.attachments.all()}
    if document.sha256 in attached:
        return attached[document.sha256]
    if len(attached) >= MOST:
        raise TooManyDocuments
    keep_file(document)
    locked.changed_at = at
    locked.save(update_fields=["changed_at"])
    return Attachment.objects.create(draft=locked, file_id=document.sha256, name=document.name, added_at=at)


def keep_file(document: CheckedDocument) -> None:
    """Keep the bytes, once, and hold their row until the end of the transaction, so that nobody forgets them as unused.

    Writing the size again is what locks a row that stands; the bytes themselves are not written twice.
    """
    stored = StoredFile(
        sha256=document.sha256, size=len(document.content), media_type=document.media_type, content=document.content
    )
    StoredFile.objects.bulk_create([stored], update_conflicts=True, update_fields=["size"], unique_fields=["sha256"])


@transaction.atomic
def detach(*, draft: Draft, attachment_id: uuid.UUID) -> None:
    """Remove a document from the draft; removing one that is gone changes nothing."""
    lock_open(draft).attachments.filter(pk=attachment_id).delete()


@transaction.atomic
def write_answers(*, draft: Draft, answers: WrittenAnswers, at: datetime) -> Draft:
    """Keep what the person wrote."""
    locked = lock_open(draft)
    for field, value in asdict(answers).items():
        setattr(locked, field, value)
    locked.changed_at = at
    locked.save(update_fields=[*asdict(answers), "changed_at"])
    return locked


def lock_open(draft: Draft) -> Draft:
    """The draft, locked until the end of the transaction. Refuses a closed one."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.closed_at is not None:
        raise DraftClosed
    return locked
