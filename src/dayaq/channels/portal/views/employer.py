"""The pages of an employer: choosing which, the notifications, a new one, its history, a change, the end; and own contracts."""

import uuid
from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.contract_forms import AmendmentForm, ConclusionForm, KeyedForm, TerminationForm, written
from dayaq.channels.portal.employing import (
    amend_now,
    contract_to_change,
    employers_of,
    end_now,
    notifications_of,
    notify_now,
    one_notification,
    own_contracts,
)
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.my import asked_number, opened_by
from dayaq.subsystems.contracts.changing import ContractUnknown
from dayaq.subsystems.contracts.models import Ending, Notification
from dayaq.subsystems.contracts.operations import NoticeFaulty
from dayaq.subsystems.contracts.own import NotificationSeen
from dayaq.subsystems.contracts.queries import STATES
from dayaq.subsystems.contracts.signing import MaySignNot
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say

FORM = require_http_methods(["GET", "HEAD", "POST"])


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def employers(request: HttpRequest, person: UUID) -> HttpResponse:
    """The employers for whom the person signs."""
    return show(request, "employer/employers", {"employers": employers_of(person)})


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def notifications(request: HttpRequest, person: UUID, employer: UUID) -> HttpResponse:
    """The employer's notifications, the latest first, of one state or all."""
    state = request.GET.get("state", "")
    try:
        found = notifications_of(person, employer, state, asked_number(request, "page") or 1)
    except MaySignNot as refusal:
        return _may_not(request, refusal)
    return show(request, "employer/notifications", {"list": found, "state": state if state in STATES else "", "states": STATES})


@personal_page
@FORM
@opened_by(Opened.EMPLOYER)
def new(request: HttpRequest, person: UUID, employer: UUID) -> HttpResponse:
    """Notify of a new contract."""
    chosen = next((one for one in employers_of(person) if one.employer.pk == employer), None)
    if chosen is None:
        return redirect("portal:notifications", employer)
    form = ConclusionForm(request.POST or None, initial={"key": uuid.uuid4(), "main_workplace": True})
    if request.method == "POST" and form.is_valid():
        sent = _sent(form, lambda: notify_now(person, employer, form.conclusion()))
        if sent is not None:
            return _told(request, sent)
    return show(request, "employer/new", {"form": form, "employer": chosen}, status=_status(form))


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def notification(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """One notification: where it stands, what it says, and what followed."""
    try:
        seen = one_notification(person, key)
    except (ContractUnknown, MaySignNot) as refusal:
        raise Http404 from refusal
    return show(request, "employer/notification", {"seen": seen})


@personal_page
@FORM
@opened_by(Opened.EMPLOYER)
def amendment(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """Notify that a contract changes."""
    seen = _to_change(person, key)
    form = AmendmentForm(
        request.POST or None, initial={"key": uuid.uuid4(), **(written(seen.terms) if seen.terms is not None else {})}
    )
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        sent = _sent(form, lambda: amend_now(person, seen, str(answers["key"]), form.terms(), answers["from_on"]), "from_on")
        if sent is not None:
            return _told(request, sent)
    return show(request, "employer/amend", {"form": form, "seen": seen}, status=_status(form))


@personal_page
@FORM
@opened_by(Opened.EMPLOYER)
def termination(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """Notify that a contract ends."""
    seen = _to_change(person, key)
    form = TerminationForm(request.POST or None, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        reason = Ending.Reason(answers["reason"])
        sent = _sent(form, lambda: end_now(person, seen, str(answers["key"]), answers["last_day"], reason), "last_day")
        if sent is not None:
            return _told(request, sent)
    return show(request, "employer/terminate", {"form": form, "seen": seen}, status=_status(form))


@personal_page
@require_safe
@opened_by(Opened.MY_CONTRACTS)
def contracts(request: HttpRequest, person: UUID) -> HttpResponse:
    """The person's own employment contracts."""
    found, today = own_contracts(person)
    return show(request, "my/contracts", {"contracts": found, "today": today})


def _to_change(person: UUID, key: UUID) -> NotificationSeen:
    try:
        return contract_to_change(person, key)
    except (ContractUnknown, MaySignNot) as refusal:
        raise Http404 from refusal


def _sent(form: KeyedForm, send: Callable[[], Notification], field: str | None = None) -> Notification | None:
    """The notification that was sent; None where it was refused, which the form then shows."""
    try:
        return send()
    except NoticeFaulty as refusal:
        form.show(refusal.faults)
    except MaySignNot as refusal:
        refuse(form, refusal)
    except Refusal as refusal:
        refuse(form, refusal, field)
    return None


def _told(request: HttpRequest, sent: Notification) -> HttpResponse:
    if hasattr(sent, "answer"):
        messages.success(request, say("portal.employer.registered_now"))
    else:
        messages.info(request, say("portal.employer.waits_now"))
    return redirect("portal:notification", sent.pk)


def _may_not(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return show(request, "employer/may_not", {"why": refusal.in_language(language_now())}, status=403)


def _status(form: KeyedForm) -> int:
    return 422 if form.errors else 200
