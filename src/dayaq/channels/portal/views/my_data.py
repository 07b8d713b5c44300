"""What is on file about a person, shown to them, and the form by which they contest one fact of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.applications.documents import ACCEPTED, LARGEST
from dayaq.casework.corrections.facts import Fact
from dayaq.casework.corrections.own import OWN
from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.own import contest_fact, own_data
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.my import opened_by
from dayaq.web.fields import TextField, UploadField
from dayaq.web.person_facts import claimed_field, claimed_text
from dayaq.web.privacy import personal_page
from dayaq.web.texts import say, say_later


class ContestForm(forms.Form):
    """What is right, why, and the document that shows it."""

    def __init__(self, fact: Fact, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        self.fields["claimed"] = claimed_field(fact)
        self.fields["evidence"] = UploadField(
            label=say_later("portal.contest.evidence"),
            help_text=say_later("portal.contest.evidence_hint"),
            max_bytes=LARGEST,
            accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
        )
        self.fields["explanation"] = TextField(
            label=say_later("portal.contest.explanation"),
            help_text=say_later("portal.contest.explanation_hint"),
            lines=True,
            required=False,
            max_length=2000,
        )


@personal_page
@require_safe
@opened_by(Opened.MY_DATA)
def my_data(request: HttpRequest, person: UUID) -> HttpResponse:
    """The facts on file, each with a way to say that it is wrong, and what became of earlier objections."""
    return show(request, "my/data", {"data": own_data(person)})


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by(Opened.MY_DATA)
def contest(request: HttpRequest, person: UUID, fact: str) -> HttpResponse:
    """Say that one fact is wrong. What a person may not contest here is not found."""
    if fact not in OWN:
        raise Http404
    wrong = Fact(fact)
    posted = request.method == "POST"
    form = ContestForm(wrong, request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        try:
            told = form.cleaned_data
            contest_fact(
                person,
                wrong,
                claimed=claimed_text(told["claimed"]),
                explanation=told["explanation"],
                file=told["evidence"],
            )
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.contest.sent"))
            return redirect("portal:my_data")
    data = own_data(person)
    here = next(one for one in data.facts if one.fact == wrong)
    return show(request, "my/contest", {"data": data, "here": here, "form": form})
