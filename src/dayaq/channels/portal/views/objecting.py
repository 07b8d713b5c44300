"""What a person may do about the own matter beside answering: withdraw it, or complain about its decision."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.conversing import OwnMatter, own_matter, send_complaint, take_back
from dayaq.channels.portal.forms import ComplaintForm
from dayaq.channels.portal.opened import keep_opened, typed
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.matter import of_opened_matter
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_opened_matter
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """What withdrawing means, and withdrawing."""
    own = own_matter(key)
    if request.method != "POST":
        return show(request, "matter/withdraw", {"own": own, "standing": own.standing}) if own.may_withdraw else _back(key)
    try:
        take_back(own)
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return _back(key)


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_opened_matter
def complaint(request: HttpRequest, key: UUID) -> HttpResponse:
    """The complaint in the person's own words; then on to the complaint's own page."""
    own = own_matter(key)
    if request.method != "POST":
        if not own.may_complain:
            return _back(key)
        return _complaint_page(request, own, ComplaintForm(initial={"text": typed(request, key), "form": uuid.uuid4()}))
    form = ComplaintForm(request.POST)
    if form.is_valid():
        try:
            complaint = send_complaint(own, text=form.cleaned_data["text"], form=form.cleaned_data["form"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            keep_opened(request, complaint.pk)
            return _back(complaint.pk)
    return _complaint_page(request, own, form)


def _complaint_page(request: HttpRequest, own: OwnMatter, form: ComplaintForm) -> HttpResponse:
    return show(request, "matter/complaint", {"own": own, "standing": own.standing, "form": form})


def _back(key: UUID) -> HttpResponse:
    return redirect("portal:matter", key=key)
