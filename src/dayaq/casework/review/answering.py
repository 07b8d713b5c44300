"""The citizen's side of a review: opening the own matter by its link and FİN, adding documents, and answering what was asked."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from dayaq.casework.applications.documents import MOST, CheckedDocument
from dayaq.casework.applications.drafts import TooManyDocuments, keep_file
from dayaq.casework.applications.models import Application, Attachment
from dayaq.casework.identification.limits import Door
from dayaq.casework.identification.operations import attempt
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.asking import end_question
from dayaq.casework.review.models import AddedDocument, Question


class MatterNotShown(Refusal):
    """The address names no application, or the FİN is not the applicant's. One answer for both."""

    texts = {
        "az": "Bu keçid və FİN ilə müraciət tapılmadı. FİN-i yoxlayın; məktubdakı keçidi tam köçürdüyünüzə də əmin olun.",
        "en": "There is no application with this link and FİN. "
        "Check the FİN, and that you copied the whole link from the letter.",
        "ru": "Заявление по этой ссылке и ФИН не найдено. Проверьте ФИН и то, что ссылка из письма скопирована полностью.",
    }


class MatterClosed(Refusal):
    """The application is decided or withdrawn, so nothing can be added to it any more."""

    texts = {
        "az": "Bu müraciətə baxılması bitib, ona daha sənəd və ya izahat əlavə etmək olmaz. "
        "Qərarla razı deyilsinizsə, şikayət verin; yeni hal varsa, yenidən müraciət edin.",
        "en": "The review of this application is over, so no document or explanation can be added to it. "
        "If you do not agree with the decision, complain; if there is something new, apply again.",
        "ru": "Рассмотрение этого заявления завершено, добавить документы или пояснения уже нельзя. "
        "Если вы не согласны с решением, подайте жалобу; если есть новые обстоятельства, подайте новое заявление.",
    }


class NothingWasAsked(Refusal):
    """Documents are added to an application when the officer asked for some."""

    texts = {
        "az": "Bu müraciət üzrə sizdən hazırda heç nə istənilmir.",
        "en": "You are not being asked for anything on this application at the moment.",
        "ru": "По этому заявлению у вас сейчас ничего не запрашивают.",
    }


class AnswerEmpty(Refusal):
    """An answer holds a document or a few words."""

    texts = {
        "az": "Sənəd əlavə edin və ya bir neçə söz yazın. Sənədi əldə edə bilmirsinizsə, səbəbini yazın.",
        "en": "Attach a document or write a few words. If you cannot get a document, write why.",
        "ru": "Приложите документ или напишите несколько слов. Если получить документ не удаётся, напишите почему.",
    }


def open_matter(*, key: UUID, fin: str, address: str, at: datetime) -> UUID:
    """The id of the application of that key, if the FİN is its applicant's. `at` is the machine's time.

    Refuses what `read_status` refuses, and a pair that fits nothing (`MatterNotShown`). May not be called inside a transaction.
    """
    holder = partial(_applicant_with, key)
    if attempt(door=Door.LETTER, fin=fin, address=address, at=at, holder=holder) is None:
        raise MatterNotShown
    return key


def _applicant_with(key: UUID) -> UUID | None:
    return Application.objects.filter(pk=key).values_list("person_id", flat=True).first()


@transaction.atomic
def consult_own_matter(*, key: UUID, at: datetime) -> Application:
    """The applicant's own matter with what was asked and added, journalled as read. Refuses an unknown key."""
    application = (
        Application.objects.select_related("person", "reviewer", "about")
        .prefetch_related("questions", Prefetch("attachments", Attachment.objects.select_related("file").defer("file__content")))
        .filter(pk=key, person__died_on__isnull=True)
        .first()
    )
    if application is None:
        raise MatterNotShown
    journal_of_citizen(application, CONSULTED, at)
    return application


@transaction.atomic
def add_document(*, key: UUID, document: CheckedDocument, at: datetime) -> Attachment:
    """Add a document to the application because it was asked for. The same bytes again, as by a double click, are added once.

    Refuses a closed application, one of which nothing was asked, and more than ten documents for one question.
    """
    application = _open_for_citizen(key)
    question = answerable_question(application)
    if question is None:
        raise NothingWasAsked
    standing = application.attachments.filter(file_id=document.sha256).first()
    if standing is not None:
        AddedDocument.objects.get_or_create(attachment=standing, defaults={"question": question})
        return standing
    if question.added.count() >= MOST:
        raise TooManyDocuments
    keep_file(document)
    added = Attachment.objects.create(application=application, file_id=document.sha256, name=document.name, added_at=at)
    AddedDocument.objects.create(attachment=added, question=question)
    journal_of_citizen(application, "document_added", at)
    return added


@transaction.atomic
def answer(*, key: UUID, text: str, at: datetime) -> Question:
    """Send the answer: what was written and the documents added since the question. The officer goes on, and so does the clock.

    Sent again it changes nothing. After the time given it is still taken, for the officer to see, while the application is
    open. Refuses a closed application, one of which nothing was asked, and an answer without words or documents.
    """
    application = _open_for_citizen(key)
    question = answerable_question(application)
    if question is None:
        return _answered_before(application, text)
    if not (text.strip() or question.added.exists()):
        raise AnswerEmpty
    question.answer, question.answered_at = text.strip(), at
    if question.ended_at is None:
        in_time = legal_day_of(at) <= question.answer_by
        end_question(application, question, Question.Ended.ANSWERED if in_time else Question.Ended.TIME_OVER, at=at)
    else:
        question.save(update_fields=["answer", "answered_at"])
    journal_of_citizen(application, "answered", at)
    return question


def answerable_question(application: Application) -> Question | None:
    """The question that the citizen may answer now: the open one, or the last whose time ended without an answer."""
    last = application.questions.order_by("asked_at", "id").last()
    if last is None or last.answered_at is not None or last.ended == Question.Ended.RECALLED:
        return None
    return last if application.closed_at is None else None


def _answered_before(application: Application, text: str) -> Question:
    """The last question, if it was answered with the same words. Refuses another answer to nothing."""
    last = application.questions.order_by("asked_at", "id").last()
    if last is None or last.answered_at is None or last.answer != text.strip():
        raise NothingWasAsked
    return last


def _open_for_citizen(key: UUID) -> Application:
    """The application, locked, if it is open and its applicant lives."""
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=key, person__died_on__isnull=True)
        .first()
    )
    if application is None:
        raise MatterNotShown
    if application.closed_at is not None:
        raise MatterClosed
    return application


def journal_of_citizen(application: Application, verb: str, at: datetime) -> None:
    """What the applicant did with the own application."""
    record(
        actor=Actor(ActorKind.CITIZEN, str(application.person_id)),
        verb=verb,
        subject=Subject("application", str(application.pk)),
        persons=[application.person_id],
        at=at,
    )
