"""Beginning and ending without a decision: opening a correction, dropping it, closing the matter of somebody who has died."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.applications.models import Application
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.corrections import drop_correction, open_correction
from dayaq.casework.review.withdrawal import close_for_death
from dayaq.casework.service import Service
from dayaq.casework.staff.models import Officer
from dayaq.catalogue import catalogue
from dayaq.channels.desk.application import matter_or_404, standard
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.fields import TextField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say_later


class ReasonForm(forms.Form):
    """Why."""

    reason = TextField(
        label=say_later("desk.reason.label"),
        max_length=2000,
        lines=True,
        error_messages={"required": say_later("desk.reason.required")},
    )


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What is about to be done and by whom, once the reason is given."""

    number: str
    service: Service
    officer: Officer
    at: datetime


Act = Callable[[Deed, str], Application]


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the page says: its title, what follows from the act, and the button."""

    title: str
    lead: str
    send: str


CORRECTING = Page(title="desk.correct.title", lead="desk.correct.lead", send="desk.correct.send")
DROPPING = Page(title="desk.drop.title", lead="desk.drop.lead", send="desk.drop.send")
CLOSING = Page(title="desk.died.title", lead="desk.died.lead", send="desk.died.send")


def _open(deed: Deed, reason: str) -> Application:
    return open_correction(number=deed.number, service=deed.service, reason=reason, officer=deed.officer, at=deed.at)


def _drop(deed: Deed, reason: str) -> Application:
    return drop_correction(number=deed.number, service=deed.service, reason=reason, officer=deed.officer, at=deed.at)


def _close(deed: Deed, reason: str) -> Application:
    return close_for_death(number=deed.number, reason=reason, officer=deed.officer, at=deed.at)


@officer_may("review")
@personal_page
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """Begin to correct a decision."""
    return _with_reason(request, number, CORRECTING, _open)


@officer_may("review")
@personal_page
def drop(request: HttpRequest, number: str) -> HttpResponse:
    """End a correction that changes nothing."""
    return _with_reason(request, number, DROPPING, _drop)


@officer_may("review")
@personal_page
def close_dead(request: HttpRequest, number: str) -> HttpResponse:
    """Close the matter of somebody who has died."""
    return _with_reason(request, number, CLOSING, _close)


def _with_reason(request: HttpRequest, number: str, page: Page, act: Act) -> HttpResponse:
    """The form with the reason, and the act; then on to the application it ends in."""
    at = legal_now()
    matter = matter_or_404(request, standard(number), at)
    form = ReasonForm(request.POST or None, initial=interrupted_answers(request), use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        service = catalogue.service(matter.application.service_code).service
        number = matter.application.registration_number
        deed = Deed(number=number, service=service, officer=officer_of(request), at=at)
        try:
            ended = act(deed, form.cleaned_data["reason"])
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
            return redirect("desk:application", number)
        return redirect("desk:application", ended.registration_number)
    shown: dict[str, Any] = {"matter": matter, "application": matter.application, "form": form, "says": page}
    return desk_page(request, "desk/with_reason.html", shown, status=422 if form.errors else 200)
