"""The centres as a citizen reads them: how each stands today, and one centre with all that decides about its day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.centres.timetables import UnknownCentre, centre_day, centre_days
from dayaq.casework.wording import WEEKDAYS
from dayaq.channels.portal.page import show
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now


@require_safe
def centres(request: HttpRequest) -> HttpResponse:
    """Every centre and how it stands today."""
    today = legal_day()
    return show(request, "centres", {"centres": centre_days(today), "today": today})


@require_safe
def one_centre(request: HttpRequest, code: str) -> HttpResponse:
    """One centre today: hours, regime, channels that remain, mailboxes, the next open day."""
    try:
        here = centre_day(code, legal_day())
    except UnknownCentre as unknown:
        raise Http404 from unknown
    return show(request, "centre", {"here": here, "usual": weekdays_in_words(here.centre.open_weekdays, language_now())})


def weekdays_in_words(days: list[int], language: str) -> str:
    """Days of the week by name; a run of three or more by its first and last."""
    names = [WEEKDAYS[language][day - 1] for day in sorted(days)]
    running = len(days) > 2 and max(days) - min(days) == len(days) - 1
    return f"{names[0]} – {names[-1]}" if running else ", ".join(names)
