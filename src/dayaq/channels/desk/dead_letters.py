"""Notices that could not be delivered: whom they were for, why, and the button that tries once more."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.dead_letters import PAGE_SIZE, consult_dead_letters, send_dead_letter_again
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("review")
@require_GET
@personal_page
def dead_letters(request: HttpRequest) -> HttpResponse:
    """One page of undelivered notices, the oldest first."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    answered = consult_dead_letters(page=wanted, officer=officer_of(request), at=legal_now())
    shown: dict[str, Any] = {"list": answered, "page": Paginator(range(answered.total), PAGE_SIZE).page(answered.page)}
    return desk_page(request, "desk/dead_letters.html", shown)


@officer_may("review")
def send_once_more(request: HttpRequest, notice_id: uuid.UUID) -> HttpResponse:
    """Give one undelivered notice back to the worker."""
    if request.method == "POST":
        try:
            send_dead_letter_again(notice_id=notice_id, officer=officer_of(request), at=legal_now())
            messages.success(request, say("desk.notices.sent_again"))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:dead_letters")
