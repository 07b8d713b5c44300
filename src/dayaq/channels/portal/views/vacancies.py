"""The pages of an employer who seeks people: the vacancies, a new one, closing one, and answering a referral."""

import uuid
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dayaq.casework.identification.levels import Opened
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.employing import employers_of
from dayaq.channels.portal.page import refuse, show
from dayaq.channels.portal.seeking import answer_referral_now, close_now, post_now, referral_signed, vacancies_signed
from dayaq.channels.portal.views.my import asked_number, opened_by
from dayaq.subsystems.contracts.signing import MaySignNot
from dayaq.subsystems.employment.models import EmployerAnswer
from dayaq.subsystems.employment.offering import EmployerSays, OfferUnknown, RefusalUnexplained
from dayaq.subsystems.employment.posting import VacancyEnded, VacancyUnknown
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.legal_clock import legal_day
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later
from dayaq.web.work_fields import VacancyForm

FORM = require_http_methods(["GET", "HEAD", "POST"])


class ReferralForm(forms.Form):
    """What the employer answers about somebody referred; a refusal with its reason."""

    outcome = OneOfField(
        label=say_later("portal.vacancy.answer"),
        choices=[("hired", say_later("portal.vacancy.hire")), ("refused", say_later("portal.vacancy.refuse"))],
    )
    reason = TextField(
        required=False,
        lines=True,
        max_length=1000,
        label=say_later("portal.vacancy.reason"),
        help_text=say_later("portal.vacancy.reason_hint"),
    )

    def says(self) -> EmployerSays:
        """The answer as it was given."""
        outcome = EmployerAnswer.Outcome(self.cleaned_data["outcome"])
        return EmployerSays(outcome=outcome, reason=self.cleaned_data["reason"])


@personal_page
@require_safe
@opened_by(Opened.EMPLOYER)
def vacancies(request: HttpRequest, person: UUID, employer: UUID) -> HttpResponse:
    """The employer's vacancies, the latest first, under those referred who wait for an answer."""
    try:
        found = vacancies_signed(person, employer, asked_number(request, "page") or 1)
    except MaySignNot as refusal:
        return show(request, "employer/may_not", {"why": refusal.in_language(language_now())}, status=403)
    return show(request, "employer/vacancies", {"list": found, "today": legal_day()})


@personal_page
@FORM
@opened_by(Opened.EMPLOYER)
def new(request: HttpRequest, person: UUID, employer: UUID) -> HttpResponse:
    """Post a vacancy."""
    chosen = next((one for one in employers_of(person) if one.employer.pk == employer), None)
    if chosen is None:
        return redirect("portal:vacancies", employer)
    form = VacancyForm(request.POST or None, initial={"own_key": uuid.uuid4(), "places": 1, "hours": "full", "education": "any"})
    if request.method == "POST" and form.is_valid():
        try:
            post_now(person, employer, form.vacancy())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.vacancy.posted"))
            return redirect("portal:vacancies", employer)
    return show(request, "employer/vacancy_new", {"form": form, "employer": chosen}, status=422 if form.errors else 200)


@personal_page
@require_POST
@opened_by(Opened.EMPLOYER)
def close(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """Close a vacancy and lead back."""
    try:
        employer = close_now(person, key)
    except (VacancyUnknown, MaySignNot) as refusal:
        raise Http404 from refusal
    except VacancyEnded as refusal:
        messages.info(request, refusal.in_language(language_now()))
        return redirect("portal:employers")
    messages.success(request, say("portal.vacancy.closed"))
    return redirect("portal:vacancies", employer)


@personal_page
@FORM
@opened_by(Opened.EMPLOYER)
def referral(request: HttpRequest, person: UUID, key: UUID) -> HttpResponse:
    """Somebody referred to the employer, and the answer."""
    try:
        found, employer = referral_signed(person, key)
    except (OfferUnknown, MaySignNot) as refusal:
        raise Http404 from refusal
    form = ReferralForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        try:
            answer_referral_now(person, key, form.says())
        except RefusalUnexplained as refusal:
            refuse(form, refusal, "reason")
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, say("portal.vacancy.answered"))
            return redirect("portal:vacancies", employer.employer.pk)
    shown = {"referral": found, "employer": employer, "form": form}
    return show(request, "employer/referral", shown, status=422 if form.errors else 200)
