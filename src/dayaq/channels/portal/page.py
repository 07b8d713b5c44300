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
FACTS = "portal.step.facts"
_PLACES = {
    "identify": "portal.step.identify",
    "choice": "portal.step.service",
    "service": "portal.step.service",
    "elsewhere": "portal.step.service",
    "represent": "portal.step.service",
    "documents": "portal.step.documents",
    "facts": FACTS,
    "contact": "portal.step.contact",
    "check": "portal.step.check",
}
_RETURNABLE = frozenset({"documents", "facts", "contact", "check", "receipt"})
_OWN = frozenset({"my"})


def show(request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A page that is open to everybody, under the banner of the regime in force today."""
    known = {"regime": regime_in_force(legal_day()), **(context or {})}
    return render(request, f"portal/{template}.html", known, status=status)


def show_step(request: HttpRequest, page: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """A page of applying, with the bar of the steps where it is one of them."""
    known = context or {}
    keys = steps_of(asks_facts=known.get("asks_facts", False))
    place = keys.index(_PLACES[page]) + 1 if page in _PLACES else None
    known = {"steps": [say(key) for key in keys], "step": place, **known}
    return render(request, f"portal/apply/{page}.html", known, status=status)


def steps_of(*, asks_facts: bool) -> tuple[str, ...]:
    """The keys of the steps. Facts are asked only for a computed service: after the documents, from which they are read."""
    return (*STEPS[:3], FACTS, *STEPS[3:]) if asks_facts else STEPS


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
