"""The centres as a citizen reads them: how each stands today, and one centre with all that decides about a day."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.centres.answer import answer
from dayaq.casework.centres.opening import opened_in_words
from dayaq.casework.centres.timetables import UnknownCentre, centre_day
from dayaq.casework.centres.tree import organisation_tree
from dayaq.casework.wording import WEEKDAYS
from dayaq.channels.portal.page import show
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now
from dayaq.web.visits import VisitDayForm


@require_safe
def centres(request: HttpRequest) -> HttpResponse:
    """The ministry, its agencies and every centre, and how each stands today."""
    today = legal_day()
    return show(request, "centres", {"bodies": organisation_tree(today), "today": today})


@require_safe
def one_centre(request: HttpRequest, code: str) -> HttpResponse:
    """One centre today, or on the day of `?on=`: open or not and what to do instead, hours, regime, mailboxes."""
    form = VisitDayForm(request.GET if "on" in request.GET else None, initial={"on": legal_day()})
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else legal_day()
    return show(request, "centre", {**told_of(code, day), "form": form, "today": legal_day()})


def told_of(code: str, day: date) -> dict[str, object]:
    """What the page tells of the centre on the day; the page for what is not found where there is no such centre."""
    try:
        here = centre_day(code, day)
    except UnknownCentre as unknown:
        raise Http404 from unknown
    language = language_now()
    return {
        "here": here,
        "usual": weekdays_in_words(here.centre.open_weekdays, language),
        "answer": answer(here, language),
        "opened": opened_in_words(here.centre, language),
    }


def weekdays_in_words(days: list[int], language: str) -> str:
    """Days of the week by name; a run of three or more by its first and last."""
    names = [WEEKDAYS[language][day - 1] for day in sorted(days)]
    running = len(days) > 2 and max(days) - min(days) == len(days) - 1
    return f"{names[0]} – {names[-1]}" if running else ", ".join(names)
