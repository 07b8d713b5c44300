"""Deciding on the desk: the form, the page on which everything is checked once more, and the page that says it is done.

Between form and check the answers are kept in the session, so that the language, a reload and the way back lose nothing.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from dayaq.casework.decisions.by_law import departing
from dayaq.casework.decisions.preview import letters_about
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.by_law import Departure
from dayaq.casework.review.operations import ApplicationUnknown, NoLongerYours
from dayaq.channels.desk.application import ground_of, led_away, matter_or_404, standard
from dayaq.channels.desk.completion import complete_application, law_asked_in, service_asked_in
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.forms import DecisionForm
from dayaq.channels.desk.hindrance import hindrance_of
from dayaq.channels.desk.law import LawRead, read_law
from dayaq.channels.desk.reading import Matter
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import interrupted_answers, officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now

DRAFTS = "desk_decision_drafts"
FIELDS = ("outcome", "ground", "explanation", "departure", "digest")


@officer_may("review")
@personal_page
@led_away
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """The decision form; complete answers lead to the check. Where the law answers, deciding here departs from its answer."""
    number, at = standard(number), legal_now()
    matter = matter_or_404(request, number, at)
    hindered = hindrance_of(request, matter)
    if hindered:
        return hindered
    law = read_law(matter.application, matter.service, language_now(), at)
    digest = law.digest if law is not None else ""
    if request.method != "POST":
        kept = interrupted_answers(request) or _drafts(request).get(number)
        form = DecisionForm(service=matter.service, initial=kept, digest=digest)
        return _form_page(request, matter, form, law)
    form = DecisionForm(request.POST, service=matter.service, digest=digest)
    _keep(request, number, {name: request.POST.get(name, "") for name in FIELDS if name in form.fields})
    if not form.is_valid():
        return _form_page(request, matter, form, law, status=422)
    return redirect("desk:check", number)


@officer_may("review")
@personal_page
@led_away
def check(request: HttpRequest, number: str) -> HttpResponse:
    """What the decision will be and what the citizen will be written. The form on it sends exactly what it shows."""
    number = standard(number)
    if request.method == "POST":
        return _complete(request, number)
    at = legal_now()
    matter = matter_or_404(request, number, at)
    hindered = hindrance_of(request, matter)
    if hindered:
        return hindered
    law = read_law(matter.application, matter.service, language_now(), at)
    form = DecisionForm(_drafts(request).get(number, {}), service=matter.service, digest=law.digest if law is not None else "")
    if not form.is_valid():
        return redirect("desk:decide", number)
    finding = form.finding()
    if law is not None and law.examination is not None:
        finding = departing(finding, law.examination, form.cleaned_data["departure"])
    ground = matter.service.ground(finding.ground)
    shown = {
        "matter": matter,
        "application": matter.application,
        "finding": finding,
        "answers": [(name, form.cleaned_data[name]) for name in FIELDS if name in form.fields],
        "law": law,
        "departure": form.cleaned_data.get("departure", ""),
        "ground": ground.words.in_language(language_now()) if ground else "",
        "letters": letters_about(application=matter.application, service=matter.service, finding=finding, at=at),
    }
    return desk_page(request, "desk/check.html", shown)


def _complete(request: HttpRequest, number: str) -> HttpResponse:
    """Make the decision that the check page showed."""
    try:
        at, officer = legal_now(), officer_of(request)
        question = law_asked_in(number, officer, at)
        form = DecisionForm(request.POST, service=service_asked_in(number, officer, at), digest="asked" if question else "")
        if not form.is_valid():
            return redirect("desk:decide", number)
        said = form.cleaned_data
        departure = Departure(question=question, digest=said["digest"], reason=said["departure"]) if question else None
        complete_application(number, form.finding(), officer, at, departure=departure)
    except NoLongerYours:
        raise
    except ApplicationUnknown as refusal:
        raise Http404 from refusal
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:application", number)
    _keep(request, number, None)
    return redirect("desk:decided", number)


@officer_may("read")
@require_GET
@personal_page
@led_away
def decided(request: HttpRequest, number: str) -> HttpResponse:
    """The decision is made: what it says, its receipt, and how far the news has come."""
    matter = matter_or_404(request, number, legal_now())
    if matter.decision is None:
        return redirect("desk:application", number)
    shown = {"matter": matter, "application": matter.application, "decision": matter.decision, "ground": ground_of(matter)}
    return desk_page(request, "desk/decided.html", shown)


def _form_page(
    request: HttpRequest, matter: Matter, form: DecisionForm, law: LawRead | None, *, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {"matter": matter, "application": matter.application, "form": form, "law": law}
    return desk_page(request, "desk/decide.html", shown, status=status)


def _drafts(request: HttpRequest) -> dict[str, dict[str, str]]:
    """What this officer has written in decision forms and not yet sent, by registration number."""
    kept: dict[str, dict[str, str]] = request.session.get(DRAFTS, {})
    return kept


def _keep(request: HttpRequest, number: str, answers: dict[str, str] | None) -> None:
    """Keep the answers of one form, or forget them."""
    others = {other: kept for other, kept in _drafts(request).items() if other != number}
    request.session[DRAFTS] = others if answers is None else {**others, number: answers}
