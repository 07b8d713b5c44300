"""A person's own disability: the referral under way, decisions with their programme, and objecting."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.channel import Channel
from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.my import opened_by
from dayaq.subsystems.disability.appealing import object_to
from dayaq.subsystems.disability.models import Objection
from dayaq.subsystems.disability.own import read_own_decision, read_own_disability
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.legal_clock import legal_now
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say, say_later


class ObjectionForm(forms.Form):
    """How the person wants it looked at again, and why; the words go to a commission that does not know who it is."""

    kind = OneOfField(
        label=say_later("portal.disability.object.kind"),
        choices=[
            ("complaint", say_later("portal.disability.object.complaint")),
            ("in_person", say_later("portal.disability.object.in_person")),
        ],
    )
    words = TextField(
        label=say_later("portal.disability.object.words"),
        help_text=say_later("portal.disability.object.words_hint"),
        lines=True,
        max_length=2000,
    )


@personal_page
@require_safe
@opened_by(Opened.MY_DISABILITY)
def disability(request: HttpRequest, person: UUID) -> HttpResponse:
    """The referral under way, and the decisions, the latest first."""
    return show(request, "my/disability", {"own": read_own_disability(person=person, at=legal_now())})


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by(Opened.MY_DISABILITY)
def objection(request: HttpRequest, person: UUID, assessment: UUID) -> HttpResponse:
    """Object to a decision; then back to the page, where the objection stands with its deadline."""
    at = legal_now()
    decision = read_own_decision(person=person, assessment=assessment, at=at)
    if decision is None:
        raise Http404
    if request.method != "POST" and not decision.may_object:
        return redirect("portal:disability")
    form = ObjectionForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        said = {"kind": Objection.Kind(form.cleaned_data["kind"]), "words": form.cleaned_data["words"]}
        try:
            object_to(assessment_id=assessment, person=person, channel=Channel.PORTAL, at=at, **said)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.disability.objected"))
            return redirect("portal:disability")
    return show(request, "my/objection", {"form": form, "decision": decision}, status=422 if form.errors else 200)
