"""Telling otherwise what could not be delivered: to a contact that became trusted, by itself; on paper, at an officer's word.

What is told is written anew, in the words of the day: a letter on paper holds the whole decision, also where only an SMS failed.
"""

import uuid
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from dayaq.casework.applications.hindered import LETTER as HINDERED
from dayaq.casework.applications.hindered import hindered_of, which_and_what
from dayaq.casework.applications.letters import DECIDED_KINDS, LETTERS, PAPER, Letter, Written, tell_of
from dayaq.casework.applications.models import Application, HinderedDocument
from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.decisions.letters import decision_letter
from dayaq.casework.decisions.queries import decision_on
from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Delivery, Notice
from dayaq.casework.notices.operations import LONG_IN_VAIN
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.asking import letter_about
from dayaq.casework.review.dead_letters import dead_letter
from dayaq.casework.review.operations import actor_of
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer

AT_ONCE = 200
ServiceOf = Callable[[Application], Service]
"""The service as an application asks for it; the caller gets it from the catalogue."""


class NothingToTellOnPaper(Refusal):
    """Only news of an application of a living person, still worth telling, is told on paper."""

    texts = {
        "az": "Bu bildiriş kağızda verilmir: o, müraciətə aid deyil, artıq köhnəlib və ya ərizəçi vəfat edib.",
        "en": "This notice is not given on paper: it is not about an application, is out of date, or the applicant has died.",
        "ru": "Это уведомление на бумаге не выдаётся: оно не о заявлении, устарело или заявитель умер.",
    }


class LetterStands(Refusal):
    """The letter on paper was made already."""

    texts = {
        "az": "Bu məktub artıq hazırlanıb: “Götürüləcək məktublar” siyahısına baxın.",
        "en": "This letter was made already: look among the letters to collect.",
        "ru": "Это письмо уже подготовлено: посмотрите среди писем к выдаче.",
    }


@transaction.atomic
def tell_on_paper(*, notice_id: uuid.UUID, service_of: ServiceOf, officer: Officer, at: datetime) -> Notice:
    """Make the letter in which the person is told on paper what an undelivered notice told; it waits to be collected or posted.

    Refuses (`NoticeNotDead`) a notice that the officer may not act on, one that nobody needs on paper, and a second letter.
    """
    dead = dead_letter(notice_id, officer, at)
    application = application_numbered(dead.matter)
    if application is None or not _worth_telling(dead, application):
        raise NothingToTellOnPaper
    list(Application.objects.select_for_update().filter(pk=application.pk).values_list("pk"))
    same = Notice.objects.filter(matter=dead.matter, kind=dead.kind, occasion=dead.occasion, medium=Notice.Medium.LETTER)
    if same.exists():
        raise LetterStands
    message = _written(dead, application, service_of(application), legal_day_of(at)).message(Notice.Medium.LETTER)
    letter = tell_of(application, Notice.Medium.LETTER, PAPER, message, at=at)
    _journal(letter, "told_on_paper", actor_of(officer), at)
    return letter


@transaction.atomic
def tell_otherwise(*, service_of: ServiceOf, at: datetime) -> int:
    """Tell by their trusted contacts the people whom no other contact reached; how many notices were written.

    Also a contact that became trusted later, outside the application, is told once. Applications of the dead are passed over.
    """
    told = 0
    for notice in _in_vain():
        application = application_numbered(notice.matter)
        if application is None or not _worth_telling(notice, application):
            continue
        told += _tell_trusted(notice, application, _written(notice, application, service_of(application), legal_day_of(at)), at)
    return told


def _in_vain() -> list[Notice]:
    """Notices of which nothing came to the person, though a trusted contact stands that was not tried."""
    same = {"matter": OuterRef("matter"), "kind": OuterRef("kind"), "occasion": OuterRef("occasion")}
    tried = Notice.objects.filter(
        matter=OuterRef(OuterRef("matter")),
        kind=OuterRef(OuterRef("kind")),
        occasion=OuterRef(OuterRef("occasion")),
        medium=OuterRef("medium"),
        address=OuterRef("address"),
    )
    untried = TrustedContact.objects.filter(~Exists(tried), person=OuterRef("person"), ends_on__isnull=True)
    failing = Q(state=Notice.State.DEAD) | Q(state=Notice.State.WAITING, attempts__gte=LONG_IN_VAIN)
    vain = Notice.objects.filter(
        failing,
        Exists(untried),
        ~Exists(Delivery.objects.filter(**same)),
        kind__in=LETTERS,
        copy_to__isnull=True,
    )
    return list(vain.select_for_update(skip_locked=True).order_by(F("created_at"), F("pk"))[:AT_ONCE])


def _tell_trusted(notice: Notice, application: Application, written: Written, at: datetime) -> int:
    """Tell each trusted contact that was not tried; how many."""
    same = Notice.objects.filter(matter=notice.matter, kind=notice.kind, occasion=notice.occasion)
    tried = set(same.values_list("medium", "address"))
    fresh = [one for one in trusted_contacts(application.person_id) if (one.medium, one.address) not in tried]
    for contact in fresh:
        medium = Notice.Medium(contact.medium)
        again = tell_of(application, medium, contact.address, written.message(medium), at=at)
        _journal(again, "told_otherwise", Actor(ActorKind.SYSTEM, "notices"), at)
    return len(fresh)


def _worth_telling(notice: Notice, application: Application) -> bool:
    """Whether the news is one of an application of a living person, and not overtaken by what happened since."""
    if notice.kind not in LETTERS or notice.copy_to_id is not None or application.person.died_on is not None:
        return False
    if notice.kind in {*DECIDED_KINDS.values(), "application_withdrawn", "correction_dropped"}:
        return application.closed_at is not None
    if notice.kind == "documents_asked":
        return application.questions.filter(pk=notice.occasion, ended_at__isnull=True).exists()
    if notice.kind == HINDERED:
        return _hindered(notice, application) is not None
    return application.closed_at is None


def _hindered(notice: Notice, application: Application) -> HinderedDocument | None:
    """The document that the notice is about, while it is still hindered."""
    return next((one for one in hindered_of(application) if one.attachment_id.hex == notice.occasion), None)


def _written(notice: Notice, application: Application, service: Service, on: date) -> Written:
    """What the notice told, written anew."""
    return Written(application, service, notice.kind, _letter(notice, application, service), on)


def _letter(notice: Notice, application: Application, service: Service) -> Letter:
    decision = decision_on(application)
    if decision is not None and notice.kind in DECIDED_KINDS.values():
        return decision_letter(decision, service, application.language, on=decision.on)
    if notice.kind == "documents_asked":
        return letter_about(application.questions.select_related("application").get(pk=notice.occasion))
    if notice.kind == "application_received":
        return Letter(path="/status")
    hindered = _hindered(notice, application) if notice.kind == HINDERED else None
    if hindered is not None:
        details = which_and_what(hindered, application, application.language)
        return Letter(path=f"/matters/{application.pk}", details=details, occasion=notice.occasion)
    details = f"{application.closed_because}\n" if notice.kind == "correction_dropped" else ""
    return Letter(path=f"/matters/{application.pk}", details=details)


def _journal(notice: Notice, verb: str, actor: Actor, at: datetime) -> None:
    record(actor=actor, verb=verb, subject=Subject("notice", str(notice.pk)), persons=[notice.person_id], at=at)
