"""Sending a document anew in place of one that nobody can open."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dayaq.casework.applications.documents import ACCEPTED, LARGEST
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.conversing import own_matter, replace
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.matter import of_opened_matter
from dayaq.web.fields import UploadField
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say, say_later


class ReplaceForm(forms.Form):
    """A copy of the document that can be opened."""

    file = UploadField(
        label=say_later("portal.replace.file"),
        help_text=say_later("portal.contest.evidence_hint"),
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
    )


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def replace_document(request: HttpRequest, key: UUID, attachment: UUID) -> HttpResponse:
    """One hindered document of an opened matter, and the form that sends another; what is not hindered leads back."""
    return of_opened_matter(lambda asked, opened: _replace(asked, opened, attachment))(request, key)


def _replace(request: HttpRequest, key: UUID, attachment: UUID) -> HttpResponse:
    posted = request.method == "POST"
    form = ReplaceForm(request.POST if posted else None, request.FILES if posted else None, use_required_attribute=False)
    if form.is_valid():
        try:
            replace(key, attachment, form.cleaned_data["file"])
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.replace.done"))
            return redirect("portal:matter", key=key)
    own = own_matter(key)
    here = next(((one, what) for one, what in own.hindered if one.pk == attachment), None)
    if here is None:
        return redirect("portal:matter", key=key)
    return show(request, "matter/replace", {"own": own, "attachment": here[0], "what": here[1], "form": form})
