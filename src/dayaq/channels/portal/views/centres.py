"""The centres as a citizen reads them: how each stands today, and one centre with all that decides about a day."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.centres.asking import LONGEST_TYPED, found, told_of
from dayaq.casework.centres.opening import opened_in_words
from dayaq.casework.centres.timetables import UnknownCentre, centre_days
from dayaq.casework.centres.tree import tree_of
from dayaq.casework.wording import WEEKDAYS
from dayaq.channels.portal.page import show
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now
from dayaq.web.visits import VisitDayForm

PAGE_SIZE = 20


@require_safe
def centres(request: HttpRequest) -> HttpResponse:
    """The ministry, its agencies and every centre, and how each stands today; those that fit the words of `?q=`.

    The tree is shown while it fits on a page; more centres than that, or those searched, are a list a page at a time.
    """
    today, words = legal_day(), request.GET.get("q", "")[:LONGEST_TYPED].strip()
    every = centre_days(today)
    shown: dict[str, object] = {"words": words, "today": today, "every": len(every)}
    if words or len(every) > PAGE_SIZE:
        page = Paginator(found(every, words), PAGE_SIZE).get_page(request.GET.get("page"))
        return show(request, "centres", {**shown, "page": page})
    return show(request, "centres", {**shown, "bodies": tree_of(every)})


@require_safe
def one_centre(request: HttpRequest, code: str) -> HttpResponse:
    """One centre today, or on the day of `?on=`: open or not and what to do instead, hours, regime, mailboxes."""
    form = VisitDayForm(request.GET if "on" in request.GET else None, initial={"on": legal_day()})
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else legal_day()
    return show(request, "centre", {**page_of(code, day), "form": form, "today": legal_day()})


def page_of(code: str, day: date) -> dict[str, object]:
    """What the page tells of the centre on the day; the page for what is not found where there is no such centre."""
    language = language_now()
    try:
        told = told_of(code, day, language)
    except UnknownCentre as unknown:
        raise Http404 from unknown
    centre = told.here.centre
    return {
        "here": told.here,
        "usual": weekdays_in_words(centre.open_weekdays, language),
        "answer": told.answer,
        "opened": opened_in_words(centre, language),
    }


def weekdays_in_words(days: list[int], language: str) -> str:
    """Days of the week by name; a run of three or more by its first and last."""
    names = [WEEKDAYS[language][day - 1] for day in sorted(days)]
    running = len(days) > 2 and max(days) - min(days) == len(days) - 1
    return f"{names[0]} – {names[-1]}" if running else ", ".join(names)
