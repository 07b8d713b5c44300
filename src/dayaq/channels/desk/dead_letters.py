"""Notices that could not be delivered: whom they were for, why, and what to do: try once more, tell on paper, put aside."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.applications.letters import LETTERS
from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.identification.code_delivery import UNDELIVERED_CODE
from dayaq.casework.notices.models import Notice
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.dead_letters import (
    PAGE_SIZE,
    consult_dead_letters,
    send_dead_letter_again,
    settle_dead_letter,
)
from dayaq.casework.review.retelling import tell_on_paper
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say

Act = Callable[[uuid.UUID, HttpRequest], Notice]


@officer_may("review")
@require_GET
@personal_page
def dead_letters(request: HttpRequest) -> HttpResponse:
    """One page of undelivered notices, those that reached nobody first."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    answered = consult_dead_letters(page=wanted, officer=officer_of(request), at=legal_now())
    shown: dict[str, Any] = {
        "list": answered,
        "page": Paginator(range(answered.total), PAGE_SIZE).page(answered.page),
        "about_applications": set(LETTERS),
        "code": UNDELIVERED_CODE,
    }
    return desk_page(request, "desk/dead_letters.html", shown)


@officer_may("review")
def send_once_more(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Give one undelivered notice back to the worker."""
    return _acted(request, notice_id, _again, "desk.notices.sent_again")


@officer_may("review")
def on_paper(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Make the letter on paper that tells what could not be delivered."""
    return _acted(request, notice_id, _paper, "desk.notices.on_paper_made")


@officer_may("review")
def put_aside(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Take one undelivered notice from the list, because nothing more is to be done."""
    return _acted(request, notice_id, _aside, "desk.notices.put_aside_done")


def _again(notice_id: uuid.UUID, request: HttpRequest) -> Notice:
    return send_dead_letter_again(notice_id=notice_id, officer=officer_of(request), at=legal_now())


def _paper(notice_id: uuid.UUID, request: HttpRequest) -> Notice:
    return tell_on_paper(notice_id=notice_id, service_of=_service_asked, officer=officer_of(request), at=legal_now())


def _aside(notice_id: uuid.UUID, request: HttpRequest) -> Notice:
    return settle_dead_letter(notice_id=notice_id, officer=officer_of(request), at=legal_now())


def _acted(request: HttpRequest, notice_id: uuid.UUID, act: Act, done: str) -> HttpResponse:
    if request.method == "POST":
        try:
            act(notice_id, request)
            messages.success(request, say(done))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:dead_letters")


def _service_asked(application: Application) -> Service:
    return as_asked(application, catalogue.service(application.service_code).service)
