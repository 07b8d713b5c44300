"""How an application stands, by registration number and FİN; and the decision to which a letter leads, by its address and FİN."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.applying import decision_of, status_of
from dayaq.channels.portal.forms import FinForm, StatusForm
from dayaq.channels.portal.keys_held import know_application
from dayaq.channels.portal.opened import keep_opened
from dayaq.channels.portal.page import refuse, show
from dayaq.web.privacy import personal_page


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """The status sentence, and nothing else that is on file."""
    form = StatusForm(request.POST or None)
    if form.is_valid():
        try:
            standing = status_of(request, number=form.cleaned_data["number"], fin=form.cleaned_data["fin"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            know_application(request, standing.application.pk)
            keep_opened(request, standing.application.pk)
            return show(request, "status", {"standing": standing})
    return show(request, "status", {"form": form})


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
