"""The pages of corrections: writing down what a person contests, answering it, merging doubles and undoing that."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from dayaq.casework.applications.documents import ACCEPTED, LARGEST, check
from dayaq.casework.applications.safe_copies import DocumentQuarantined
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.corrections.facts import Fact, called
from dayaq.casework.corrections.merging import merge, undo
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.operations import ContestUnknown, Objection, contest, correct, decline
from dayaq.casework.people.search import person_numbered
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.people import PersonUnknown, consult_contest, consult_evidence, consult_person
from dayaq.channels.desk.drawing import desk_page
from dayaq.web.fields import EmailField, OneOfField, TelephoneField, TextField, TickField, UploadField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later


class ContestForm(forms.Form):
    """What is wrong, what is right, and the document that shows it."""

    fact = OneOfField(label=say_later("desk.contest.fact"), in_list=True)
    claimed = TextField(
        label=say_later("desk.contest.claimed"), help_text=say_later("desk.contest.claimed_hint"), max_length=100, required=False
    )
    explanation = TextField(label=say_later("desk.contest.explanation"), lines=True, required=False, max_length=2000)
    evidence = UploadField(
        label=say_later("desk.contest.evidence"),
        max_bytes=LARGEST,
        accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
    )
    email = EmailField(label=say_later("desk.contest.email"), required=False)
    phone = TelephoneField(label=say_later("desk.contest.phone"), mobile=True, required=False)

    def __init__(self, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        language = language_now()
        self.fields["fact"].choices = [(fact.value, called(fact).in_language(language)) for fact in Fact]  # type: ignore[attr-defined]

    def objection(self) -> Objection:
        """What the person says."""
        told = {name: self.cleaned_data[name] for name in ("claimed", "explanation", "email", "phone")}
        return Objection(fact=Fact(self.cleaned_data["fact"]), **told)


class AnswerForm(forms.Form):
    """Why the fact is corrected or left, in words for the person."""

    why = TextField(label=say_later("desk.contest.why"), lines=True, max_length=2000)


class MergeForm(forms.Form):
    """Which row is the same human being, and why."""

    double = TextField(label=say_later("desk.merge.double"), help_text=say_later("desk.merge.double_hint"), max_length=40)
    why = TextField(label=say_later("desk.merge.why"), lines=True, max_length=2000)
    sure = TickField(label=say_later("desk.merge.sure"))


@officer_may("review")
@personal_page
def write_contest(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """Write down what the person before the officer contests."""
    at = legal_now()
    try:
        file = consult_person(person_id=person_id, officer=officer_of(request), at=at)
    except PersonUnknown as unknown:
        raise Http404 from unknown
    form = ContestForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["evidence"]
        try:
            evidence = check(upload.name, upload.read())
            written = contest(
                person=file.person, objection=form.objection(), evidence=evidence, officer=officer_of(request), at=at
            )
            return redirect("desk:contest", written.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
    shown = {"form": form, "person": file.person, "title": "desk.contest.title"}
    return desk_page(request, "desk/about_person.html", shown, status=422 if form.errors else 200)


@officer_may("review")
@personal_page
def answer_contest(request: HttpRequest, contest_id: uuid.UUID) -> HttpResponse:
    """One objection: what is on file, what is claimed, the evidence; and the answer."""
    officer, at, form = officer_of(request), legal_now(), AnswerForm(request.POST or None, use_required_attribute=False)
    try:
        if request.method == "POST" and form.is_valid():
            answer = correct if "correct" in request.POST else decline
            answer(contest_id=contest_id, why=form.cleaned_data["why"], officer=officer, at=at)
            messages.success(request, say("desk.contest.answered"))
            return redirect("desk:contest", contest_id)
        found = consult_contest(contest_id=contest_id, officer=officer, at=at)
    except ContestUnknown as unknown:
        raise Http404 from unknown
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:contest", contest_id)
    return desk_page(request, "desk/contest.html", _told(found, form), status=422 if form.errors else 200)


def _told(found: Contest, form: forms.Form) -> dict[str, object]:
    return {"contest": found, "fact": called(Fact(found.fact)), "form": form, "open": found.state == Contest.State.OPEN}


@officer_may("review")
@require_GET
@personal_page
def evidence(request: HttpRequest, contest_id: uuid.UUID) -> HttpResponse:
    """The document of an objection, to be saved and never opened inside our pages."""
    try:
        found, file = consult_evidence(contest_id=contest_id, officer=officer_of(request), at=legal_now())
    except ContestUnknown as unknown:
        raise Http404 from unknown
    except (DocumentQuarantined, ScannerUnreachable) as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:contest", contest_id)
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=found.evidence_name) or ""
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@officer_may("review")
@personal_page
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
def undo_merge(request: HttpRequest, person_id: uuid.UUID, merge_id: uuid.UUID) -> HttpResponse:
    """Make two people again of one."""
    try:
        undo(merge_id=merge_id, officer=officer_of(request), at=legal_now())
        messages.success(request, say("desk.merge.undone"))
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:person", person_id)
