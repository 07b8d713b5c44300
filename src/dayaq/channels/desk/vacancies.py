"""Vacancies at the desk: the open ones of the country, and posting one on the employer's word."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from dayaq.casework.refusal import Refusal
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.jobseekers import page_asked
from dayaq.subsystems.contracts.registers import EmployerUnknown, consult_employer
from dayaq.subsystems.employment.posting import post_told
from dayaq.subsystems.employment.serving import PAGE_SIZE, consult_vacancies
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say
from dayaq.web.work_fields import VacancyForm


@officer_may("read")
@require_GET
def vacancies(request: HttpRequest) -> HttpResponse:
    """One page of the open vacancies, the latest first."""
    found = consult_vacancies(page=page_asked(request), officer=officer_of(request), at=legal_now())
    shown = {"list": found, "page": Paginator(range(found.total), PAGE_SIZE).page(found.page)}
    return desk_page(request, "desk/vacancies.html", shown)


@officer_may("receive")
@require_http_methods(["GET", "HEAD", "POST"])
@personal_page
def new_vacancy(request: HttpRequest, employer: uuid.UUID) -> HttpResponse:
    """Post a vacancy that an employer tells the officer."""
    try:
        seen = consult_employer(employer=employer, officer=officer_of(request), at=legal_now())
    except EmployerUnknown as refusal:
        raise Http404 from refusal
    form = VacancyForm(request.POST or None, initial={"own_key": uuid.uuid4(), "places": 1, "hours": "full", "education": "any"})
    if request.method == "POST" and form.is_valid():
        try:
            post_told(employer=employer, officer=officer_of(request), vacancy=form.vacancy(), at=legal_now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_language(language_now()))
        else:
            messages.success(request, say("desk.vacancy.posted"))
            return redirect("desk:employer", employer)
    return desk_page(request, "desk/vacancy_new.html", {"form": form, "seen": seen}, status=422 if form.errors else 200)
