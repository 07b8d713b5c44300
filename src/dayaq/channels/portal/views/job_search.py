"""A person's own search for work: where it stands, what they seek, the offers, and answering one."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.seeking import answer_now, own_offer, own_search, own_wishes, tell_now
from dayaq.channels.portal.views.my import opened_by
from dayaq.subsystems.employment.models import OfferAnswer
from dayaq.subsystems.employment.offering import OfferUnknown
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say, say_later
from dayaq.web.work_fields import WishesForm

FORM = require_http_methods(["GET", "HEAD", "POST"])


class OfferForm(forms.Form):
    """Yes or no to an offered job, and where no, why."""

    answer = OneOfField(
        label=say_later("portal.job.answer"),
        choices=[("accepted", say_later("portal.job.accept")), ("declined", say_later("portal.job.decline"))],
    )
    words = TextField(
        required=False,
        lines=True,
        max_length=1000,
        label=say_later("portal.job.words"),
        help_text=say_later("portal.job.words_hint"),
    )


@personal_page
@require_safe
@opened_by(Opened.MY_JOB_SEARCH)
def job_search(request: HttpRequest, person: UUID) -> HttpResponse:
    """Where the search stands, what was told, and what was offered."""
    return show(request, "my/job_search", {"search": own_search(person)})


@personal_page
@FORM
@opened_by(Opened.MY_JOB_SEARCH)
def wishes(request: HttpRequest, person: UUID) -> HttpResponse:
    """Tell what work is sought; then back to the search."""
    form = WishesForm(request.POST or None, initial=own_wishes(person))
    if request.method == "POST" and form.is_valid():
        try:
            tell_now(person, form.told())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.job.told"))
            return redirect("portal:job_search")
    return show(request, "my/wishes", {"form": form}, status=422 if form.errors else 200)


@personal_page
@FORM
@opened_by(Opened.MY_JOB_SEARCH)
def offer(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """One offer with what each answer means, and the answer."""
    try:
        seen = own_offer(person, key)
    except OfferUnknown as refusal:
        raise Http404 from refusal
    form = OfferForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        outcome = OfferAnswer.Outcome(form.cleaned_data["answer"])
        try:
            removed = answer_now(person, key, outcome, form.cleaned_data["words"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            return _told(request, outcome, removed=removed)
    return show(request, "my/offer", {"seen": seen, "form": form}, status=422 if form.errors else 200)


def _told(request: HttpRequest, outcome: OfferAnswer.Outcome, *, removed: bool) -> HttpResponse:
    if removed:
        messages.warning(request, say("portal.job.removed"))
    elif outcome == OfferAnswer.Outcome.DECLINED:
        messages.info(request, say("portal.job.declined"))
    else:
        messages.success(request, say("portal.job.accepted"))
    return redirect("portal:job_search")
