"""Tying an officer to their row of the register: the FİN from the identity card, then who it is, then the button."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.officers_as_persons import consult_person_for_officer, tie_to_person
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.managed import managed_or_404
from dayaq.web.fields import FinField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later


class FinForm(forms.Form):
    """The FİN of the officer as a person."""

    fin = FinField(label=say_later("desk.application.fin"), help_text=say_later("desk.tie.hint"))


@officer_may("manage_staff")
@personal_page
def person_of_officer(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask for the FİN; say who it is; tie them once that was confirmed."""
    officer, manager, at = managed_or_404(request, key, "manage_staff"), officer_of(request), legal_now()
    form = FinForm(request.POST if request.method == "POST" else None, use_required_attribute=False)
    shown: dict[str, object] = {"form": form, "officer": officer}
    if not form.is_valid():
        return desk_page(request, "desk/tie.html", shown, status=422 if form.errors else 200)
    fin = form.cleaned_data["fin"]
    try:
        if request.POST.get("do") == "yes":
            returned = tie_to_person(key=key, fin=fin, manager=manager, at=at)
            messages.success(request, say("desk.tie.done", count=returned))
            return redirect("desk:officer", key)
        person = consult_person_for_officer(key=key, fin=fin, manager=manager, at=at)
    except Refusal as refusal:
        form.add_error("fin", refusal.in_language(language_now()))
        return desk_page(request, "desk/tie.html", shown, status=422)
    return desk_page(request, "desk/tie_check.html", {"officer": officer, "person": person, "fin": fin})
