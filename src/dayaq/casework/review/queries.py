"""The worklist: open applications by deadline, found by number, FİN or service."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, F, Q, QuerySet

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.registration_number import normalise
from dayaq.casework.people.fin import NotAFin, normalised_fin
from dayaq.casework.staff.models import Officer

Show = Literal["open", "mine", "unassigned", "overdue", "decided", "all"]
PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class WorklistQuestion:
    """What the officer asks of the worklist. `words` may be a registration number or a FİN."""

    on: date
    show: Show = "open"
    service_code: str = ""
    words: str = ""
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Worklist:
    """One page of the worklist, the size of the whole answer, and the figures above it."""

    applications: list[Application]
    total: int
    page: int
    pages: int
    open: int
    overdue: int
    due_today: int
    mine: int


def worklist_page(question: WorklistQuestion, *, officer: Officer) -> Worklist:
    """The page asked for, open ones first by deadline, then the last decided; a page past the end answers the last one."""
    matching = _matching(question, officer)
    total = matching.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(question.page, 1), pages)
    # Where all are open, the order is that of the index of open applications.
    decided_too = question.show in {"decided", "all"}
    order = [*([F("closed_at").desc(nulls_first=True)] if decided_too else []), F("due_on").asc(), F("registration_number").asc()]
    first = (page - 1) * PAGE_SIZE
    rows = matching.select_related("person", "reviewer").order_by(*order)[first : first + PAGE_SIZE]
    return Worklist(applications=list(rows), total=total, page=page, pages=pages, **_figures(question.on, officer))


def _matching(question: WorklistQuestion, officer: Officer) -> QuerySet[Application]:
    """The applications that the question asks for."""
    found = Application.objects.all() if question.show == "all" else _open_or_not(question)
    if question.show == "mine":
        found = found.filter(reviewer=officer)
    elif question.show == "unassigned":
        found = found.filter(reviewer__isnull=True)
    elif question.show == "overdue":
        found = found.filter(due_on__lt=question.on)
    if question.service_code:
        found = found.filter(service_code=question.service_code)
    if question.words.strip():
        found = found.filter(_naming(question.words))
    return found


def _open_or_not(question: WorklistQuestion) -> QuerySet[Application]:
    """The decided applications where those are asked for, else the open ones."""
    return Application.objects.filter(closed_at__isnull=question.show != "decided")


def _naming(words: str) -> Q:
    """The application of this registration number, or those of the person of this FİN; none when the words are neither."""
    number = normalise(words)
    if number is not None:
        return Q(registration_number=number)
    try:
        return Q(person__fin=normalised_fin(words))
    except NotAFin:
        return Q(pk__in=[])


def _figures(on: date, officer: Officer) -> dict[str, int]:
    """How many applications are open, overdue, due on the day, and the officer's own."""
    return Application.objects.filter(closed_at__isnull=True).aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        due_today=Count("pk", filter=Q(due_on=on)),
        mine=Count("pk", filter=Q(reviewer=officer)),
    )
