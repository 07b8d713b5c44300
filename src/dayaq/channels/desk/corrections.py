"""The pages of corrections: the objections that wait, writing one down for the person at the desk, answering it."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from dayaq.casework.applications.documents import ACCEPTED, LARGEST, check
from dayaq.casework.applications.models import SafeCopy
from dayaq.casework.applications.safe_copies import DocumentQuarantined
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.corrections.facts import Fact, stored
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.operations import ContestUnknown, Objection, contest
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.contests import (
    PAGE_SIZE,
    answer_contest,
    consult_contest,
    consult_contests,
    consult_evidence,
    consult_safe_evidence,
    may_answer,
)
from dayaq.casework.review.people import PersonUnknown, consult_person
from dayaq.casework.staff.nearness import TooNear
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.people import kept_apart
from dayaq.channels.desk.preview import WHY_NOT, picture
from dayaq.web.fields import EmailField, TelephoneField, TextField, UploadField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.person_facts import claimed_field, claimed_text
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later


class ContestForm(forms.Form):
    """What is right, the document that shows it, and where the answer is told."""

    def __init__(self, fact: Fact, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files, use_required_attribute=False)
        self.fact = fact
        self.fields["claimed"] = claimed_field(fact)
        self.fields["evidence"] = UploadField(
            label=say_later("desk.contest.evidence"),
            max_bytes=LARGEST,
            accept=",".join(f".{ending}" for endings in ACCEPTED.values() for ending in endings),
        )
        self.fields["explanation"] = TextField(
            label=say_later("desk.contest.explanation"), lines=True, required=False, max_length=2000
        )
        self.fields["email"] = EmailField(label=say_later("desk.contest.email"), required=False)
        self.fields["phone"] = TelephoneField(label=say_later("desk.contest.phone"), mobile=True, required=False)

    def objection(self) -> Objection:
        """What the person says."""
        told = {name: self.cleaned_data[name] for name in ("explanation", "email", "phone")}
        return Objection(fact=self.fact, claimed=claimed_text(self.cleaned_data["claimed"]), **told)


class AnswerForm(forms.Form):
    """Why the fact is corrected or left, in words for the person."""

    why = TextField(label=say_later("desk.contest.why"), lines=True, max_length=2000)


@officer_may("review")
@require_GET
@personal_page
def contests(request: HttpRequest) -> HttpResponse:
    """The objections that wait for the officer's units, the oldest first."""
    page = request.GET.get("page", "")
    wanted = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    answered = consult_contests(page=wanted, officer=officer_of(request), at=legal_now())
    shown = {"list": answered, "page": Paginator(range(answered.total), PAGE_SIZE).page(answered.page)}
    return desk_page(request, "desk/contests.html", shown)


@officer_may("review")
@require_GET
@personal_page
@kept_apart
def choose_fact(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    """What is on file about the person, to say which of it is wrong."""
    person = _person(request, person_id)
    facts = [(fact.value, stored(person, fact)) for fact in Fact]
    return desk_page(request, "desk/contest_fact.html", {"person": person, "facts": facts})


@officer_may("review")
@personal_page
@kept_apart
def write_contest(request: HttpRequest, person_id: uuid.UUID, fact: str) -> HttpResponse:
    """Write down what the person before the officer contests."""
    if fact not in Fact.values:
        raise Http404
    person = _person(request, person_id)
    posted = request.method == "POST"
    form = ContestForm(Fact(fact), request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        upload = form.cleaned_data["evidence"]
        try:
            evidence = check(upload.name, upload.read())
            written = contest(
                person=person, objection=form.objection(), evidence=evidence, officer=officer_of(request), at=legal_now()
            )
            return redirect("desk:contest", written.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
    shown = {"form": form, "person": person, "title": "desk.contest.title", "fact": fact, "value": stored(person, Fact(fact))}
    return desk_page(request, "desk/about_person.html", shown, status=422 if form.errors else 200)


def _person(request: HttpRequest, person_id: uuid.UUID) -> Person:
    """The person, journalled as read; the page for what is not found where there is nobody."""
    try:
        return consult_person(person_id=person_id, officer=officer_of(request), at=legal_now()).person
    except PersonUnknown as unknown:
        raise Http404 from unknown


@officer_may("review")
@personal_page
@kept_apart
def one_contest(request: HttpRequest, contest_id: uuid.UUID) -> HttpResponse:
    """One objection: what is on file, what is claimed, the evidence; and the answer."""
    officer, at, form = officer_of(request), legal_now(), AnswerForm(request.POST or None, use_required_attribute=False)
    try:
        if request.method == "POST" and form.is_valid():
            why, corrected = form.cleaned_data["why"], "correct" in request.POST
            answer_contest(contest_id=contest_id, corrected=corrected, why=why, officer=officer, at=at)
            messages.success(request, say("desk.contest.answered"))
            return redirect("desk:contest", contest_id)
        found = consult_contest(contest_id=contest_id, officer=officer, at=at)
    except ContestUnknown as unknown:
        raise Http404 from unknown
    except TooNear:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:contest", contest_id)
    waits = found.state == Contest.State.OPEN
    shown = {"contest": found, "form": form, "waits": waits, "open": waits and may_answer(found, officer, at=at)}
    return desk_page(request, "desk/contest.html", shown, status=422 if form.errors else 200)


@officer_may("review")
@require_GET
@personal_page
@kept_apart
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
@require_GET
@personal_page
@kept_apart
def preview_evidence(request: HttpRequest, contest_id: uuid.UUID) -> HttpResponse:
    """The pages of the evidence as pictures, or in plain words why there are none."""
    shown: dict[str, object] = {"contest_id": contest_id}
    try:
        found, copy = consult_safe_evidence(contest_id=contest_id, officer=officer_of(request), at=legal_now())
    except ContestUnknown as unknown:
        raise Http404 from unknown
    except ScannerUnreachable as refusal:
        return desk_page(
            request, "desk/preview_evidence.html", {**shown, "refusal": refusal.in_language(language_now())}, status=503
        )
    state = SafeCopy.State(copy.state)
    pages = list(copy.pages.values_list("number", flat=True))
    shown |= {"contest": found, "pages": pages, "why": WHY_NOT.get(state), "infected": state == SafeCopy.State.INFECTED}
    return desk_page(request, "desk/preview_evidence.html", shown)


@officer_may("review")
@require_GET
@personal_page
@kept_apart
def evidence_page(request: HttpRequest, contest_id: uuid.UUID, page_number: int) -> HttpResponse:
    """One page of the evidence as a picture."""
    try:
        _, copy = consult_safe_evidence(contest_id=contest_id, officer=officer_of(request), at=legal_now())
    except (ContestUnknown, ScannerUnreachable) as unknown:
        raise Http404 from unknown
    return picture(copy, page_number)
