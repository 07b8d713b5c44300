"""How an application stands, by registration number and FİN; and the decision to which a letter leads, by its address and FİN."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.applying import Standing, decision_of, status_of, status_of_document
from dayaq.channels.portal.forms import DocumentStatusForm, FinForm, StatusForm
from dayaq.channels.portal.keys_held import know_application
from dayaq.channels.portal.opened import keep_opened
from dayaq.channels.portal.page import refuse, show
from dayaq.web.privacy import personal_page


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """The status sentence, and nothing else that is on file."""
    return _status_page(request, StatusForm(request.POST or None), status_of)


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def status_by_document(request: HttpRequest) -> HttpResponse:
    """The same for somebody who has no FİN, by the number of the document that was shown at the counter."""
    return _status_page(request, DocumentStatusForm(request.POST or None), status_of_document)


def _status_page(request: HttpRequest, form: forms.Form, read: Callable[..., Standing]) -> HttpResponse:
    if form.is_valid():
        try:
            standing = read(request, **form.cleaned_data)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            know_application(request, standing.application.pk)
            keep_opened(request, standing.application.pk)
            return show(request, "status", {"standing": standing})
    return show(request, "status", {"form": form, "by_document": isinstance(form, DocumentStatusForm)})


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: HttpRequest, key: UUID) -> HttpResponse:
    """The decision's letter, after the FİN of its person. An unknown address asks and answers the same."""
    form = FinForm(request.POST or None)
    if form.is_valid():
        try:
            standing = decision_of(request, key=key, fin=form.cleaned_data["fin"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            if standing is not None:
                keep_opened(request, standing.application.pk)
            return show(request, "decision", {"standing": standing})
    return show(request, "decision", {"form": form})
