"""The steps of one draft: documents, contact, check and send, receipt.

Every page of a draft needs its person identified and the browser that began it. What was typed is kept even when the session
ended meanwhile: it is written into the draft, and the person comes back to the same question after identifying again.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dayaq.casework.applications import drafts
from dayaq.casework.applications.documents import LARGEST, MOST
from dayaq.casework.applications.drafts import DraftClosed, DraftUnknown
from dayaq.casework.applications.operations import ContactMissing
from dayaq.casework.people.mandates.authority import MandateRefused
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.applying import OpenForm, attach_all, form_before, receipt_of, send
from dayaq.channels.portal.forms import ContactForm, DocumentsForm
from dayaq.channels.portal.keys_held import know_application
from dayaq.channels.portal.page import refuse, show_step
from dayaq.web.legal_clock import legal_now
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now

Rest = ParamSpec("Rest")
Step = Callable[Concatenate[HttpRequest, OpenForm, Rest], HttpResponse]
Page = Callable[..., HttpResponse]


def of_open_form(view: "Step[Rest]") -> Page:
    """A step of a draft. It is handed the draft when the browser fits; a page to read needs the person identified too."""

    @wraps(view)
    def page(request: HttpRequest, key: UUID, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            form = form_before(request, key)
            if not form.identified and request.method != "POST":
                return _identify_again(request.path)
            return closed_form(request, form) or view(request, form, *args, **kwargs)
        except DraftClosed:
            return closed_form(request, form_before(request, key)) or _no_form(request, DraftUnknown())
        except (DraftUnknown, MandateRefused) as refusal:
            return _no_form(request, refusal)

    return page


def closed_form(request: HttpRequest, form: OpenForm) -> HttpResponse | None:
    """Where a draft that is closed leads: to its receipt when it was sent, else to a page that says so; None while it is open."""
    if form.draft.closed_at is None:
        return None
    if form.application is None:
        return _no_form(request, DraftClosed(), service=form.draft.service_code)
    return redirect("portal:receipt", key=form.key)


def _identify_again(address: str) -> HttpResponse:
    """To the first step, and from there back to the address."""
    return HttpResponseRedirect(f"{reverse('portal:identify')}?{urlencode({'next': address})}")


def _no_form(request: HttpRequest, refusal: Refusal, service: str = "") -> HttpResponse:
    """A form that cannot be shown, and what to do."""
    context = {"explanation": refusal.in_language(language_now()), "service": service}
    return show_step(request, "no_form", context, status=404)


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_open_form
def documents(request: HttpRequest, form: OpenForm) -> HttpResponse:
    """The electronic copies: add, see, remove, go on; going on with none is warned about where the passport names some."""
    if request.method != "POST":
        return _documents_page(request, form, DocumentsForm())
    going_on = "go_on" in request.POST
    asked = DocumentsForm(request.POST, request.FILES)
    asked.fields["files"].required = not going_on
    if asked.is_valid():
        for refusal in attach_all(form, asked.cleaned_data["files"]):
            refuse(asked, refusal, "files")
    if not form.identified:
        for error in asked.errors.get("files", []):
            messages.warning(request, str(error))
        return _identify_again(request.path)
    if asked.errors:
        return _documents_page(request, form, asked)
    if not going_on:
        return redirect("portal:documents", key=form.key)
    if _documents_forgotten(form):
        return _documents_page(request, form, DocumentsForm(), forgotten=True)
    return redirect("portal:contact", key=form.key)


def _documents_forgotten(form: OpenForm) -> bool:
    return bool(form.entry.passport.documents) and not form.draft.attachments.exists()


def _documents_page(request: HttpRequest, form: OpenForm, asked: DocumentsForm, *, forgotten: bool = False) -> HttpResponse:
    attached = list(form.draft.attachments.select_related("file").defer("file__content"))
    context = {
        "open": form,
        "form": asked,
        "attached": attached,
        "full": len(attached) >= MOST,
        "forgotten": forgotten,
        "most": MOST,
        "megabytes": LARGEST // 1_000_000,
    }
    return show_step(request, "documents", context)


@personal_page
@require_POST
@of_open_form
def remove(request: HttpRequest, form: OpenForm, attachment: UUID) -> HttpResponse:  # noqa: ARG001  # every view has one
    """Remove one document. Nothing is removed for a session that has ended."""
    address = reverse("portal:documents", kwargs={"key": form.key})
    if not form.identified:
        return _identify_again(address)
    drafts.detach(draft=form.draft, attachment_id=attachment)
    return HttpResponseRedirect(address)


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_open_form
def contact(request: HttpRequest, form: OpenForm) -> HttpResponse:
    """The request in own words and the contact for the result."""
    text_needed = form.entry.service.kind == "enquiry"
    if request.method != "POST":
        written = {name: getattr(form.draft, name) for name in ("text", "district", "address", "email", "phone", "on_paper")}
        return _contact_page(request, form, ContactForm(initial=written, text_needed=text_needed))
    asked = ContactForm(request.POST, text_needed=text_needed)
    if not asked.is_valid():
        return _contact_page(request, form, asked)
    drafts.write_answers(draft=form.draft, answers=asked.answers(), at=legal_now())
    if not form.identified:
        return _identify_again(request.path)
    return redirect("portal:check", key=form.key)


def _contact_page(request: HttpRequest, form: OpenForm, asked: ContactForm) -> HttpResponse:
    return show_step(request, "contact", {"open": form, "form": asked})


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_open_form
def check(request: HttpRequest, form: OpenForm) -> HttpResponse:
    """Everything once more, then send. Only an identified person sends."""
    if not form.identified:
        return _identify_again(request.path)
    try:
        if request.method == "POST":
            send(form)
            return redirect("portal:receipt", key=form.key)
        return _check_page(request, form)
    except ContactMissing as refusal:
        messages.warning(request, refusal.in_language(language_now()))
        return redirect("portal:contact", key=form.key)


def _check_page(request: HttpRequest, form: OpenForm) -> HttpResponse:
    if not (form.draft.email or form.draft.phone or form.draft.on_paper):
        raise ContactMissing
    attached = list(form.draft.attachments.select_related("file").defer("file__content"))
    forgotten = bool(form.entry.passport.documents) and not attached
    return show_step(request, "check", {"open": form, "attached": attached, "forgotten": forgotten})


@personal_page
@require_safe
def receipt(request: HttpRequest, key: UUID) -> HttpResponse:
    """The registration number, what happens now, what comes next and by which date."""
    try:
        form = form_before(request, key)
    except (DraftUnknown, MandateRefused) as refusal:
        return _no_form(request, refusal)
    if not form.identified:
        return _identify_again(request.path)
    standing = receipt_of(form)
    if standing is None:
        return closed_form(request, form) or redirect("portal:check", key=key)
    know_application(request, standing.application.pk)
    return show_step(request, "receipt", {"standing": standing})
