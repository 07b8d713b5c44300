"""People without a FİN at the counter: found by the paper they show, put on file from it, later given their FİN."""

import time
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.identification.counter import PersonAtCounter
from dayaq.casework.identification.registration import (
    LikelyDoubles,
    add_paper,
    consult_doubles,
    find_by_paper,
    give_fin,
    register_without_fin,
)
from dayaq.casework.people.models import IdentityDocument
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.counter import SEEN, person_there
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.newcomer_forms import GivenFinForm, NewcomerForm, PaperForm
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("receive")
@personal_page
def without_fin(request: HttpRequest) -> HttpResponse:
    """Type the number of the paper; its holder stands at the counter then. Of several, the officer chooses one."""
    form, found = PaperForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        found = find_by_paper(number=form.cleaned_data["number"], officer=officer_of(request), at=legal_now())
        chosen = _chosen(found, request.POST.get("document", ""))
        if chosen is not None:
            request.session[SEEN] = [chosen.pk, time.time()]
            return redirect("desk:at_counter")
    request.session.pop(SEEN, None)
    return desk_page(request, "desk/without_fin.html", {"form": form, "found": found}, status=422 if form.errors else 200)


def _chosen(found: list[IdentityDocument], wanted: str) -> IdentityDocument | None:
    """The paper that the officer chose of those found; the only one where there is no other."""
    if len(found) == 1:
        return found[0]
    return next((one for one in found if str(one.pk) == wanted), None)


@officer_may("register_people")
@personal_page
def register_person(request: HttpRequest) -> HttpResponse:
    """Copy the paper; whoever on file may be this person is shown before anything is stored."""
    form = NewcomerForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or "change" in request.POST:
        return _form_page(request, form)
    try:
        there = _stored(request, form)
    except LikelyDoubles:
        return _form_page(request, form, doubles=True)
    except Refusal as refusal:
        form.add_error(None, refusal.in_language(language_now()))
        return _form_page(request, form)
    request.session[SEEN] = [there.document.pk, time.time()]
    messages.success(request, say("desk.newcomer.registered"))
    return redirect("desk:at_counter")


def _stored(request: HttpRequest, form: NewcomerForm) -> PersonAtCounter:
    """The paper with somebody whom the officer chose of those alike, else with a person put on file now."""
    newcomer, paper, officer = form.newcomer(), form.paper(), officer_of(request)
    chosen = _keys(request.POST.getlist("person"))
    if chosen:
        return add_paper(person=chosen[0], newcomer=newcomer, paper=paper, officer=officer, at=legal_now())
    seen = frozenset(_keys(request.POST.getlist("seen")) if "none" in request.POST else [])
    return register_without_fin(newcomer=newcomer, paper=paper, seen=seen, officer=officer, at=legal_now())


def _keys(typed: list[str]) -> list[uuid.UUID]:
    """The ids among what was sent; what is none is left out."""
    found = []
    for text in typed:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found


def _form_page(request: HttpRequest, form: NewcomerForm, *, doubles: bool = False) -> HttpResponse:
    shown: dict[str, Any] = {"form": form}
    if doubles:
        shown["doubles"] = consult_doubles(
            newcomer=form.newcomer(), paper=form.paper(), officer=officer_of(request), at=legal_now()
        )
    return desk_page(request, "desk/register_person.html", shown, status=422 if form.errors else 200)


@officer_may("register_people")
@personal_page
def enter_fin(request: HttpRequest) -> HttpResponse:
    """Enter the FİN that the person at the counter was given, from the document that carries it."""
    there = person_there(request)
    if there is None or there.person.fin is not None:
        return redirect("desk:at_counter")
    form = GivenFinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            now = give_fin(person=there.person.pk, card=form.card(), officer=officer_of(request), at=legal_now())
        except Refusal as refusal:
            form.add_error("fin", refusal.in_language(language_now()))
        else:
            request.session[SEEN] = [now.document.pk, time.time()]
            messages.success(request, say("desk.newcomer.fin_entered"))
            return redirect("desk:at_counter")
    shown = {"form": form, "person": there.person}
    return desk_page(request, "desk/enter_fin.html", shown, status=422 if form.errors else 200)
