"""The application page: the person, what was asked, the documents, the deadline, what happened, and who has it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from dayaq.casework.applications.registration_number import normalise
from dayaq.casework.applications.safe_copies import DocumentQuarantined
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.corrections import correctable
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import ApplicationUnknown, NoLongerYours, consult_attachment, release, take
from dayaq.channels.desk.conversation import conversation_of
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.law import read_law
from dayaq.channels.desk.reading import Matter, read_matter
from dayaq.channels.desk.states import tag_of
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say

Args = ParamSpec("Args")
Answer = Callable[Concatenate[HttpRequest, Args], HttpResponse]
EVENTS = {
    "reassigned": "desk.event.reassigned",
    "moved": "desk.event.moved",
    "left": "desk.event.left",
    "conflict": "desk.event.conflict",
}


@dataclass(frozen=True)
class Event:
    """Something that happened to the application; `who` is empty where it was the citizen or the product."""

    at: datetime
    key: str
    who: str = ""


def led_away(view: "Answer[Args]") -> "Answer[Args]":
    """A view of one application: an officer from whom it was taken meanwhile is told so on the worklist."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoLongerYours as refusal:
            messages.error(request, refusal.in_language(language_now()))
            return redirect("desk:worklist")

    return answer


@officer_may("read")
@require_GET
@personal_page
@led_away
def application_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything the officer needs to decide one application."""
    at = legal_now()
    matter = matter_or_404(request, number, at)
    on = legal_day_of(at)
    application = matter.application
    officer = officer_of(request)
    shown: dict[str, Any] = {
        "matter": matter,
        "application": application,
        "tag": tag_of(application, on),
        "late": application.closed_at is None and application.due_on < on,
        "follow_ups": list(application.matters_about.order_by("received_at")),
        "correctable": correctable(application),
        "conversation": conversation_of(application, on=on),
        "mine": application.closed_at is None and application.reviewer_id == officer.pk,
        "free": application.closed_at is None and application.reviewer_id is None,
        "ground": ground_of(matter),
        "events": events_of(matter),
        "law": read_law(application, matter.service, language_now(), at) if application.closed_at is None else None,
    }
    return desk_page(request, "desk/application.html", shown)


@officer_may("review")
@led_away
def take_application(request: HttpRequest, number: str) -> HttpResponse:
    """Take the application for review."""
    if request.method == "POST":
        try:
            take(number=standard(number), officer=officer_of(request), at=legal_now())
        except ApplicationUnknown as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:application", number)


@officer_may("review")
@led_away
def release_application(request: HttpRequest, number: str) -> HttpResponse:
    """Give the application back to the worklist."""
    if request.method == "POST":
        try:
            release(number=standard(number), officer=officer_of(request), at=legal_now())
            messages.success(request, say("desk.application.released", number=number))
        except ApplicationUnknown as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:application", number)


@officer_may("read")
@require_GET
@personal_page
@led_away
def attached_document(request: HttpRequest, number: str, attachment_id: uuid.UUID) -> HttpResponse:
    """One attached document, to be saved and never opened inside our pages."""
    try:
        attachment = consult_attachment(
            number=standard(number), attachment_id=attachment_id, officer=officer_of(request), at=legal_now()
        )
    except NoLongerYours:
        raise
    except ApplicationUnknown as refusal:
        raise Http404 from refusal
    except (DocumentQuarantined, ScannerUnreachable) as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:application", standard(number))
    response = HttpResponse(bytes(attachment.file.content), content_type=attachment.file.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=attachment.name) or ""
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@officer_may("read")
@require_GET
@personal_page
@led_away
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt of the decision as its very text, byte for byte what the digest is of."""
    decision = matter_or_404(request, number, legal_now()).decision
    if decision is None:
        raise Http404
    return HttpResponse(decision.receipt.encode(), content_type="text/plain; charset=utf-8")


def standard(number: str) -> str:
    """The registration number in its standard form; what cannot be one is a page that does not exist."""
    known = normalise(number)
    if known is None:
        raise Http404
    return known


def matter_or_404(request: HttpRequest, number: str, at: datetime) -> Matter:
    """The matter of the number in the address, read and journalled."""
    try:
        return read_matter(standard(number), officer_of(request), language_now(), at)
    except NoLongerYours:
        raise
    except ApplicationUnknown as refusal:
        raise Http404 from refusal


def ground_of(matter: Matter) -> str:
    """The ground of a refusal in the officer's language; empty where nothing was refused."""
    ground = matter.service.ground(matter.decision.ground) if matter.decision else None
    return ground.words.in_language(language_now()) if ground else ""


def events_of(matter: Matter) -> list[Event]:
    """What happened, from the rows, the earliest first."""
    application, decision = matter.application, matter.decision
    events = [Event(application.received_at, "desk.event.received")]
    if application.taken_at and application.reviewer:
        events.append(Event(application.taken_at, "desk.event.taken", application.reviewer.full_name))
    events += [Event(one.at, EVENTS[one.reason], _to_whom(one)) for one in application.handovers.all()]
    if decision:
        key = "desk.event.approved" if decision.approved else "desk.event.refused"
        events.append(Event(decision.decided_at, key, decision.officer.full_name if decision.officer else ""))
    return sorted(events, key=lambda event: event.at)


def _to_whom(handover: Handover) -> str:
    """To whom it went, and why in the words of whoever passed it on."""
    to = handover.to_officer.full_name if handover.to_officer else handover.to_unit.name_in(language_now())
    return f"{to} ({handover.note})" if handover.note else to
