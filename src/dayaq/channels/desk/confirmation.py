"""Confirming what the law answers: the page on which the officer reads it once more, and the decision."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.decisions.by_law import LawCannotSay, finding_by_law
from dayaq.casework.decisions.preview import letters_about
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import ApplicationUnknown, NoLongerYours
from dayaq.channels.desk.application import led_away, matter_or_404, standard
from dayaq.channels.desk.completion import confirm_law
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.hindrance import hindrance_of
from dayaq.channels.desk.law import read_law
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@officer_may("review")
@personal_page
@led_away
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """What the decision by the law will be and what the citizen will be written; the form sends the digest of what it shows."""
    number = standard(number)
    if request.method == "POST":
        return _confirm(request, number)
    at = legal_now()
    matter = matter_or_404(request, number, at)
    law = read_law(matter.application, matter.service, language_now(), at)
    if law is None or law.examination is None:
        raise Http404
    hindered = hindrance_of(request, matter)
    if hindered:
        return hindered
    try:
        finding = finding_by_law(law.examination, matter.application.language)
    except LawCannotSay as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:facts", number)
    ground = matter.service.ground(finding.ground)
    shown = {
        "matter": matter,
        "application": matter.application,
        "law": law,
        "finding": finding,
        "ground": ground.words.in_language(language_now()) if ground else "",
        "letters": letters_about(application=matter.application, service=matter.service, finding=finding, at=at),
    }
    return desk_page(request, "desk/confirm.html", shown)


def _confirm(request: HttpRequest, number: str) -> HttpResponse:
    """Make the decision that the page showed."""
    try:
        confirm_law(number, request.POST.get("digest", ""), officer_of(request), legal_now())
    except NoLongerYours:
        raise
    except ApplicationUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:application", number)
    return redirect("desk:decided", number)
