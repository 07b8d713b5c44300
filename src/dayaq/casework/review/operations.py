"""What an officer does: look, take, give back, and complete a review. Every look at a person's matter is journalled.

Everything is asked within the units over which the officer has the right. An application elsewhere is refused like one that does
not exist.
"""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.db.models import Prefetch

from dayaq.casework.applications.models import Application, Attachment, SafeCopy
from dayaq.casework.applications.safe_copies import must_be_clean, safe_copy_of
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.operations import decide
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.language import LANGUAGES, Words
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.conflicts import ConflictOfInterest, conflict_between
from dayaq.casework.review.fairness import must_be_fair, must_not_be_own
from dayaq.casework.review.models import Handover
from dayaq.casework.review.queries import Worklist, WorklistQuestion, applications_within, worklist_page
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.rights import Right
from dayaq.casework.wording import date_in_words


class ApplicationUnknown(Refusal):
    """No application of that registration number, or none that this officer may see: one answer for both."""

    texts = {
        "az": "Bu nömrəli müraciət tapılmadı.",
        "en": "There is no application of that number.",
        "ru": "Заявление с таким номером не найдено.",
    }


class NoLongerYours(ApplicationUnknown):
    """The officer reviewed the application until it went elsewhere, as when they were moved to another unit."""

    texts = {
        "az": "Bu müraciət artıq sizdə deyil: o, başqa əməkdaşa və ya şöbəyə verilib. Göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "This application is no longer yours: it was given to another officer or unit. What you sent changed nothing.",
        "ru": "Это заявление больше не у вас: оно передано другому сотруднику или отделу. Отправленное вами ничего не изменило.",
    }


class AlreadyDecided(Refusal):
    """Another officer, or another tab, closed the application first."""

    texts = {
        "az": "Bu müraciət üzrə qərar artıq verilib; indi göndərdiyiniz heç nəyi dəyişmədi.",
        "en": "This application is already decided; what you sent now changed nothing.",
        "ru": "По этому заявлению решение уже принято; отправленное вами сейчас ничего не изменило.",
    }


class TakenByAnother(Refusal):
    """A colleague is reviewing the application."""

    texts = {
        "az": "Bu müraciətə {officer} baxır.",
        "en": "{officer} is reviewing this application.",
        "ru": "Это заявление рассматривает {officer}.",
    }


class NotTaken(Refusal):
    """An application is decided by the officer who took it."""

    texts = {
        "az": "Qərar vermək üçün əvvəlcə müraciəti götürün.",
        "en": "Take the application before you decide it.",
        "ru": "Чтобы принять решение, сначала возьмите заявление.",
    }


class WaitsForCitizen(Refusal):
    """The citizen was asked for something and still has time to answer."""

    texts = {
        "az": "Vətəndaşdan sənəd və ya izahat istənilib, cavab üçün vaxt {until} tarixinədəkdir. "
        "Cavab gələndən və ya vaxt bitəndən sonra davam edin.",
        "en": "The citizen was asked for documents or an explanation and may answer until {until}. "
        "Go on when the answer is here or the time is over.",
        "ru": "У гражданина запрошены документы или пояснения, ответить можно до {until} включительно. "
        "Продолжите, когда придёт ответ или истечёт срок.",
    }

    @classmethod
    def until(cls, day: date) -> "WaitsForCitizen":
        """The refusal that names the last day for the answer."""
        return cls(until=Words(*(date_in_words(day, language) for language in LANGUAGES)))


def actor_of(officer: Officer) -> Actor:
    """The officer as the journal names them."""
    return Actor(ActorKind.OFFICER, str(officer.pk))


@transaction.atomic
def consult_worklist(*, question: WorklistQuestion, officer: Officer, at: datetime) -> Worklist:
    """One page of the worklist, journalled with the persons it shows."""
    worklist = worklist_page(question, officer=officer)
    shown = [application.person_id for application in worklist.applications]
    if shown:
        record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("worklist", str(question.page)), persons=shown, at=at)
    return worklist


@transaction.atomic
def consult_application(*, number: str, officer: Officer, at: datetime) -> Application:
    """The application of that number with its person and documents, journalled as read. Refuses an unknown number."""
    application = (
        applications_within(officer, "read", on=legal_day_of(at))
        .select_related("person", "reviewer", "unit", "about", "decision", "decision__officer", "decision__by_law")
        .prefetch_related("handovers__to_officer", "handovers__to_unit")
        .prefetch_related(Prefetch("attachments", Attachment.objects.select_related("file").defer("file__content")))
        .filter(registration_number=number)
        .first()
    )
    if application is None:
        raise NoLongerYours if _was_handed_over(number, officer) else ApplicationUnknown
    _consulted(Subject("application", str(application.pk)), application, officer, at)
    return application


def consult_attachment(*, number: str, attachment_id: uuid.UUID, officer: Officer, at: datetime) -> Attachment:
    """One document of an application with its bytes, journalled as read. Refuses an unknown one and an infected one."""
    attachment = _attachment_read(number, attachment_id, officer, at)
    must_be_clean(attachment.file)
    return attachment


def consult_safe_copy(*, number: str, attachment_id: uuid.UUID, officer: Officer, at: datetime) -> tuple[Attachment, SafeCopy]:
    """One document with its sanitised copy, which is made now where there is none, journalled as read. Refuses an unknown one.

    May not be called inside a transaction: drawing the copy takes its time.
    """
    attachment = _attachment_read(number, attachment_id, officer, at)
    return attachment, safe_copy_of(attachment.file)


@transaction.atomic
def _attachment_read(number: str, attachment_id: uuid.UUID, officer: Officer, at: datetime) -> Attachment:
    attachment = (
        Attachment.objects.select_related("file", "application")
        .filter(
            pk=attachment_id,
            application__registration_number=number,
            application__in=applications_within(officer, "read", on=legal_day_of(at)),
        )
        .first()
    )
    if attachment is None or attachment.application is None:
        raise ApplicationUnknown
    _consulted(Subject("attachment", str(attachment.pk)), attachment.application, officer, at)
    return attachment


def application_asked(*, number: str, officer: Officer, at: datetime, lock: bool = False) -> Application:
    """The application of that number, among those of the units in which the officer reviews. Refuses any other number."""
    within = applications_within(officer, "review", on=legal_day_of(at)).select_related("person")
    within = within.select_for_update(of=("self",)) if lock else within
    application = within.filter(registration_number=number).first()
    if application is None:
        raise NoLongerYours if _was_handed_over(number, officer) else ApplicationUnknown
    return application


@transaction.atomic
def take(*, number: str, officer: Officer, at: datetime) -> Application:
    """Take an application for review; taking it again changes nothing.

    Refuses a decided one, a colleague's, and one of the officer's own, of their family or of somebody they know.
    """
    application = open_application(number, officer, "review", at=at)
    if application.reviewer_id == officer.pk:
        return application
    if application.reviewer is not None:
        raise TakenByAnother(officer=application.reviewer.full_name)
    if conflict_between(officer, application.person_id):
        raise ConflictOfInterest
    must_not_be_own(application, officer)
    application.reviewer, application.taken_at = officer, at
    application.state = Application.State.IN_REVIEW
    application.save(update_fields=["reviewer", "taken_at", "state"])
    journal_change("taken", application, officer, at)
    return application


@transaction.atomic
def release(*, number: str, officer: Officer, at: datetime) -> Application:
    """Give an application back to the worklist. Refuses one that is not the officer's own."""
    application = own_application(number, officer, at=at)
    application.reviewer = application.taken_at = None
    application.state = Application.State.RECEIVED
    application.save(update_fields=["reviewer", "taken_at", "state"])
    journal_change("released", application, officer, at)
    return application


@transaction.atomic
def complete(*, number: str, service: Service, finding: Finding, officer: Officer, at: datetime) -> Decision:
    """Finish the review (baxılma) of an application by deciding it. Refuses a decided one and one not the officer's own.

    The same finding of the same officer sent again, by a second click or after a lost reply, answers the decision it made.
    """
    standing = _same_decision(number, finding, officer)
    if standing is not None:
        return standing
    application = own_application(number, officer, at=at)
    if conflict_between(officer, application.person_id):
        raise ConflictOfInterest
    must_be_fair(application, finding)
    return decide(service=service, person=application.person, finding=finding, at=at, application=application, officer=officer)


def _same_decision(number: str, finding: Finding, officer: Officer) -> Decision | None:
    """The decision that this officer has made by this very finding, once whoever is deciding at the moment has finished."""
    list(Application.objects.select_for_update().filter(registration_number=number).values_list("pk"))
    return Decision.objects.filter(
        application__registration_number=number,
        officer=officer,
        approved=finding.approved,
        ground="" if finding.approved else finding.ground,
        explanation=finding.explanation.strip(),
    ).first()


def open_application(number: str, officer: Officer, right: Right, *, at: datetime) -> Application:
    """The application, locked, if the officer has the right over its unit and it is still open."""
    application = (
        applications_within(officer, right, on=legal_day_of(at))
        .select_for_update(of=("self",))
        .select_related("person", "reviewer", "unit")
        .filter(registration_number=number)
        .first()
    )
    if application is None:
        raise NoLongerYours if _was_handed_over(number, officer) else ApplicationUnknown
    if application.closed_at is not None:
        raise AlreadyDecided
    return application


def _was_handed_over(number: str, officer: Officer) -> bool:
    """Whether this officer reviewed the application of that number until it was taken from them."""
    return Handover.objects.filter(application__registration_number=number, from_officer=officer).exists()


def own_application(number: str, officer: Officer, *, at: datetime) -> Application:
    """The application, locked, if it is open, this officer's to review, and not waiting for the citizen."""
    application = open_application(number, officer, "review", at=at)
    if application.reviewer is None:
        raise NotTaken
    if application.reviewer_id != officer.pk:
        raise TakenByAnother(officer=application.reviewer.full_name)
    if application.answer_by is not None:
        raise WaitsForCitizen.until(application.answer_by)
    return application


def _consulted(subject: Subject, application: Application, officer: Officer, at: datetime) -> None:
    """Journal that the officer read something of the application's person."""
    record(actor=actor_of(officer), verb=CONSULTED, subject=subject, persons=[application.person_id], at=at)


def journal_change(verb: str, application: Application, officer: Officer, at: datetime) -> None:
    """Journal what the officer did with the application."""
    subject = Subject("application", str(application.pk))
    record(actor=actor_of(officer), verb=verb, subject=subject, persons=[application.person_id], at=at)
