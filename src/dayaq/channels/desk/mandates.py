"""The mandates of the person at the counter: recording one from its paper, and ending one."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.identification.counter import PersonAtCounter, record_mandate_at_counter
from dayaq.casework.people.mandates.operations import RepresentedUnknown, end_mandate, of_party
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import actor_of
from dayaq.casework.staff.nearness import TooNear
from dayaq.channels.desk.counter import person_there
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.mandate_forms import MandateForm
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("receive")
@personal_page
def mandates(request: HttpRequest) -> HttpResponse:
    """The mandates that the person holds or gave, and the form that records one from its paper."""
    there = person_there(request)
    if there is None:
        return redirect("desk:counter")
    form = MandateForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, there, form)
    try:
        record_mandate_at_counter(
            representative=there.person,
            represented_fin=form.cleaned_data["represented"],
            terms=form.terms(),
            paper=form.paper_seen(),
            officer=officer_of(request),
            at=legal_now(),
        )
    except (RepresentedUnknown, TooNear) as refusal:
        form.add_error("represented", refusal.in_language(language_now()))
        return _page(request, there, form)
    messages.success(request, say("desk.mandate.recorded"))
    return redirect("desk:mandates")


@officer_may("receive")
def end(request: HttpRequest, mandate: uuid.UUID) -> HttpResponse:
    """End a mandate of the person at the counter from today on, as either party may ask."""
    there = person_there(request)
    if there is not None and request.method == "POST":
        try:
            end_mandate(
                mandate=mandate, party=there.person.pk, officer=actor_of(officer_of(request)), on=legal_day(), at=legal_now()
            )
            messages.success(request, say("desk.mandate.ended"))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:mandates")


def _page(request: HttpRequest, there: PersonAtCounter, form: MandateForm) -> HttpResponse:
    shown = {"there": there, "person": there.person, "form": form, "mandates": list(of_party(there.person.pk)), "on": legal_day()}
    return desk_page(request, "desk/mandates.html", shown, status=422 if form.errors else 200)
