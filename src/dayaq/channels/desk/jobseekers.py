"""Jobseekers at the desk: the list by term, one of them with what is proposed, offering, wishes, leaving and returning."""

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.jobseeker_forms import EmployerAnswerForm, LeavingForm
from dayaq.subsystems.employment.offering import OfferUnknown, RefusalUnexplained
from dayaq.subsystems.employment.posting import VacancyUnknown
from dayaq.subsystems.employment.serving import (
    PAGE_SIZE,
    STATES,
    JobseekerUnknown,
    ReasonMissing,
    consult_jobseeker,
    consult_jobseekers,
    offer_vacancy,
    put_back,
    record_answer,
    take_off,
    write_wishes,
)
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say
from dayaq.web.work_fields import WishesForm, wishes_written

Made = TypeVar("Made")
FORM = require_http_methods(["GET", "HEAD", "POST"])


@officer_may("read")
@require_GET
@personal_page
def jobseekers(request: HttpRequest) -> HttpResponse:
    """One page of the jobseekers in one state or all, the nearest term first."""
    state = request.GET.get("state", "")
    found = consult_jobseekers(state=state, page=page_asked(request), officer=officer_of(request), at=legal_now())
    shown = {"list": found, "page": _paged(found.total, found.page), "on": legal_day()}
    return desk_page(request, "desk/jobseekers.html", {**shown, "states": STATES, "state": state if state in STATES else ""})


@officer_may("read")
@require_GET
@personal_page
def jobseeker(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One jobseeker: where the search stands, what was told, what was offered, what is proposed."""
    return desk_page(request, "desk/jobseeker.html", _file(request, key))


@officer_may("review")
@require_POST
def offer_job(request: HttpRequest, key: uuid.UUID, vacancy: uuid.UUID) -> HttpResponse:
    """Offer a vacancy and lead back."""
    officer, at = officer_of(request), legal_now()
    _done(request, lambda: offer_vacancy(key=key, vacancy=vacancy, officer=officer, at=at), "desk.job.offered")
    return redirect("desk:jobseeker", key)


@officer_may("review")
@FORM
@personal_page
def jobseeker_wishes(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Write down what work a jobseeker seeks."""
    shown = _file(request, key)
    initial = wishes_written(shown["file"].wishes, shown["file"].registration.person.district)
    form = WishesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            write_wishes(key=key, told=form.told(), officer=officer_of(request), at=legal_now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.job.told"))
            return redirect("desk:jobseeker", key)
    return desk_page(request, "desk/jobseeker_wishes.html", {**shown, "form": form}, status=422 if form.errors else 200)


@officer_may("review")
@FORM
@personal_page
def jobseeker_off(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take somebody off the register."""
    shown, form = _file(request, key), LeavingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            take_off(key=key, reason=form.reason(), words=answers["words"], officer=officer_of(request), at=legal_now())
        except ReasonMissing as refusal:
            form.add_error("words", refusal.in_language(language_now()))
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.job.taken_off"))
            return redirect("desk:jobseeker", key)
    return desk_page(request, "desk/jobseeker_off.html", {**shown, "form": form}, status=422 if form.errors else 200)


@officer_may("review")
@require_POST
def jobseeker_back(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Put somebody back who was removed for a time, and lead to the new registration."""
    officer, at = officer_of(request), legal_now()
    made = _done(request, lambda: put_back(key=key, officer=officer, at=at), "desk.job.returned")
    return redirect("desk:jobseeker", made.pk if made is not None else key)


@officer_may("review")
@FORM
@personal_page
def employer_answer(request: HttpRequest, key: uuid.UUID, referral: uuid.UUID) -> HttpResponse:
    """Record what an employer told about somebody referred to them."""
    shown, form = _file(request, key), EmployerAnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_answer(key=key, referral=referral, says=form.says(), officer=officer_of(request), at=legal_now())
        except OfferUnknown as refusal:
            raise Http404 from refusal
        except RefusalUnexplained as refusal:
            form.add_error("reason", refusal.in_language(language_now()))
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.job.answer_recorded"))
            return redirect("desk:jobseeker", key)
    of_it = [one for one in shown["file"].offers if hasattr(one, "referral") and one.referral.pk == referral]
    if not of_it:
        raise Http404
    return desk_page(
        request, "desk/employer_answer.html", {**shown, "form": form, "offer": of_it[0]}, status=422 if form.errors else 200
    )


def page_asked(request: HttpRequest) -> int:
    """Which page the address asks for; the first where it names none."""
    page = request.GET.get("page", "")
    return int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1


def _file(request: HttpRequest, key: uuid.UUID) -> dict[str, Any]:
    try:
        found = consult_jobseeker(key=key, page=page_asked(request), officer=officer_of(request), at=legal_now())
    except JobseekerUnknown as refusal:
        raise Http404 from refusal
    return {"file": found, "page": _paged(found.total, found.page), "on": legal_day()}


def _done(request: HttpRequest, act: Callable[[], Made], told: str) -> Made | None:
    """Do something and say so; a refusal is told, and what is not there is not found."""
    try:
        made = act()
    except (JobseekerUnknown, VacancyUnknown) as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return None
    messages.success(request, say(told))
    return made


def _paged(total: int, page: int) -> Any:
    return Paginator(range(total), PAGE_SIZE).page(page)
