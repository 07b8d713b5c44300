"""Choosing the benefit of an application whose service covers a whole chapter of the law."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.by_law import choose_benefit
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.law import benefits_offered, question_for
from dayaq.channels.desk.reading import Matter
from dayaq.web.fields import OneOfField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_of
from dayaq.web.texts import language_now, say_later


class BenefitForm(forms.Form):
    """Which benefit the application is about."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, offered: list[tuple[str, str]]) -> None:
        super().__init__(data, use_required_attribute=False)
        self.fields["benefit"] = OneOfField(
            choices=offered,
            label=say_later("desk.benefit.which"),
            help_text=say_later("desk.benefit.hint"),
            error_messages={"required": say_later("desk.benefit.required")},
        )


def benefit_page(request: HttpRequest, matter: Matter) -> HttpResponse:
    """Ask which benefit it is about, and go on to its facts."""
    at = legal_now()
    number = matter.application.registration_number
    form = BenefitForm(
        request.POST if request.method == "POST" else None,
        offered=benefits_offered(matter.application, matter.service, language_now(), at),
    )
    if not form.is_valid():
        shown = {"matter": matter, "application": matter.application, "form": form}
        return desk_page(request, "desk/benefit.html", shown, status=422 if form.is_bound else 200)
    question = question_for(form.cleaned_data["benefit"], matter.application, at)
    try:
        if not isinstance(question, str):
            choose_benefit(number=number, service=matter.service, question=question, officer=officer_of(request), at=at)
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:facts", number)
