"""A person's own pages, behind a code to a trusted contact or e-ID: applications, who read about them; the table of levels."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.identification.codes import Purpose
from dayaq.casework.identification.levels import Level, Opened, opens
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.code_forms import CodeForm, MediumForm
from dayaq.channels.portal.keys_held import awaited_code, level_of
from dayaq.channels.portal.own import own_applications, own_readings, prove_by_code, send_code_to_person
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.visitor import identified_person
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now

Page = Callable[[HttpRequest], HttpResponse]
OwnPage = Callable[[HttpRequest, UUID], HttpResponse]


def of_person(view: OwnPage) -> Page:
    """A page for an identified person; others are led to the first step and back."""

    @wraps(view)
    def page(request: HttpRequest) -> HttpResponse:
        person = identified_person(request)
        if person is None:
            return HttpResponseRedirect(f"{reverse('portal:identify')}?{urlencode({'next': reverse('portal:my')})}")
        return view(request, person)

    return page


def opened_by(what: Opened) -> Callable[[OwnPage], Page]:
    """A page for a person known as surely as it needs; others are led to the code."""

    def guarded(view: OwnPage) -> Page:
        @of_person
        @wraps(view)
        def page(request: HttpRequest, person: UUID) -> HttpResponse:
            return view(request, person) if opens(level_of(request), what) else redirect("portal:my_code")

        return page

    return guarded


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_person
def my_code(request: HttpRequest, person: UUID) -> HttpResponse:
    """Choose which trusted contact the code goes to, then type it."""
    if opens(level_of(request), Opened.MY_APPLICATIONS):
        return redirect("portal:my")
    if request.method != "POST":
        return _code_page(request, CodeForm(), MediumForm())
    return _code_typed(request, person) if "code" in request.POST else _code_asked(request, person)


def _code_asked(request: HttpRequest, person: UUID) -> HttpResponse:
    form = MediumForm(request.POST)
    if not form.is_valid():
        return _code_page(request, CodeForm(), form)
    try:
        send_code_to_person(request, person, form.cleaned_data["medium"])
    except Refusal as refusal:
        messages.warning(request, refusal.in_language(language_now()))
    return redirect("portal:my_code")


def _code_typed(request: HttpRequest, person: UUID) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            prove_by_code(request, person, form.cleaned_data["code"])
        except Refusal as refusal:
            refuse(form, refusal, "code")
        else:
            return redirect("portal:my")
    return _code_page(request, form, MediumForm())


def _code_page(request: HttpRequest, code: CodeForm, medium: MediumForm) -> HttpResponse:
    awaited = awaited_code(request, Purpose.TRUSTED.value)
    return show(request, "my/code", {"code": code, "medium": medium, "awaited": awaited})


@personal_page
@require_safe
@opened_by(Opened.MY_APPLICATIONS)
def my(request: HttpRequest, person: UUID) -> HttpResponse:
    """The person's applications, each with its status sentence."""
    return show(request, "my/applications", {"list": own_applications(person, _number(request, "page") or 1)})


@personal_page
@require_safe
@opened_by(Opened.WHO_READ)
def readers(request: HttpRequest, person: UUID) -> HttpResponse:
    """Who read the person's data: when, from which unit and in which role, and what."""
    return show(request, "my/readers", {"list": own_readings(person, _number(request, "before"))})


@require_safe
def levels(request: HttpRequest) -> HttpResponse:
    """What each level of identification opens, as the table says it."""
    shown = [(what.value, [(level.value, opens(level, what)) for level in Level]) for what in Opened]
    return show(request, "levels", {"levels": [level.value for level in Level], "rows": shown})


def _number(request: HttpRequest, name: str) -> int | None:
    """The whole number that the address gives under the name; None when it gives none that could be one."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else None
