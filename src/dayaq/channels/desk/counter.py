"""Receiving a person at the counter: who stands there, by the document that the officer sees, and what is put on their record."""

import time
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.identification.counter import PersonAtCounter, consult_at_counter, identify_at_counter
from dayaq.casework.identification.models import TrustedBy
from dayaq.casework.identification.operations import NotIdentified
from dayaq.casework.identification.trusted import Contact, Trust, end_trust, trust_contact, trusted_contacts
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.counter_forms import SeenDocumentForm, TrustForm
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say

SEEN = "desk_counter"
SECONDS_AT_COUNTER = 20 * 60


@officer_may("receive")
@personal_page
def counter(request: HttpRequest) -> HttpResponse:
    """Type what stands on the document of the person at the counter. Whoever stood there before is put away."""
    form = SeenDocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            there = identify_at_counter(
                document=form.cleaned_data["document"], fin=form.cleaned_data["fin"], officer=officer_of(request), at=legal_now()
            )
        except NotIdentified as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            request.session[SEEN] = [there.document.pk, time.time()]
            return redirect("desk:at_counter")
    request.session.pop(SEEN, None)
    return desk_page(request, "desk/counter.html", {"form": form}, status=422 if form.errors else 200)


@officer_may("receive")
@require_GET
@personal_page
def at_counter(request: HttpRequest) -> HttpResponse:
    """The person at the counter and their trusted contacts."""
    there = person_there(request)
    return redirect("desk:counter") if there is None else _record_page(request, there, TrustForm())


@officer_may("receive")
@personal_page
def add_contact(request: HttpRequest) -> HttpResponse:
    """Put the contacts that the person names on their record as trusted."""
    there, form = person_there(request), TrustForm(request.POST)
    if there is None or request.method != "POST":
        return redirect("desk:at_counter")
    if not form.is_valid():
        return _record_page(request, there, form, status=422)
    trust = Trust(by=TrustedBy.COUNTER, officer=officer_of(request), document=there.document)
    for medium, address in form.contacts():
        trust_contact(person=there.person, contact=Contact(medium=medium, address=address), trust=trust, at=legal_now())
    messages.success(request, say("desk.counter.trusted"))
    return redirect("desk:at_counter")


@officer_may("receive")
def end_contact(request: HttpRequest, contact: uuid.UUID) -> HttpResponse:
    """Take a trusted contact from the record, as when a telephone is lost."""
    there = person_there(request)
    if there is not None and request.method == "POST":
        try:
            end_trust(person=there.person, contact=contact, officer=officer_of(request), at=legal_now())
            messages.success(request, say("desk.counter.ended"))
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:at_counter")


def person_there(request: HttpRequest) -> PersonAtCounter | None:
    """Who stands at the counter; nobody once the officer has finished, or 20 minutes after the document was seen."""
    document, seen_at = request.session.get(SEEN, (0, 0.0))
    if time.time() - seen_at > SECONDS_AT_COUNTER:
        request.session.pop(SEEN, None)
        return None
    try:
        return consult_at_counter(document=document, officer=officer_of(request), at=legal_now())
    except NotIdentified:
        return None


def _record_page(request: HttpRequest, there: PersonAtCounter, form: TrustForm, *, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {"there": there, "person": there.person, "form": form, "contacts": trusted_contacts(there.person.pk)}
    return desk_page(request, "desk/at_counter.html", shown, status=status)
