"""Notifications of contracts that wait for an officer: the list by deadline, one of them, and the answer."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.employer_forms import AnswerForm
from dayaq.subsystems.contracts.models import Answer
from dayaq.subsystems.contracts.queries import employer_on
from dayaq.subsystems.contracts.reviewing import (
    PAGE_SIZE,
    NotificationUnknown,
    ReasonMissing,
    answer,
    consult_notification,
    consult_waiting,
)
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("read")
@require_GET
@personal_page
def contracts(request: HttpRequest) -> HttpResponse:
    """One page of the notifications that wait, the nearest deadline first."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    found = consult_waiting(page=wanted, officer=officer_of(request), at=legal_now())
    shown = {"list": found, "page": Paginator(range(found.total), PAGE_SIZE).page(found.page), "on": legal_day()}
    return desk_page(request, "desk/contracts.html", shown)


@officer_may("read")
@require_GET
@personal_page
def contract(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One notification with what the law doubts, and the form of the answer."""
    return _page(request, key, AnswerForm())


@officer_may("review")
@personal_page
def answer_contract(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Register a notification or refuse it."""
    form = AnswerForm(request.POST or None)
    if request.method != "POST":
        return redirect("desk:contract", key)
    if not form.is_valid():
        return _page(request, key, form)
    outcome = Answer.Outcome(form.cleaned_data["outcome"])
    try:
        answer(key=key, outcome=outcome, reason=form.cleaned_data["reason"], officer=officer_of(request), at=legal_now())
    except NotificationUnknown as refusal:
        raise Http404 from refusal
    except ReasonMissing as refusal:
        form.add_error("reason", refusal.in_language(language_now()))
        return _page(request, key, form)
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:contract", key)
    messages.success(request, say("desk.contract.answered"))
    return redirect("desk:contracts")


def _page(request: HttpRequest, key: uuid.UUID, form: AnswerForm) -> HttpResponse:
    try:
        found = consult_notification(key=key, officer=officer_of(request), at=legal_now())
    except NotificationUnknown as refusal:
        raise Http404 from refusal
    shown = {"notification": found, "form": form, "employer": employer_on(found.employer, legal_day())}
    return desk_page(request, "desk/contract.html", shown, status=422 if form.errors else 200)
