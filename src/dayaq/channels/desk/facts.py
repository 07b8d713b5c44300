"""The facts page of an application: what the law still asks, and what stands already, each with where it comes from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dayaq.casework.examination.values import Examination
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.by_law import record_facts
from dayaq.channels.desk.application import led_away, matter_or_404, standard
from dayaq.channels.desk.benefit import benefit_page
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.hindrance import hindrance_of
from dayaq.channels.desk.law import CHAPTER, MOST_AT_ONCE, LawRead, questions_open, read_law
from dayaq.channels.desk.reading import Matter
from dayaq.rules.kinds import Day
from dayaq.rules.paths import Value
from dayaq.web.law_fields import count_field, field_of, written
from dayaq.web.law_questions import Question, field_name, question_at
from dayaq.web.legal_clock import legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now, say


class FactsForm(forms.Form):
    """Several facts of the law at once, each in the field that fits its kind; what is left empty stays unknown."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, questions: Sequence[Question], **rest: Any) -> None:
        super().__init__(data, use_required_attribute=False, **rest)
        self.questions = {field_name(question.path): question for question in questions}
        for name, question in self.questions.items():
            fact = question.fact
            self.fields[name] = count_field(question.text) if fact is None else field_of(fact, question.text)

    def full_clean(self) -> None:
        """An empty box is no mistake here; the labels need not call every single one optional."""
        for name, field in self.fields.items():
            typed = field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            parts = typed if isinstance(typed, list) else [typed]
            field.required = any(part not in field.empty_values for part in parts)
        super().full_clean()
        for field in self.fields.values():
            field.required = True

    def clean(self) -> dict[str, Any]:
        """Refuses a form in which nothing was entered."""
        if not self.errors and not self.stated():
            raise ValidationError(say("desk.facts.nothing"), code="nothing")
        return self.cleaned_data

    def stated(self) -> dict[str, Value]:
        """The facts entered, by path."""
        found: dict[str, Value] = {}
        for name, question in self.questions.items():
            answer = self.cleaned_data.get(name)
            value = None if answer in (None, "") else question.value_of(written(answer))
            if value is not None:
                found[question.path] = value
        return found


@officer_may("review")
@personal_page
@led_away
def facts(request: HttpRequest, number: str) -> HttpResponse:
    """Enter, change or take back facts of an application that the officer reviews."""
    number, at = standard(number), legal_now()
    matter = matter_or_404(request, number, at)
    law = read_law(matter.application, matter.service, language_now(), at)
    choosing = law is not None and law.of_chapter and (law.why_not == CHAPTER or "benefit" in {*request.GET, *request.POST})
    if law is None or (law.examination is None and not choosing):
        raise Http404
    hindered = hindrance_of(request, matter)
    if hindered:
        return hindered
    if law.examination is None or choosing:
        return benefit_page(request, matter)
    if request.method == "POST":
        return _record(request, matter, law, law.examination)
    one = _question(law.examination, request.GET.get("change", ""))
    if one is None:
        return _page(request, matter, law, FactsForm(questions=questions_open(law.examination)))
    return _page(request, matter, law, FactsForm(questions=[one], initial=_initial(law.examination, one)), changing=one)


def _record(request: HttpRequest, matter: Matter, law: LawRead, examination: Examination) -> HttpResponse:
    """Record what was entered, or take one fact back."""
    asked = [_question(examination, path) for path in request.POST.get("asked", "").split()[:MOST_AT_ONCE]]
    questions = [question for question in asked if question is not None]
    back = _question(examination, request.POST.get("take_back", ""))
    form = FactsForm(request.POST, questions=questions)
    stated: Mapping[str, Value | None] = {back.path: None} if back is not None else {}
    if back is None:
        if not form.is_valid():
            changing = questions[0] if "changing" in request.POST and questions else None
            return _page(request, matter, law, form, changing=changing, status=422)
        stated = form.stated()
    number = matter.application.registration_number
    try:
        record_facts(number=number, question=examination.question, facts=stated, officer=officer_of(request), at=legal_now())
    except Refusal as refusal:
        messages.error(request, refusal.in_language(language_now()))
        return redirect("desk:facts", number)
    return _after(request, matter)


def _after(request: HttpRequest, matter: Matter) -> HttpResponse:
    """On to what the law asks next, or to its answer."""
    number = matter.application.registration_number
    law = read_law(matter.application, matter.service, language_now(), legal_now())
    if law is None or law.entitled is None:
        messages.success(request, say("desk.facts.saved"))
        return redirect("desk:facts", number)
    messages.success(request, say("desk.facts.complete"))
    return redirect(f"{reverse('desk:application', args=[number])}#law")


def _question(examination: Examination, path: str) -> Question | None:
    """The question of a path, if the vocabulary has one; nothing for what the person's record holds."""
    question = examination.question
    if not path or any(fact.path == path and fact.source == "known" for fact in examination.facts):
        return None
    return question_at(question.law.law, question.subject, path, of_another=True)


def _initial(examination: Examination, question: Question) -> dict[str, Any]:
    """What stands of a fact, as its field shows it."""
    value = next((fact.value for fact in examination.facts if fact.path == question.path), None)
    if isinstance(value, bool):
        shown: object = "yes" if value else "no"
    elif isinstance(value, str) and question.fact is not None and isinstance(question.fact.kind, Day):
        shown = date.fromisoformat(value)
    else:
        shown = value
    return {field_name(question.path): shown}


def _page(
    request: HttpRequest,
    matter: Matter,
    law: LawRead,
    form: FactsForm,
    *,
    changing: Question | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = {"matter": matter, "application": matter.application, "law": law, "form": form, "changing": changing}
    return desk_page(request, "desk/facts.html", shown, status=status)
