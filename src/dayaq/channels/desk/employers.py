"""Employers at the counter: found or put on record by the tax number, what is true of them, and who signs for them."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.employer_forms import EmployerForm, NewEmployerForm, SignatoryForm, VoenForm
from dayaq.subsystems.contracts.registers import (
    EmployerUnknown,
    SignsAlready,
    consult_employer,
    employer_with,
    end_signatory,
    record_employer,
    record_signatory,
)
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("receive")
@personal_page
def employers(request: HttpRequest) -> HttpResponse:
    """Find an employer by the tax number."""
    form = VoenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = employer_with(form.cleaned_data["voen"])
        if found is not None:
            return redirect("desk:employer", found)
        form.add_error("voen", say("desk.employer.not_found"))
    return desk_page(request, "desk/employers.html", {"form": form}, status=422 if form.errors else 200)


@officer_may("receive")
@personal_page
def new_employer(request: HttpRequest) -> HttpResponse:
    """Put an employer on record."""
    form = NewEmployerForm(request.POST or None, initial={"active": True})
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        recorded = record_employer(
            voen=answers["voen"], facts=form.facts(), from_on=answers["from_on"], officer=officer_of(request), at=legal_now()
        )
        messages.success(request, say("desk.employer.recorded"))
        return redirect("desk:employer", recorded.pk)
    return desk_page(request, "desk/employer_new.html", {"form": form}, status=422 if form.errors else 200)


@officer_may("receive")
@personal_page
def employer(request: HttpRequest, employer: uuid.UUID) -> HttpResponse:
    """One employer: what is on record, and the form that records who signs."""
    form = SignatoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_signatory(
                employer=employer,
                document=form.cleaned_data["document"],
                fin=form.cleaned_data["fin"],
                paper=form.terms(),
                officer=officer_of(request),
                at=legal_now(),
            )
        except EmployerUnknown as refusal:
            raise Http404 from refusal
        except SignsAlready as refusal:
            form.add_error("starts_on", refusal.in_language(language_now()))
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.employer.signatory_recorded"))
            return redirect("desk:employer", employer)
    return _page(request, employer, form)


@officer_may("receive")
@personal_page
def employer_state(request: HttpRequest, employer: uuid.UUID) -> HttpResponse:
    """Record what is true of an employer from a day on."""
    try:
        seen = consult_employer(employer=employer, officer=officer_of(request), at=legal_now())
    except EmployerUnknown as refusal:
        raise Http404 from refusal
    latest = next((state for state in seen.states if state.starts_on <= legal_day()), None)
    known = {name: getattr(latest, name) for name in ("name", "address", "kind", "sector", "active")} if latest else {}
    form = EmployerForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        record_employer(
            voen=seen.employer.voen,
            facts=form.facts(),
            from_on=form.cleaned_data["from_on"],
            officer=officer_of(request),
            at=legal_now(),
        )
        messages.success(request, say("desk.employer.recorded"))
        return redirect("desk:employer", employer)
    return desk_page(request, "desk/employer_state.html", {"form": form, "seen": seen}, status=422 if form.errors else 200)


@officer_may("receive")
def end_signing(request: HttpRequest, employer: uuid.UUID, signatory: uuid.UUID) -> HttpResponse:
    """End somebody's right to sign from today on."""
    if request.method == "POST":
        try:
            end_signatory(signatory=signatory, employer=employer, on=legal_day(), officer=officer_of(request), at=legal_now())
            messages.success(request, say("desk.employer.signatory_ended"))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:employer", employer)


def _page(request: HttpRequest, key: uuid.UUID, form: SignatoryForm) -> HttpResponse:
    try:
        seen = consult_employer(employer=key, officer=officer_of(request), at=legal_now())
    except EmployerUnknown as refusal:
        raise Http404 from refusal
    shown = {"seen": seen, "form": form, "on": legal_day()}
    return desk_page(request, "desk/employer.html", shown, status=422 if form.errors else 200)
