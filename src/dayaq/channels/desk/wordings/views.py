"""The pages about the words of notices: the list, one wording with its history, proposing, and answering a proposal."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.language import LANGUAGES
from dayaq.casework.notices.wordings import queries
from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.notices.wordings.operations import approve, decline, propose, withdraw
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.wordings import sheets
from dayaq.channels.desk.wordings.forms import DeclineForm, WordingForm
from dayaq.channels.desk.wordings.sheets import Chosen
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("word_notices")
@require_GET
@personal_page
def all_wordings(request: HttpRequest) -> HttpResponse:
    """What waits for a second officer, and every kind in every language."""
    shown = {"waiting": queries.waiting(), "kinds": sheets.list_of_kinds(legal_day()), "languages": LANGUAGES}
    return desk_page(request, "desk/wordings.html", shown)


@officer_may("word_notices")
@require_GET
@personal_page
def one_wording(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The words that hold today with an example, and every version before and after."""
    chosen = _chosen(kind, language)
    words = queries.worded(chosen.kind, language, legal_day())
    waiting = [each for each in queries.waiting() if (each.kind, each.language) == (kind, language)]
    shown = {
        "chosen": chosen,
        "words": words,
        "waiting": waiting[0] if waiting else None,
        "entrusted": queries.entrusted(officer_of(request), legal_day()),
        "example": next(sheets.examples(chosen, words.text, legal_day())),
        "history": sheets.history(chosen, legal_day()),
    }
    return desk_page(request, "desk/wording.html", shown)


@officer_may("word_notices")
@personal_page
def propose_wording(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The form of a proposal, which shows its letters before a colleague is asked; `?from=` begins with an old version."""
    chosen = _chosen(kind, language)
    if request.method != "POST":
        return _form_page(request, WordingForm(chosen=chosen, initial=_initial(request, chosen)))
    form = WordingForm(request.POST, chosen=chosen)
    if form.is_valid() and "send" in request.POST:
        try:
            wording = propose(kind=chosen.kind, proposal=form.proposal(), officer=officer_of(request), at=legal_now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.wordings.proposed"))
            return redirect("desk:proposal", wording.pk)
    return _form_page(request, form)


def _initial(request: HttpRequest, chosen: Chosen) -> dict[str, Any]:
    """What the form begins with: what was interrupted, an old version, or the words that hold last."""
    kept = interrupted_answers(request)
    if kept is not None:
        return dict(kept)
    old = sheets.text_of_version(chosen, request.GET.get("from", ""))
    text = old or queries.worded(chosen.kind, chosen.language, legal_day()).text
    return {**text._asdict(), "holds_from": legal_day()}


def _form_page(request: HttpRequest, form: WordingForm) -> HttpResponse:
    """The form, with the letters as they would read once it is valid."""
    chosen = form.chosen
    shown: dict[str, Any] = {"chosen": chosen, "form": form, "fields": sheets.fields_of(chosen.kind)}
    if form.is_bound and form.is_valid():
        shown["examples"] = list(sheets.examples(chosen, form.text(), form.cleaned_data["holds_from"]))
    return desk_page(request, "desk/propose.html", shown, status=422 if form.errors else 200)


@officer_may("word_notices")
@personal_page
def one_proposal(request: HttpRequest, wording_id: uuid.UUID) -> HttpResponse:
    """A proposal: what it changes, how its letters read, and the answer of a second officer."""
    wording = queries.proposal(wording_id)
    if wording is None or wording.kind not in sheets.KINDS:
        raise Http404
    form = DeclineForm(request.POST if request.POST.get("answer") == "decline" else None, use_required_attribute=False)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _answer(request, wording, form)
    chosen = _chosen(wording.kind, wording.language)
    shown = {
        "chosen": chosen,
        "wording": wording,
        "own": wording.proposed_by_id == officer_of(request).pk,
        "entrusted": queries.entrusted(officer_of(request), legal_day()),
        "form": form,
        "changes": sheets.changes(chosen.kind, sheets.before_proposal(chosen, wording), wording.text),
        "examples": list(sheets.examples(chosen, wording.text, wording.holds_from)),
    }
    return desk_page(request, "desk/proposal.html", shown, status=422 if form.errors else 200)


def _answer(request: HttpRequest, wording: Wording, form: DeclineForm) -> HttpResponse:
    """Approve, decline or withdraw, and lead back to the proposal."""
    officer, at, wording_id = officer_of(request), legal_now(), wording.pk
    answer = request.POST.get("answer")
    try:
        if answer == "approve":
            approve(wording_id=wording_id, officer=officer, at=at)
            messages.success(request, say("desk.wordings.approved"))
        elif answer == "decline":
            decline(wording_id=wording_id, why=form.cleaned_data["why"], officer=officer, at=at)
            messages.success(request, say("desk.wordings.declined"))
        elif answer == "withdraw":
            withdraw(wording_id=wording_id, officer=officer, at=at)
            messages.success(request, say("desk.wordings.withdrawn"))
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:proposal", wording_id)


def _chosen(kind: str, language: str) -> Chosen:
    """The kind and language of an address; nothing else has a page."""
    if kind not in sheets.KINDS or language not in LANGUAGES:
        raise Http404
    return Chosen(sheets.KINDS[kind], language)
