"""What an officer may see, and the worklist: open applications by deadline, found by number, FİN or service.

Every question here is asked within the units over which the officer has the right; what lies outside does not exist for them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Count, F, Q, QuerySet

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.registration_number import normalise
from dayaq.casework.people.fin import NotAFin, normalised_fin
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.rights import Right

Show = Literal["open", "mine", "unassigned", "overdue", "decided", "all"]
PAGE_SIZE = 20
# Each order is that of an index, so that a page is read and never sorted.
BY_DEADLINE = (F("due_on").asc(), F("registration_number").asc())
ORDERS = {
    "decided": (F("closed_at").desc(), F("registration_number").desc()),
    "all": (F("closed_at").desc(nulls_first=True), *BY_DEADLINE),
}


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


def applications_within(officer: Officer, right: Right, *, on: date) -> QuerySet[Application]:
    """The applications of the units over which the officer has the right on the day."""
    return Application.objects.filter(unit__in=units_where(officer, right, on=on))


def worklist_page(question: WorklistQuestion, *, officer: Officer) -> Worklist:
    """The page asked for, open ones first by deadline, then the last decided; a page past the end answers the last one."""
    within = applications_within(officer, "read", on=question.on)
    matching = _matching(question, within, officer)
    figures = _figures(question.on, within, officer)
    # Counting again what the figures have just counted would double the work of the usual page.
    usual = question.show == "open" and not question.service_code and not question.words.strip()
    total = figures["open"] if usual else matching.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(question.page, 1), pages)
    first = (page - 1) * PAGE_SIZE
    rows = matching.select_related("person", "reviewer").order_by(*ORDERS.get(question.show, BY_DEADLINE))
    return Worklist(applications=list(rows[first : first + PAGE_SIZE]), total=total, page=page, pages=pages, **figures)


def _matching(question: WorklistQuestion, within: QuerySet[Application], officer: Officer) -> QuerySet[Application]:
    """The applications that the question asks for."""
    found = within if question.show == "all" else within.filter(closed_at__isnull=question.show != "decided")
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


def _naming(words: str) -> Q:
    """The application of this registration number, or those of the person of this FİN; none when the words are neither."""
    number = normalise(words)
    if number is not None:
        return Q(registration_number=number)
    try:
        return Q(person__fin=normalised_fin(words))
    except NotAFin:
        return Q(pk__in=[])


def _figures(on: date, within: QuerySet[Application], officer: Officer) -> dict[str, int]:
    """How many applications are open, overdue, due on the day, and the officer's own."""
    return within.filter(closed_at__isnull=True).aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        due_today=Count("pk", filter=Q(due_on=on)),
        mine=Count("pk", filter=Q(reviewer=officer)),
    )
