"""The commission's pages: the worklist by deadline, one file without a name, its documents as pictures, prolonging, deciding."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from dayaq.casework.applications.models import SafeCopy
from dayaq.casework.applications.scanning import ScannerUnreachable
from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.disability.forms import DeterminationForm, ExtendForm, UpholdForm
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.preview import WHY_NOT
from dayaq.subsystems.disability.appealing import propose, vote
from dayaq.subsystems.disability.assessing import (
    PAGE_SIZE,
    FileUnknown,
    consult_file,
    consult_file_document,
    consult_files,
    decide_file,
    extend,
)
from dayaq.subsystems.disability.determination import in_percent
from dayaq.subsystems.disability.lists import FileShown, shown_of
from dayaq.subsystems.disability.models.files import Stage
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


@officer_may("assess")
@require_GET
@personal_page
def files(request: HttpRequest) -> HttpResponse:
    """The files that lie before the officer's commissions: the waiting ones by deadline, or the closed ones."""
    asked, waiting = request.GET.get("page", ""), request.GET.get("show") != "closed"
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    found = consult_files(waiting=waiting, page=wanted, officer=officer_of(request), at=legal_now())
    page = Paginator(range(found.total), PAGE_SIZE).page(found.page)
    shown = {"list": found, "page": page, "waiting": waiting, "today": legal_day()}
    return desk_page(request, "desk/disability/files.html", shown)


@officer_may("assess")
@require_GET
@personal_page
def file(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One file without a name."""
    return _page(request, _file_or_404(request, key), ExtendForm(use_required_attribute=False))


@officer_may("assess")
@require_POST
@personal_page
def extend_file(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Prolong the time for the decision."""
    form = ExtendForm(request.POST, use_required_attribute=False)
    if not form.is_valid():
        return _page(request, _file_or_404(request, key), form, status=422)
    try:
        extend(file_id=key, officer=officer_of(request), at=legal_now(), **form.cleaned_data)
        messages.success(request, say("desk.disability.extended"))
    except FileUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:file", key)


@officer_may("assess")
@personal_page
def determine(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Establish the disability: the form, a page on which everything is checked once more, and the decision.

    Before the appeal commission the same form makes a proposal, on which the members vote.
    """
    shown = _file_or_404(request, key)
    if not shown.open:
        return redirect("desk:file", key)
    if request.method != "POST":
        form = DeterminationForm(by_percent=in_percent(legal_day()), initial=interrupted_answers(request))
        return _form(request, shown, form)
    form = DeterminationForm(request.POST, by_percent=in_percent(legal_day()))
    if not form.is_valid() or "change" in request.POST:
        return _form(request, shown, form, status=422 if form.errors else 200)
    if "sure" not in request.POST:
        answers = [(name, request.POST.get(name, "")) for name in form.fields]
        told = {"shown": shown, "file": shown.file, "said": form.said(), "form": form, "answers": answers}
        return desk_page(request, "desk/disability/check.html", told)
    return _determine(request, shown, form)


def _determine(request: HttpRequest, shown: FileShown, form: DeterminationForm) -> HttpResponse:
    key, officer, at = shown.file.pk, officer_of(request), legal_now()
    try:
        if shown.file.stage == Stage.APPEAL:
            propose(file_id=key, said=form.said(), grounds=form.cleaned_data["grounds"], member=officer, at=at)
        else:
            decide_file(file_id=key, said=form.said(), officer=officer, at=at)
    except FileUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        form.add_error(None, refusal.in_language(language_now()))
        return _form(request, _file_or_404(request, key), form, status=422)
    messages.success(request, say("desk.disability.proposed" if shown.file.stage == Stage.APPEAL else "desk.disability.decided"))
    return redirect("desk:file", key)


@officer_may("assess")
@personal_page
def uphold(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Propose to the appeal commission that the contested decision stands."""
    shown, form = _file_or_404(request, key), UpholdForm(request.POST or None, use_required_attribute=False)
    if not (shown.open and shown.appeal):
        return redirect("desk:file", key)
    if request.method == "POST" and form.is_valid():
        try:
            propose(file_id=key, said=None, grounds=form.cleaned_data["grounds"], member=officer_of(request), at=legal_now())
            messages.success(request, say("desk.disability.proposed"))
            return redirect("desk:file", key)
        except FileUnknown as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
    told = {"shown": shown, "file": shown.file, "form": form}
    return desk_page(request, "desk/disability/uphold.html", told, status=422 if form.errors else 200)


@officer_may("assess")
@require_POST
@personal_page
def cast(request: HttpRequest, key: uuid.UUID, proposal: uuid.UUID) -> HttpResponse:
    """Vote for or against a proposal."""
    try:
        in_favour = "for" in request.POST
        vote(file_id=key, proposal_id=proposal, in_favour=in_favour, member=officer_of(request), at=legal_now())
        messages.success(request, say("desk.disability.voted"))
    except FileUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:file", key)


@officer_may("assess")
@require_GET
@personal_page
def file_document(request: HttpRequest, key: uuid.UUID, document: uuid.UUID) -> HttpResponse:
    """The pages of a document as pictures, or why there are none; the original is never handed out here."""
    told: dict[str, Any] = {"key": key}
    try:
        found, copy = consult_file_document(file_id=key, document_id=document, officer=officer_of(request), at=legal_now())
    except FileUnknown as unknown:
        raise Http404 from unknown
    except ScannerUnreachable as refusal:
        told["refusal"] = refusal.in_language(language_now())
        return desk_page(request, "desk/disability/document.html", told, status=503)
    pages = list(copy.pages.values_list("number", flat=True))
    told |= {"document": found, "pages": pages, "why": WHY_NOT.get(SafeCopy.State(copy.state))}
    return desk_page(request, "desk/disability/document.html", told)


@officer_may("assess")
@require_GET
@personal_page
def file_page(request: HttpRequest, key: uuid.UUID, document: uuid.UUID, page_number: int) -> HttpResponse:
    """One page of a document as a picture."""
    try:
        _, copy = consult_file_document(file_id=key, document_id=document, officer=officer_of(request), at=legal_now())
    except (FileUnknown, ScannerUnreachable) as refusal:
        raise Http404 from refusal
    found = copy.pages.filter(number=page_number).first()
    if found is None:
        raise Http404
    response = HttpResponse(bytes(found.png), content_type="image/png")
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _file_or_404(request: HttpRequest, key: uuid.UUID) -> FileShown:
    officer, at = officer_of(request), legal_now()
    try:
        return shown_of(consult_file(file_id=key, officer=officer, at=at), officer)
    except FileUnknown as unknown:
        raise Http404 from unknown


def _page(request: HttpRequest, shown: FileShown, form: ExtendForm, *, status: int = 200) -> HttpResponse:
    told = {"shown": shown, "file": shown.file, "form": form, "today": legal_day()}
    return desk_page(request, "desk/disability/file.html", told, status=status)


def _form(request: HttpRequest, shown: FileShown, form: DeterminationForm, *, status: int = 200) -> HttpResponse:
    told = {"shown": shown, "file": shown.file, "form": form}
    return desk_page(request, "desk/disability/determine.html", told, status=status)
