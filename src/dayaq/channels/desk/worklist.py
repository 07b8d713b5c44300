"""The worklist page: open applications, the nearest deadline first.

What the officer looks for may be a FİN, so it never stands in an address: it is sent as a form and kept in the session until it
is cleared. That way pages, reloads and the way back keep working, and neither a log nor the browser's history learns it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.review.operations import consult_worklist
from dayaq.casework.review.queries import PAGE_SIZE, Show, Worklist, WorklistQuestion
from dayaq.catalogue import catalogue
from dayaq.channels.desk.drawing import desk_page
from dayaq.channels.desk.forms import SHOWN, WorklistForm
from dayaq.channels.desk.states import Tag, tag_of
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.officers import officer_may, officer_of
from dayaq.web.privacy import personal_page
from dayaq.web.texts import language_now

WORDS = "desk_worklist_words"


@dataclass(frozen=True)
class Row:
    """One application as the worklist shows it. `days_left` counts calendar days to the deadline, negative once it has passed."""

    application: Application
    title: str
    tag: Tag
    days_left: int | None

    @property
    def late(self) -> bool:
        """Whether the deadline has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        """Calendar days since the deadline."""
        return -(self.days_left or 0)


@officer_may("read")
@require_GET
@personal_page
def worklist(request: HttpRequest) -> HttpResponse:
    """The page of the worklist that the address and the kept words ask for."""
    on = legal_day()
    question = _question(request, on)
    answered = consult_worklist(question=question, officer=officer_of(request), at=legal_now())
    form = WorklistForm(initial={"show": question.show, "service": question.service_code, "words": question.words})
    shown = {"form": form, "question": question, "list": answered, "rows": _rows(answered, on), "page": _page_of(answered)}
    return desk_page(request, "desk/worklist.html", shown)


@officer_may("read")
@personal_page
def look_up(request: HttpRequest) -> HttpResponse:
    """Keep the words, and lead to the list they ask for. Opened by address alone it changes nothing."""
    if request.method != "POST":
        return redirect("desk:worklist")
    if "clear" in request.POST:
        request.session.pop(WORDS, None)
        return redirect("desk:worklist")
    form = WorklistForm(request.POST)
    if not form.is_valid():
        return _asked_wrongly(request, form)
    request.session[WORDS] = form.cleaned_data["words"]
    asked = {name: form.cleaned_data[name] for name in ("show", "service") if form.cleaned_data[name]}
    return redirect(f"{reverse('desk:worklist')}?{urlencode(asked)}" if asked else reverse("desk:worklist"))


def _asked_wrongly(request: HttpRequest, form: WorklistForm) -> HttpResponse:
    """The list as it was, and what is wrong with what was typed."""
    on = legal_day()
    answered = consult_worklist(question=WorklistQuestion(on=on), officer=officer_of(request), at=legal_now())
    shown = {"form": form, "question": WorklistQuestion(on=on), "list": answered, "rows": _rows(answered, on)}
    return desk_page(request, "desk/worklist.html", {**shown, "page": _page_of(answered)}, status=422)


def _question(request: HttpRequest, on: date) -> WorklistQuestion:
    """The question in the address; what cannot be one asks for the usual list."""
    show = request.GET.get("show", "")
    page, code = request.GET.get("page", ""), request.GET.get("service", "")
    return WorklistQuestion(
        on=on,
        show=cast("Show", show) if show in SHOWN else "open",
        service_code=code if any(entry.service.code == code for entry in catalogue.all_services()) else "",
        words=request.session.get(WORDS, ""),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def _rows(answered: Worklist, on: date) -> list[Row]:
    language = language_now()
    return [
        Row(
            application=application,
            title=as_asked(application, catalogue.service(application.service_code).service).title.in_language(language),
            tag=tag_of(application, on),
            days_left=(application.due_on - on).days if application.closed_at is None else None,
        )
        for application in answered.applications
    ]


def _page_of(answered: Worklist) -> Any:
    """The page as the links under the table need it."""
    return Paginator(range(answered.total), PAGE_SIZE).page(answered.page)
