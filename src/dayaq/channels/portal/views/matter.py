"""One matter before its person: how it stands, what the officer asks, and the answer to it.

A letter's link leads here and asks the FİN; the status page leads here after the registration number and the FİN.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dayaq.casework.applications.documents import LARGEST, MOST
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.answering import MatterNotShown
from dayaq.channels.portal.conversing import OwnMatter, add_all, open_by_fin, own_matter, send_answer
from dayaq.channels.portal.forms import AnswerForm, FinForm
from dayaq.channels.portal.opened import is_opened, keep_typed, typed
from dayaq.channels.portal.page import refuse, show
from dayaq.web.privacy import personal_page

View = Callable[[HttpRequest, UUID], HttpResponse]


def of_opened_matter(view: View) -> View:
    """A page of a matter opened in this session; else what was typed is kept and the FİN is asked on the matter's own page."""

    @wraps(view)
    def page(request: HttpRequest, key: UUID) -> HttpResponse:
        if not is_opened(request, key):
            keep_typed(request, key, request.POST.get("text", ""))
            return redirect("portal:matter", key=key)
        try:
            return view(request, key)
        except MatterNotShown:
            return redirect("portal:matter", key=key)

    return page


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def matter(request: HttpRequest, key: UUID) -> HttpResponse:
    """The matter after the FİN of its person. An unknown address asks and answers the same."""
    if is_opened(request, key) and request.method != "POST":
        return _page(request, own_matter(key), AnswerForm(initial={"text": typed(request, key)}))
    form = FinForm(request.POST or None)
    if form.is_valid():
        try:
            open_by_fin(request, key=key, fin=form.cleaned_data["fin"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return redirect("portal:matter", key=key)
    return show(request, "matter/open", {"form": form})


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@of_opened_matter
def answer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add documents, or send the answer with those added before."""
    if request.method != "POST":
        return redirect("portal:matter", key=key)
    sending = "send" in request.POST
    form = AnswerForm(request.POST, request.FILES)
    form.fields["files"].required = not sending
    if form.is_valid():
        for refusal in add_all(key, form.cleaned_data["files"]):
            refuse(form, refusal, "files")
    if not form.errors and sending:
        try:
            send_answer(key, form.cleaned_data["text"])
        except Refusal as refusal:
            refuse(form, refusal)
    if form.errors:
        return _page(request, own_matter(key), form)
    if not sending:
        keep_typed(request, key, form.cleaned_data["text"])
    return redirect("portal:matter", key=key)


def _page(request: HttpRequest, own: OwnMatter, form: AnswerForm) -> HttpResponse:
    shown = {"own": own, "standing": own.standing, "form": form, "most": MOST, "megabytes": LARGEST // 1_000_000}
    return show(request, "matter/matter", shown)
