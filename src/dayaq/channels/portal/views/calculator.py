"""The calculator's page: the day first, then one question at a time, then the answer of the law with its explanation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from dayaq.channels.portal.calculator import (
    NOT_IN_FORCE,
    UNKNOWN,
    Outcome,
    answers_in,
    answers_said,
    hidden_of,
    outcome,
    why_not,
)
from dayaq.channels.portal.law_book import article_said, law_of_day, service_of
from dayaq.channels.portal.law_forms import LawDayForm
from dayaq.channels.portal.page import show
from dayaq.channels.portal.views.law import heading, known_page
from dayaq.rules.book import Folder
from dayaq.rules.in_force import LawOn
from dayaq.rules.telling import told
from dayaq.rules.wording import name_of
from dayaq.web.law_fields import CountForm, FactForm
from dayaq.web.law_questions import ABOUT, question_at
from dayaq.web.legal_clock import legal_day
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now


@dataclass(frozen=True)
class Asking:
    """A run of the calculator: for which benefit, on which law, with which answers."""

    folder: Folder
    law: LawOn
    answers: Mapping[str, str]


@personal_page
@require_http_methods(["GET", "HEAD", "POST"])
def calculator(request: HttpRequest, chapter: str, name: str) -> HttpResponse:
    """Begin with the day; go on by the answer to a question, one left open, one taken back."""
    folder = known_page(chapter, name)
    form = LawDayForm(request.POST if request.method == "POST" else None, initial={"on": legal_day()})
    if not form.is_valid():
        return begin(request, folder, form)
    asking = Asking(folder, law_of_day(form.cleaned_data["on"]), answers_in(request.POST.getlist("known")))
    if why_not(asking.law, folder) or request.POST.get("change") == "on":
        return begin(request, folder, form, asking)
    return answered(request, asking)


def begin(request: HttpRequest, folder: Folder, form: LawDayForm, asking: Asking | None = None) -> HttpResponse:
    """The first page: for which day, and what becomes of the answers."""
    law = asking.law if asking is not None else law_of_day(legal_day())
    why = why_not(law, folder)
    known = {
        **heading(folder),
        "form": form,
        "why_not": why,
        "other_day": why == NOT_IN_FORCE,
        "about": ABOUT.get(law.subject(folder.name), ""),
        "hidden": hidden_of(asking.answers) if asking is not None else [],
    }
    return show(request, "law/calculator_begin", known)


def answered(request: HttpRequest, asking: Asking) -> HttpResponse:
    """Take the answer that came, and show what follows it."""
    answers = dict(asking.answers)
    if "back" in request.POST and not answers:
        return begin(request, asking.folder, LawDayForm(initial={"on": asking.law.day}))
    if "back" in request.POST:
        answers.popitem()
    elif "change" in request.POST:
        answers.pop(request.POST["change"], None)
    elif "asked" in request.POST:
        wrong = taken(request, asking.law, asking.folder, answers)
        if wrong is not None:
            return ask(request, asking, request.POST["asked"], wrong)
    asking = Asking(asking.folder, asking.law, answers)
    reached = outcome(asking.law, asking.folder, answers)
    if reached.question is None:
        return tell(request, asking, reached)
    return ask(request, asking, reached.question.path, reached.question.form())


def taken(request: HttpRequest, law: LawOn, folder: Folder, answers: dict[str, str]) -> FactForm | CountForm | None:
    """Add the answer to the question asked; the form with its errors where it cannot be taken."""
    question = question_at(law.law, law.subject(folder.name), request.POST["asked"])
    if question is None:
        return None
    if "unknown" in request.POST:
        answers[question.path] = UNKNOWN
        return None
    form = question.form(request.POST)
    if not form.is_valid():
        return form
    answers[question.path] = form.written()
    return None


def ask(request: HttpRequest, asking: Asking, path: str, form: FactForm | CountForm) -> HttpResponse:
    """One question."""
    known = {
        **heading(asking.folder),
        "form": form,
        "asked": path,
        "day": asking.law.day,
        "about": ABOUT.get(asking.law.subject(asking.folder.name), ""),
        "hidden": hidden_of(asking.answers),
        "count": len(asking.answers) + 1,
    }
    return show(request, "law/calculator_question", known)


def tell(request: HttpRequest, asking: Asking, reached: Outcome) -> HttpResponse:
    """The answer of the law with its explanation, and the answers it rests on."""
    language = language_now()
    said = told(asking.law, reached.finding, reached.record, language)
    known = {
        **heading(asking.folder),
        "finding": reached.finding,
        "told": said,
        "amount_name": amount_name(asking),
        "steps": [(step, article_said(step.article, language)) for step in said.steps],
        "reasons": [(reason, article_said(reason.article, language)) for reason in said.reasons],
        "day": asking.law.day,
        "answers": answers_said(asking.law, asking.folder, asking.answers),
        "hidden": hidden_of(asking.answers),
        "service": service_of(asking.folder),
    }
    return show(request, "law/calculator_answer", known)


def amount_name(asking: Asking) -> str:
    """What the amount of the benefit is called."""
    rule = asking.law.amount_rule(asking.folder.name)
    return name_of(asking.law.law, rule.id, language_now()) if rule is not None else ""
