"""Asking the citizen from the desk: the form with the documents that the passport names, and taking a question back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from dayaq.casework.refusal import Refusal
from dayaq.casework.review.asking import LONGEST, SHORTEST, USUAL, ApplicantDied, Wish, ask, recall
from dayaq.casework.review.operations import ApplicationUnknown
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

TIMES = sorted({SHORTEST, 5, USUAL, 15, LONGEST})


class AskForm(forms.Form):
    """What the officer wants from the citizen: documents of the passport, other things in words, and the time given."""

    documents = forms.MultipleChoiceField(
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=say_later("desk.ask.documents"),
        help_text=say_later("desk.ask.documents.hint"),
    )
    words = TextField(
        label=say_later("desk.ask.words"),
        help_text=say_later("desk.ask.words.hint"),
        required=False,
        lines=True,
        max_length=2000,
        attrs={"rows": 6},
    )
    working_days = OneOfField(
        label=say_later("desk.ask.time"),
        help_text=say_later("desk.ask.time.hint"),
        in_list=True,
        choices=[(str(days), say_later("desk.ask.days", count=days)) for days in TIMES],
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, matter: Matter, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial={"working_days": str(USUAL), **(initial or {})}, use_required_attribute=False)
        passport = catalogue.service(matter.application.service_code).passport
        self.named = {document.code: document.text.words for document in passport.documents}
        offered = [(code, words.in_language(language_now())) for code, words in self.named.items()]
        cast("forms.MultipleChoiceField", self.fields["documents"]).choices = offered
        if not self.named:
            del self.fields["documents"]
        self.letters_in = matter.application.language

    def wish(self) -> Wish:
        """What is asked, in the language in which the citizen reads letters."""
        chosen = self.cleaned_data.get("documents", [])
        return Wish(
            documents=tuple(self.named[code].in_language(self.letters_in) for code in chosen),
            words=self.cleaned_data["words"],
            working_days=int(self.cleaned_data["working_days"]),
        )


@officer_may("review")
@personal_page
def ask_citizen(request: HttpRequest, number: str) -> HttpResponse:
    """The form, and asking."""
    at = legal_now()
    number = standard(number)
    matter = matter_or_404(request, number, at)
    hindrance = hindrance_of(request, matter) or _nobody_to_ask(request, matter)
    if hindrance:
        return hindrance
    if request.method != "POST":
        return _page(request, matter, AskForm(matter=matter, initial=interrupted_answers(request)))
    form = AskForm(request.POST, matter=matter)
    if not form.is_valid():
        return _page(request, matter, form, status=422)
    return _ask(request, matter, form, at)


def _ask(request: HttpRequest, matter: Matter, form: AskForm, at: datetime) -> HttpResponse:
    number = matter.application.registration_number
    try:
        ask(number=number, service=matter.service, wish=form.wish(), officer=officer_of(request), at=at)
    except Refusal as refusal:
        form.add_error(None, refusal.in_language(language_now()))
        return _page(request, matter, form, status=422)
    messages.success(request, say("desk.ask.asked"))
    return redirect("desk:application", number)


def _nobody_to_ask(request: HttpRequest, matter: Matter) -> HttpResponse | None:
    if matter.application.person.died_on is None:
        return None
    messages.error(request, ApplicantDied().in_language(language_now()))
    return redirect("desk:application", matter.application.registration_number)


@officer_may("review")
def recall_question(request: HttpRequest, number: str) -> HttpResponse:
    """Take the open question back."""
    if request.method == "POST":
        try:
            recall(number=standard(number), officer=officer_of(request), at=legal_now())
        except ApplicationUnknown as refusal:
            raise Http404 from refusal
        except Refusal as refusal:
            messages.error(request, refusal.in_language(language_now()))
    return redirect("desk:application", number)


def _page(request: HttpRequest, matter: Matter, form: AskForm, *, status: int = 200) -> HttpResponse:
    shown = {"matter": matter, "application": matter.application, "form": form}
    return desk_page(request, "desk/ask.html", shown, status=status)
