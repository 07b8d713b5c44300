"""The pages of doubles: making two rows of one human being one person, and undoing it."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dayaq.casework.corrections.merging import merge, undo
from dayaq.casework.people.search import person_numbered
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.people import PersonUnknown, consult_person
from dayaq.casework.staff.nearness import TooNear
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.people import kept_apart
from dayaq.web.fields import TextField, TickField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later


class MergeForm(forms.Form):
    """Which row is the same human being, and why."""

    double = TextField(label=say_later("desk.merge.double"), help_text=say_later("desk.merge.double_hint"), max_length=40)
    why = TextField(label=say_later("desk.merge.why"), lines=True, max_length=2000)
    sure = TickField(label=say_later("desk.merge.sure"))


@officer_may("review")
@personal_page
@kept_apart
def merge_person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Make the row of a double a part of this person."""
    officer, at, form = officer_of(request), legal_now(), MergeForm(request.POST or None, use_required_attribute=False)
    try:
        file = consult_person(person_id=person_id, officer=officer, at=at)
    except PersonUnknown as unknown:
        raise Http404 from unknown
    if request.method == "POST" and form.is_valid():
        double = person_numbered(form.cleaned_data["double"])
        try:
            if double is None:
                raise PersonUnknown
            merge(kept=file.person.pk, absorbed=double.pk, why=form.cleaned_data["why"], officer=officer, at=at)
            messages.success(request, say("desk.merge.done"))
            return redirect("desk:person", person_id)
        except Refusal as refusal:
            form.add_error("double", refusal.in_language(language_now()))
    shown = {"form": form, "person": file.person, "title": "desk.merge.title"}
    return desk_page(request, "desk/about_person.html", shown, status=422 if form.errors else 200)


@officer_may("review")
@require_POST
@kept_apart
def undo_merge(request: HttpRequest, person_id: uuid.UUID, merge_id: uuid.UUID) -> HttpResponse:
    """Make two people again of one."""
    try:
        undo(merge_id=merge_id, officer=officer_of(request), at=legal_now())
        messages.success(request, say("desk.merge.undone"))
    except TooNear:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:person", person_id)
