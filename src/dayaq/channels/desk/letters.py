"""Letters that people collect at a centre: the list, the page to print, and the note that one was handed over."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.letters import PAGE_SIZE, LetterNotWaiting, consult_letter, consult_letters, hand_over
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("receive")
@require_GET
@personal_page
def letters(request: HttpRequest) -> HttpResponse:
    """One page of the letters that wait, the oldest first."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    answered = consult_letters(page=wanted, officer=officer_of(request), at=legal_now())
    links = Paginator(range(answered.total), PAGE_SIZE).page(answered.page)
    return desk_page(request, "desk/to_collect.html", {"list": answered, "page": links})


@officer_may("receive")
@require_GET
@personal_page
def letter(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One letter as it is printed."""
    try:
        found = consult_letter(letter=key, officer=officer_of(request), at=legal_now())
    except LetterNotWaiting as refusal:
        raise Http404 from refusal
    return desk_page(request, "desk/letter.html", {"letter": found})


@officer_may("receive")
def handed_over(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Note that the person has the letter."""
    if request.method == "POST":
        try:
            hand_over(letter=key, officer=officer_of(request), at=legal_now())
            messages.success(request, say("desk.letter.handed_over"))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:letters")
