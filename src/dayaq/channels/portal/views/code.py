"""One application opened by a code: asking for the code, typing it, and the page that it opens."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.applications.contacts import ApplicationClosedToYou
from dayaq.casework.identification.codes import Purpose
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.code_forms import CodeForm, MediumForm
from dayaq.channels.portal.keys_held import awaited_code, is_opened, known_application
from dayaq.channels.portal.opening import open_by_code, opened_application, opened_document, send_code_for_application
from dayaq.channels.portal.page import refuse, show
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def application_code(request: HttpRequest) -> HttpResponse:
    """Choose where the code goes, then type it; both for the application whose status was read just before."""
    key = known_application(request)
    if key is None:
        return redirect("portal:status")
    if is_opened(request, key):
        return redirect("portal:application", key=key)
    if request.method != "POST":
        return _page(request, CodeForm(), MediumForm())
    return _code_typed(request) if "code" in request.POST else _code_asked(request)


def _code_asked(request: HttpRequest) -> HttpResponse:
    """Have it sent, unless too many were."""
    form = MediumForm(request.POST)
    if not form.is_valid():
        return _page(request, CodeForm(), form)
    try:
        send_code_for_application(request, form.cleaned_data["medium"])
    except Refusal as refusal:
        messages.warning(request, refusal.in_language(language_now()))
    return redirect("portal:application_code")


def _code_typed(request: HttpRequest) -> HttpResponse:
    """Open what the code opens."""
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            return redirect("portal:application", key=open_by_code(request, form.cleaned_data["code"]))
        except Refusal as refusal:
            refuse(form, refusal, "code")
    return _page(request, form, MediumForm())


def _page(request: HttpRequest, code: CodeForm, medium: MediumForm) -> HttpResponse:
    awaited = awaited_code(request, Purpose.APPLICATION.value)
    return show(request, "application_code", {"code": code, "medium": medium, "awaited": awaited})


@personal_page
@require_safe
def application(request: HttpRequest, key: UUID) -> HttpResponse:
    """One application whole: what was sent, how it stands, what was decided."""
    try:
        return show(request, "application", {"opened": opened_application(request, key), "only": is_opened(request, key)})
    except ApplicationClosedToYou:
        return redirect("portal:status")


@personal_page
@require_safe
def document(request: HttpRequest, key: UUID, attachment: UUID) -> HttpResponse:
    """One document that was sent, to be saved and never opened inside our pages."""
    try:
        found = opened_document(request, key, attachment)
    except ApplicationClosedToYou as refusal:
        raise Http404 from refusal
    response = HttpResponse(bytes(found.file.content), content_type=found.file.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.name) or ""
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
