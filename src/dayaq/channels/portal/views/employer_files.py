"""The pages of an employer's files: sending one, how far it is, and what is wrong in it as a table."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.contract_files import empty_table, faults_as_table, files_of, one_file, send_file
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.views.my import opened_by
from dayaq.subsystems.contracts.files import MOST_BYTES, FileUnknown
from dayaq.subsystems.contracts.signing import MaySignNot
from dayaq.web.fields import UploadField
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say_later


class FileForm(forms.Form):
    """One table of notifications."""

    table = UploadField(
        max_bytes=MOST_BYTES,
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        label=say_later("portal.file.field"),
        help_text=say_later("portal.file.hint"),
    )


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
@opened_by(Opened.EMPLOYER)
def files(request: HttpRequest, person: UUID, employer: UUID) -> HttpResponse:
    """Send a file, and those sent before."""
    form = FileForm(request.POST or None, request.FILES or None) if request.method == "POST" else FileForm()
    if form.is_valid():
        table = form.cleaned_data["table"]
        try:
            return redirect("portal:file", send_file(person, employer, table.name, table.read()).pk)
        except MaySignNot:
            return redirect("portal:notifications", employer)
        except Refusal as refusal:
            refuse(form, refusal, "table")
    try:
        seen, sent = files_of(person, employer)
    except MaySignNot as refusal:
        return show(request, "employer/may_not", {"why": refusal.in_language(language_now())}, status=403)
    return show(request, "employer/files", {"form": form, "employer": seen, "files": sent}, status=422 if form.errors else 200)


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def file(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """How far a file is."""
    try:
        return show(request, "employer/file", {"seen": one_file(person, key)})
    except FileUnknown as refusal:
        raise Http404 from refusal


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def faults(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:  # noqa: ARG001  # every view takes the request
    """What is wrong in a file, line by line, as a table to be saved."""
    try:
        return _saved(faults_as_table(person, key), "dayaq-errors.csv")
    except FileUnknown as refusal:
        raise Http404 from refusal


@require_safe
def empty(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # every view takes the request
    """The table to be filled in."""
    return _saved(empty_table(), "dayaq-contracts.csv")


def _saved(text: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
