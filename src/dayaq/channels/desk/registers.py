"""The supervisor's pages of the outside registers: how each answers, what is held, and settling one held entry."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.held_entries import (
    PAGE_SIZE,
    apply_entry_again,
    consult_entry,
    registers_seen,
    set_entry_aside,
)
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.registers_forms import AsideForm
from dayaq.channels.desk.registers_words import fields_in_words, row_in_words
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("keep_registers")
@require_GET
def registers(request: HttpRequest) -> HttpResponse:
    """How every register answers, and one page of the entries that are held."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    seen = registers_seen(page=wanted, officer=officer_of(request), on=legal_day())
    shown: dict[str, Any] = {
        "seen": seen,
        "entries": [row_in_words(entry) for entry in seen.held],
        "page": Paginator(range(seen.total), PAGE_SIZE).page(seen.page),
    }
    return desk_page(request, "desk/registers.html", shown)


@officer_may("keep_registers")
@personal_page
def entry(request: HttpRequest, entry_id: uuid.UUID) -> HttpResponse:
    """One held entry; sent, it is applied again or set aside."""
    officer = officer_of(request)
    form = AsideForm(request.POST if request.POST.get("act") == "aside" else None)
    try:
        if request.POST.get("act") == "apply":
            apply_entry_again(entry_id=entry_id, officer=officer, at=legal_now(), changed=facts_changed)
            return _done(request, "desk.entry.applied")
        if form.is_valid():
            set_entry_aside(entry_id=entry_id, why=form.cleaned_data["why"], officer=officer, at=legal_now())
            return _done(request, "desk.entry.aside_done")
        held = consult_entry(entry_id=entry_id, officer=officer, at=legal_now())
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:registers")
    shown = {"row": row_in_words(held.entry), "fields": fields_in_words(held), "form": form}
    return desk_page(request, "desk/register_entry.html", shown, status=422 if form.is_bound else 200)


def _done(request: HttpRequest, text: str) -> HttpResponse:
    messages.success(request, say(text))
    return redirect("desk:registers")
