"""Receiving an application at the counter: what the person asks for is written down, and they leave with its number on paper."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.applications.at_counter import consult_receipt, receive_at_counter
from dayaq.casework.applications.documents import CheckedDocument, DocumentTooLarge, check, safe_name
from dayaq.casework.applications.models import Application
from dayaq.casework.identification.counter import PersonAtCounter
from dayaq.casework.refusal import Refusal
from dayaq.catalogue import catalogue
from dayaq.channels.desk.counter import person_there
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.newcomer_forms import ReceivedForm
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now
from dayaq.web.uploads import DroppedFile


@officer_may("receive")
@personal_page
def receive(request: HttpRequest) -> HttpResponse:
    """Write down what the person at the counter asks for."""
    there = person_there(request)
    if there is None:
        return redirect("desk:counter")
    form = ReceivedForm(request.POST, request.FILES) if request.method == "POST" else ReceivedForm()
    if request.method == "POST" and form.is_valid():
        try:
            application = _received(request, there, form)
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            return redirect("desk:counter_receipt", number=application.registration_number)
    shown = {"form": form, "person": there.person}
    return desk_page(request, "desk/receive.html", shown, status=422 if form.errors else 200)


def _received(request: HttpRequest, there: PersonAtCounter, form: ReceivedForm) -> Application:
    """The application, as the counter has it. Refuses documents that cannot be taken, and what `submit` refuses."""
    documents = [_checked(file) for file in form.cleaned_data["files"]]
    return receive_at_counter(
        form=form.cleaned_data["form"],
        person=there.person,
        service=catalogue.service(form.cleaned_data["service"]).service,
        written=(form.answers(there.person.language), documents),
        officer=officer_of(request),
        at=legal_now(),
    )


def _checked(file: "UploadedFile[Any]") -> CheckedDocument:
    name = file.name or ""
    if isinstance(file, DroppedFile):
        raise DocumentTooLarge(name=safe_name(name))
    return check(name, bytes(file.read()))


@officer_may("receive")
@require_GET
@personal_page
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The page that is printed for the person: the registration number, and how to ask about it."""
    there = person_there(request)
    if there is None:
        return redirect("desk:counter")
    application = consult_receipt(number=number, person=there.person.pk, officer=officer_of(request), at=legal_now())
    if application is None:
        raise Http404
    title = catalogue.service(application.service_code).service.title
    shown = {"there": there, "application": application, "title": title.in_language(language_now())}
    return desk_page(request, "desk/counter_receipt.html", shown)
