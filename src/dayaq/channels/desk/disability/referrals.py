"""The doctor's pages: own referrals and how they stand, a new one, its documents, sending it, the decision."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from dayaq.casework.applications.documents import check
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.disability.forms import FileDocumentForm, PatientForm, SendForm
from dayaq.channels.desk.drawing import desk_page
from dayaq.subsystems.disability.lists import PAGE_SIZE, consult_referrals, outcome_of
from dayaq.subsystems.disability.models import FileDocument, Referral
from dayaq.subsystems.disability.referring import (
    ReferralUnknown,
    add_document,
    begin_referral,
    consult_referral,
    discard_referral,
    patient_of,
    remove_document,
    send_referral,
)
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("refer")
@require_GET
@personal_page
def referrals(request: HttpRequest) -> HttpResponse:
    """The referrals of the doctor's institution, the latest first."""
    asked = request.GET.get("page", "")
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    found = consult_referrals(page=wanted, doctor=officer_of(request), at=legal_now())
    page = Paginator(range(found.total), PAGE_SIZE).page(found.page)
    return desk_page(request, "desk/disability/referrals.html", {"list": found, "page": page})


@officer_may("refer")
@personal_page
def refer(request: HttpRequest) -> HttpResponse:
    """Begin a referral: who, and the medical part."""
    form = PatientForm(request.POST or None, initial=interrupted_answers(request))
    if request.method == "POST" and form.is_valid():
        try:
            person = patient_of(fin=form.cleaned_data["fin"], document=form.cleaned_data["document"])
            begun = begin_referral(person=person, papers=form.papers(), doctor=officer_of(request), at=legal_now())
            return redirect("desk:referral", begun.pk)
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
    return desk_page(request, "desk/disability/refer.html", {"form": form}, status=422 if form.errors else 200)


@officer_may("refer")
@require_GET
@personal_page
def referral(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One referral: a draft to finish and check, or how it stands."""
    return _page(request, key, FileDocumentForm(), SendForm(use_required_attribute=False))


@officer_may("refer")
@require_POST
@personal_page
def referral_act(request: HttpRequest, key: uuid.UUID, act: str) -> HttpResponse:
    """Attach or remove a document, send the draft, or throw it away."""
    documents, sending = FileDocumentForm(), SendForm(use_required_attribute=False)
    who: dict[str, Any] = {"referral_id": key, "doctor": officer_of(request), "at": legal_now()}
    try:
        if act == "attach":
            documents = FileDocumentForm(request.POST, request.FILES)
            if not documents.is_valid():
                return _page(request, key, documents, sending, status=422)
            _attach(documents, who)
        elif act == "remove":
            remove_document(document_id=_key(request.POST.get("document", "")), **who)
        elif act == "discard":
            discard_referral(**who)
            messages.success(request, say("desk.disability.discarded"))
            return redirect("desk:referrals")
        elif act == "send":
            sending = SendForm(request.POST, use_required_attribute=False)
            if not sending.is_valid():
                return _page(request, key, documents, sending, status=422)
            send_referral(**who)
            messages.success(request, say("desk.disability.sent"))
        else:
            raise Http404
    except ReferralUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:referral", key)


def _attach(form: FileDocumentForm, who: dict[str, Any]) -> None:
    upload = form.cleaned_data["document"]
    document = check(upload.name, upload.read())
    add_document(kind=FileDocument.Kind(form.cleaned_data["kind"]), document=document, **who)


def _key(typed: str) -> uuid.UUID:
    try:
        return uuid.UUID(typed)
    except ValueError as error:
        raise Http404 from error


def _page(request: HttpRequest, key: uuid.UUID, form: FileDocumentForm, sending: SendForm, *, status: int = 200) -> HttpResponse:
    try:
        found: Referral = consult_referral(referral_id=key, doctor=officer_of(request), at=legal_now())
    except ReferralUnknown as refusal:
        raise Http404 from refusal
    shown = {"referral": found, "file": found.file, "documents": list(found.file.documents.all()), "form": form}
    shown |= {"sending": sending, "draft": found.sent_at is None, "decision": outcome_of(found)}
    return desk_page(request, "desk/disability/referral.html", shown, status=status)
