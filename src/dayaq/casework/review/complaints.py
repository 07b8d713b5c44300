"""Complaints (şikayət): filed by the person in time, reviewed by another officer, and the way to court named at the end.

A complaint is an application about the one whose decision it concerns. It ends in one of three ways: the decision stands, it is
changed, or it is sent back to be made anew; both of the last go on as a correction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from dayaq.casework.applications.following import Following, open_following
from dayaq.casework.applications.letters import Letter, tell_applicant
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.purposes import DECISION_STANDS, complaint_about, correction_of
from dayaq.casework.channel import Channel
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.operations import decide
from dayaq.casework.decisions.remedies import complaint_until
from dayaq.casework.finding import Finding
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.answering import MatterNotShown, journal_of_citizen
from dayaq.casework.review.corrections import begin_correction, locked_decided
from dayaq.casework.review.fairness import must_not_be_own
from dayaq.casework.review.operations import ApplicationUnknown, own_application
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use

Way = Literal["stands", "changed", "sent_back"]


class NothingToComplainAbout(Refusal):
    """There is no decision of this matter that a complaint could be about."""

    texts = {
        "az": "Bu müraciət üzrə şikayət verilə bilən qərar yoxdur. "
        "Şikayət üzrə qərarla razı deyilsinizsə, məhkəməyə müraciət edin.",
        "en": "There is no decision here that you could complain about. "
        "If you do not agree with a decision on a complaint, go to court.",
        "ru": "Здесь нет решения, на которое можно пожаловаться. Если вы не согласны с решением по жалобе, обратитесь в суд.",
    }


class TermToComplainOver(Refusal):
    """The time for a complaint has ended."""

    texts = {
        "az": "Şikayət müddəti bitib. Məhkəməyə və ya Nazirliyə sorğu ilə müraciət edə bilərsiniz.",
        "en": "The time for a complaint is over. You can go to court, or send the ministry an enquiry.",
        "ru": "Срок подачи жалобы истёк. Вы можете обратиться в суд или направить запрос в министерство.",
    }


class ComplaintStands(Refusal):
    """One complaint about one decision."""

    texts = {
        "az": "Bu qərardan artıq şikayət vermisiniz: {number}.",
        "en": "You have already complained about this decision: {number}.",
        "ru": "Вы уже подали жалобу на это решение: {number}.",
    }


class ComplaintEmpty(Refusal):
    """A complaint says in a few words what is wrong."""

    texts = {
        "az": "Qərarda nə ilə razı olmadığınızı yazın.",
        "en": "Write what you do not agree with in the decision.",
        "ru": "Напишите, с чем в решении вы не согласны.",
    }


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the officer found on a complaint: the way it ends, why, and where the decision is changed what now holds."""

    way: Way
    explanation: str
    new_decision: str = ""


def may_complain(application: Application, *, at: datetime) -> bool:
    """Whether the person may complain about the decision of the application at the moment."""
    decision = _decision_in_force(application)
    return decision is not None and legal_day_of(at) <= complaint_until(decision.on) and _complaint_about(application) is None


@transaction.atomic
def complain(*, key: UUID, service: Service, text: str, form: UUID, at: datetime) -> Application:
    """Complain about the decision of the application of that key; `form` makes a double click one complaint.

    Refuses where nothing is decided, after the term, a second complaint, and an empty one.
    """
    about = Application.objects.select_for_update(of=("self",)).select_related("person").filter(pk=key).first()
    if about is None or about.person.died_on is not None:
        raise MatterNotShown
    standing = _complaint_about(about)
    if standing is not None:
        if standing.draft_key == form:
            return standing
        raise ComplaintStands(number=standing.registration_number)
    _must_be_in_time(about, text, at)
    following = Following(purpose=Purpose.COMPLAINT, channel=Channel.PORTAL, text=text.strip(), key=form)
    about_it = complaint_about(service)
    complaint = open_following(about, following, service=about_it, at=at)
    letter = Letter(path=f"/matters/{complaint.pk}")
    tell_applicant(application=complaint, service=about_it, kind="complaint_received", letter=letter, at=at)
    journal_of_citizen(complaint, "complained", at)
    count_use(service=service.code, channel=Channel.PORTAL, kind=UseKind.COMPLAINED, day=complaint.received_on)
    return complaint


def _must_be_in_time(about: Application, text: str, at: datetime) -> None:
    decision = _decision_in_force(about)
    if decision is None:
        raise NothingToComplainAbout
    if legal_day_of(at) > complaint_until(decision.on):
        raise TermToComplainOver
    if not text.strip():
        raise ComplaintEmpty


def _decision_in_force(application: Application) -> Decision | None:
    if application.purpose == Purpose.COMPLAINT:
        return None
    return Decision.objects.filter(application=application, corrected_by__isnull=True).first()


def _complaint_about(application: Application) -> Application | None:
    """The complaint about the decision of the application, open or decided; a withdrawn one does not count."""
    complaints = application.matters_about.filter(purpose=Purpose.COMPLAINT)
    return complaints.exclude(state=Application.State.WITHDRAWN).first()


@transaction.atomic
def decide_complaint(*, number: str, service: Service, outcome: Outcome, officer: Officer, at: datetime) -> Decision:
    """Decide a complaint (şikayət üzrə qərar) and do what follows from it; sent again, answers the decision made.

    Refuses the officer whose decision it is about, and whatever `decide` refuses.
    """
    standing = Decision.objects.filter(
        application__registration_number=number, officer=officer, explanation=outcome.explanation.strip()
    ).first()
    if standing is not None:
        return standing
    complaint = own_application(number, officer, at=at)
    must_not_be_own(complaint, officer)
    upheld = outcome.way != "stands"
    finding = Finding(approved=upheld, explanation=outcome.explanation, ground="" if upheld else DECISION_STANDS.code)
    decision = decide(
        service=complaint_about(service), person=complaint.person, finding=finding, at=at, application=complaint, officer=officer
    )
    if upheld:
        _follow(complaint, service, outcome, officer, at)
    return decision


def _follow(complaint: Application, service: Service, outcome: Outcome, officer: Officer, at: datetime) -> None:
    """Change the decision, or send it back to be made anew by whoever takes it from the worklist."""
    about = locked_decided(_number_complained_about(complaint), officer, at=at)
    reviewer = officer if outcome.way == "changed" else None
    correction = about.matters_about.filter(purpose=Purpose.CORRECTION, closed_at__isnull=True).first()
    if correction is None:
        correction = begin_correction(about, service, outcome.explanation, reviewer=reviewer, opened_by=officer, at=at)
    corrected = correction_of(service)
    if outcome.way == "changed":
        finding = Finding(approved=True, explanation=outcome.new_decision)
        decide(service=corrected, person=about.person, finding=finding, at=at, application=correction, officer=officer)
    else:
        letter = Letter(path=f"/matters/{correction.pk}")
        tell_applicant(application=correction, service=corrected, kind="correction_opened", letter=letter, at=at)


def _number_complained_about(complaint: Application) -> str:
    """The registration number of the application whose decision the complaint is about."""
    if complaint.about is None:
        raise ApplicationUnknown
    return complaint.about.registration_number
