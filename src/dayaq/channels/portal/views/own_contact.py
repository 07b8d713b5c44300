"""A person known by e-ID puts a telephone or e-mail address of their own on record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dayaq.casework.identification.codes import Purpose
from dayaq.casework.identification.levels import Opened
from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.code_forms import CodeForm, OwnContactForm
from dayaq.channels.portal.keys_held import awaited_code
from dayaq.channels.portal.own import confirm_own_contact, send_code_to_own_contact
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.my import opened_by
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by(Opened.TRUST_CONTACT)
def own_contact(request: HttpRequest, person: UUID) -> HttpResponse:
    """The trusted contacts; name one's own, then type the code that came to it."""
    if request.method != "POST":
        return _page(request, person, CodeForm(), OwnContactForm())
    return _code_typed(request, person) if "code" in request.POST else _contact_named(request, person)


def _contact_named(request: HttpRequest, person: UUID) -> HttpResponse:
    form = OwnContactForm(request.POST)
    if form.is_valid():
        try:
            send_code_to_own_contact(request, person, *form.contact())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect("portal:own_contact")
    return _page(request, person, CodeForm(), form)


def _code_typed(request: HttpRequest, person: UUID) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            confirm_own_contact(request, person, form.cleaned_data["code"])
        except Refusal as refusal:
            refuse(form, refusal, "code")
        else:
            messages.success(request, say("portal.own_contact.trusted"))
            return redirect("portal:own_contact")
    return _page(request, person, form, OwnContactForm())


def _page(request: HttpRequest, person: UUID, code: CodeForm, form: OwnContactForm) -> HttpResponse:
    awaited = awaited_code(request, Purpose.OWN_CONTACT.value)
    shown = {"code": code, "form": form, "awaited": awaited, "contacts": trusted_contacts(person)}
    return show(request, "my/contact", shown)
