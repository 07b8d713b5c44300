"""How the portal answers: a page with what all its pages show, refusals in the language of the page, the way back."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

from dayaq.casework.centres.queries import regime_in_force
from dayaq.casework.refusal import Refusal
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now, say

STEPS = ("portal.step.identify", "portal.step.service", "portal.step.documents", "portal.step.contact", "portal.step.check")
_PLACES = {"identify": 1, "choice": 2, "service": 2, "elsewhere": 2, "represent": 2, "documents": 3, "contact": 4, "check": 5}
_RETURNABLE = frozenset({"documents", "contact", "check", "receipt"})
_OWN = frozenset({"my"})


def show(request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A page that is open to everybody, under the banner of the regime in force today."""
    known = {"regime": regime_in_force(legal_day()), **(context or {})}
    return render(request, f"portal/{template}.html", known, status=status)


def show_step(request: HttpRequest, page: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A page of applying, with the bar of the steps where it is one of them."""
    names = [say(key) for key in STEPS]
    known = {"steps": names, "step": _PLACES.get(page), **(context or {})}
    return render(request, f"portal/apply/{page}.html", known, status=status)


def refuse(form: forms.Form, refusal: Refusal, field: str | None = None) -> None:
    """Show a refusal in the form's summary, at a field where it belongs to one."""
    form.add_error(field, refusal.in_language(language_now()))


def way_back(typed: str) -> str | None:
    """The address to return to after identifying, if it is a step of a draft or the person's own page; None for anything else."""
    if not typed.startswith(("/apply/", "/my")):
        return None
    try:
        match = resolve(typed)
    except Resolver404:
        return None
    if match.namespace != "portal":
        return None
    step = match.url_name in _RETURNABLE and isinstance(match.kwargs.get("key"), UUID)
    return typed if step or match.url_name in _OWN else None
