"""The people pages: a search as people type names, and one person with documents and applications.

Whom the officer looks for never stands in an address: it is sent as a form and kept in the session until it is cleared.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.people.districts import districts
from dayaq.casework.people.models import Person
from dayaq.casework.people.search import LONGEST_TYPED, PeopleQuestion
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.people import PAGE_SIZE, PersonUnknown, consult_people, consult_person
from dayaq.casework.staff.nearness import TooNear
from dayaq.catalogue import catalogue
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.states import tag_of
from dayaq.web.fields import TextField
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say_later

TYPED = "desk_people_typed"
Args = ParamSpec("Args")
Answer = Callable[Concatenate[HttpRequest, Args], HttpResponse]


class PeopleForm(forms.Form):
    """Whom the officer looks for."""

    typed = TextField(
        label=say_later("desk.people.typed"),
        help_text=say_later("desk.people.typed_hint"),
        max_length=LONGEST_TYPED,
        attrs={"autocomplete": "off", "spellcheck": "false"},
        error_messages={"required": say_later("desk.people.nothing_typed")},
    )


def kept_apart(view: "Answer[Args]") -> "Answer[Args]":
    """A view of one person: who is that person or of their family is told on the people page that another officer serves them."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except TooNear as refusal:
            messages.error(request, refusal.in_language(language_now()))
            return redirect("desk:people")

    return answer


@officer_may("review")
@require_GET
@personal_page
def people(request: HttpRequest) -> HttpResponse:
    """The people who fit the words kept in the session; only the form while there are none."""
    typed = request.session.get(TYPED, "")
    form = PeopleForm(initial={"typed": typed})
    if not typed:
        return desk_page(request, "desk/people.html", {"form": form})
    try:
        shown = _found(request, typed)
    except Refusal as refusal:
        form = PeopleForm({"typed": typed})
        form.add_error("typed", refusal.in_language(language_now()))
        return desk_page(request, "desk/people.html", {"form": form, "typed": typed}, status=422)
    return desk_page(request, "desk/people.html", {"form": form, "typed": typed, **shown})


def _found(request: HttpRequest, typed: str) -> dict[str, Any]:
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    answered = consult_people(question=PeopleQuestion(typed=typed), page=wanted, officer=officer_of(request), at=legal_now())
    rows = [(person, district_of(person)) for person in answered.people]
    return {"list": answered, "rows": rows, "page": Paginator(range(answered.total), PAGE_SIZE).page(answered.page)}


@officer_may("review")
@personal_page
def find_people(request: HttpRequest) -> HttpResponse:
    """Keep the words, and lead to those who fit. Opened by address alone it changes nothing."""
    if request.method != "POST":
        return redirect("desk:people")
    if "clear" in request.POST:
        request.session.pop(TYPED, None)
        return redirect("desk:people")
    form = PeopleForm(request.POST)
    if not form.is_valid():
        return desk_page(request, "desk/people.html", {"form": form}, status=422)
    request.session[TYPED] = form.cleaned_data["typed"]
    return redirect("desk:people")


@officer_may("review")
@require_GET
@personal_page
@kept_apart
def person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """One person: names, documents over time, applications."""
    try:
        file = consult_person(person_id=person_id, officer=officer_of(request), at=legal_now())
    except PersonUnknown as unknown:
        raise Http404 from unknown
    language = language_now()
    applications = [
        (
            application,
            as_asked(application, catalogue.service(application.service_code).service).title.in_language(language),
            tag_of(application, legal_day()),
        )
        for application in file.applications
    ]
    shown = {"file": file, "district": district_of(file.person), "applications": applications, "today": legal_day()}
    return desk_page(request, "desk/person.html", shown)


def district_of(person: Person) -> str:
    """The name of the person's city or district in the language of the page; empty when unknown."""
    words = districts().get(person.district)
    return words.in_language(language_now()) if words else ""
