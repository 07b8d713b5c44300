"""Deciding a complaint on the desk: the decision stands, is changed, or is sent back to be made anew."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.complaints import Outcome, decide_complaint
from dayaq.catalogue import catalogue
from dayaq.channels.desk.application import matter_or_404, standard
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.hindrance import hindrance_of
from dayaq.channels.desk.reading import Matter
from dayaq.web.fields import OneOfField, TextField
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say, say_later

WAYS = {
    "stands": "desk.complaint.stands",
    "changed": "desk.complaint.changed",
    "sent_back": "desk.complaint.sent_back",
}


class ComplaintDecisionForm(forms.Form):
    """How the complaint ends, why, and the new decision where the old one is changed."""

    way = OneOfField(
        label=say_later("desk.complaint.way"),
        choices=[(way, say_later(key)) for way, key in WAYS.items()],
        error_messages={"required": say_later("desk.complaint.way.required")},
    )
    explanation = TextField(
        label=say_later("desk.complaint.explanation"),
        help_text=say_later("desk.complaint.explanation.hint"),
        max_length=4000,
        lines=True,
        attrs={"rows": 6},
        error_messages={"required": say_later("desk.decide.explanation.required")},
    )
    new_decision = TextField(
        label=say_later("desk.complaint.new_decision"),
        help_text=say_later("desk.complaint.new_decision.hint"),
        required=False,
        max_length=4000,
        lines=True,
        attrs={"rows": 6},
    )

    def clean(self) -> dict[str, Any]:
        """Asks for the new decision where there is to be one."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("way") == "changed" and not answers.get("new_decision") and "new_decision" not in self.errors:
            self.add_error("new_decision", say("desk.complaint.new_decision.required"))
        return answers

    def outcome(self) -> Outcome:
        """What the officer found, once the form is valid."""
        return Outcome(**self.cleaned_data)


@officer_may("review")
@personal_page
def decide_the_complaint(request: HttpRequest, number: str) -> HttpResponse:
    """The form, and the decision on the complaint."""
    number = standard(number)
    matter = matter_or_404(request, number, legal_now())
    if matter.application.purpose != Purpose.COMPLAINT:
        raise Http404
    if request.method == "POST":
        form = ComplaintDecisionForm(request.POST, use_required_attribute=False)
        return _decide(request, matter, form) if form.is_valid() else _page(request, matter, form, status=422)
    hindrance = hindrance_of(request, matter)
    kept = interrupted_answers(request)
    return hindrance or _page(request, matter, ComplaintDecisionForm(initial=kept, use_required_attribute=False))


def _decide(request: HttpRequest, matter: Matter, form: ComplaintDecisionForm) -> HttpResponse:
    application = matter.application
    try:
        decide_complaint(
            number=application.registration_number,
            service=catalogue.service(application.service_code).service,
            outcome=form.outcome(),
            officer=officer_of(request),
            at=legal_now(),
        )
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:application", application.registration_number)
    return redirect("desk:decided", application.registration_number)


def _page(request: HttpRequest, matter: Matter, form: ComplaintDecisionForm, *, status: int = 200) -> HttpResponse:
    about: Application | None = matter.application.about
    complained = application_numbered(about.registration_number) if about else None
    decision = getattr(complained, "decision", None)
    shown = {"matter": matter, "application": matter.application, "about": about, "complained": decision, "form": form}
    return desk_page(request, "desk/complaint.html", shown, status=status)
