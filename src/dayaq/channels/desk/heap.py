"""Several applications at once, or one: taking them, or giving them to somebody else, after a page that says what will happen.

Nothing is done before that page was seen. One application that cannot be taken or given never stops the others.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.applications.registration_number import normalise
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import ApplicationUnknown, NoLongerYours, take
from dayaq.casework.review.passing import MOST_AT_ONCE, each, places_to_pass_to, reassign, say_i_know
from dayaq.casework.staff.absence import away_on
from dayaq.casework.staff.authority import rights_of
from dayaq.casework.staff.models import Officer, Unit
from dayaq.casework.staff.rights import Right
from dayaq.channels.desk.application import led_away, standard
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

RIGHT_OF: dict[str, Right] = {"take": "review", "reassign": "reassign"}


class PassForm(forms.Form):
    """To whom the applications go, and why."""

    target = OneOfField(label=say_later("desk.heap.target"), in_list=True)
    note = TextField(
        label=say_later("desk.heap.note"), help_text=say_later("desk.heap.note_hint"), required=False, max_length=500, lines=True
    )

    def __init__(self, data: Any = None, *, officers: list[Officer], units: list[Unit]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.places: dict[str, Officer | Unit] = {f"officer-{one.pk}": one for one in officers}
        self.places |= {f"unit-{one.code}": one for one in units}
        away = away_on(legal_day())
        people = [(f"officer-{one.pk}", _named(one, away)) for one in officers]
        houses = [(f"unit-{one.code}", one.name_in(language_now())) for one in units]
        groups = [(say("desk.heap.officers"), people), (say("desk.heap.units"), houses)]
        cast("OneOfField", self.fields["target"]).choices = [("", say("desk.heap.target_none")), *groups]

    def place(self) -> Officer | Unit:
        """The officer or the unit chosen, once the form is valid."""
        return self.places[self.cleaned_data["target"]]


@officer_may("read")
@personal_page
def heap(request: HttpRequest) -> HttpResponse:
    """Ask to whom, say what will happen, or do it. Opened by address alone it leads to the worklist."""
    act = request.POST.get("act", "")
    numbers = [number for number in map(normalise, request.POST.getlist("number")[:MOST_AT_ONCE]) if number]
    if request.method != "POST" or act not in RIGHT_OF:
        return redirect("desk:worklist")
    officer, at = officer_of(request), legal_now()
    if RIGHT_OF[act] not in rights_of(officer, on=legal_day()):
        raise PermissionDenied
    if not numbers:
        messages.error(request, say("desk.heap.none_chosen"))
        return redirect("desk:worklist")
    if act == "take":
        return _look_or_do(request, numbers, lambda number: take(number=number, officer=officer, at=at), {"act": act})
    return _pass_on(request, numbers, officer, at)


def _pass_on(request: HttpRequest, numbers: list[str], officer: Officer, at: datetime) -> HttpResponse:
    """Ask to whom the applications go; with an answer, go on."""
    officers, units = places_to_pass_to(officer, at=at)
    form = PassForm(request.POST if "target" in request.POST else None, officers=officers, units=units)
    if not form.is_valid():
        shown = {"form": form, "numbers": numbers, "act": "reassign"}
        return desk_page(request, "desk/heap_whom.html", shown, status=422 if form.is_bound else 200)
    to, note = form.place(), form.cleaned_data["note"]
    kept = {"act": "reassign", "target": form.cleaned_data["target"], "note": note}
    name = to.full_name if isinstance(to, Officer) else to.name_in(language_now())

    def give(number: str) -> object:
        return reassign(number=number, to=to, note=note, officer=officer, at=at)

    return _look_or_do(request, numbers, give, kept, to=name)


def _look_or_do(
    request: HttpRequest, numbers: list[str], act: Callable[[str], object], kept: dict[str, str], *, to: str = ""
) -> HttpResponse:
    """The page that says what will happen; once it was confirmed, what happened."""
    doing = request.POST.get("do") == "yes"
    outcomes = each(numbers, act, only_look=not doing)
    rows = [(one.number, one.refusal.in_language(language_now()) if one.refusal else "") for one in outcomes]
    possible = sum(not reason for _, reason in rows)
    if doing and possible:
        key = "desk.heap.taken" if kept["act"] == "take" else "desk.heap.given"
        messages.success(request, say(key, count=possible))
    if doing and possible == len(rows):
        return redirect("desk:worklist")
    shown = {"rows": rows, "possible": possible, "kept": kept.items(), "act": kept["act"], "to": to, "done": doing}
    return desk_page(request, "desk/heap.html", shown)


@officer_may("review")
@personal_page
@led_away
def known(request: HttpRequest, number: str) -> HttpResponse:
    """The officer knows the applicant and will not review their matters. Opened by address alone it changes nothing."""
    if request.method != "POST":
        return redirect("desk:application", number)
    try:
        say_i_know(number=standard(number), officer=officer_of(request), at=legal_now())
    except NoLongerYours:
        raise
    except ApplicationUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    else:
        messages.success(request, say("desk.known.done"))
    return redirect("desk:application", number)


def _named(officer: Officer, away: frozenset[object]) -> str:
    """The officer's name, marked when they are away."""
    return say("desk.heap.away", name=officer.full_name) if officer.pk in away else officer.full_name
