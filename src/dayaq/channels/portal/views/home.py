"""The first page, and the pages that only tell something."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.centres.notice import notice_of_march_2020
from dayaq.catalogue.catalogue import ENQUIRY, groups, services_in
from dayaq.channels.portal.page import show


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this place is, the search, how to apply in the order of the notice, the groups of services."""
    counted = [(group, len(services_in(group.code))) for group in groups()]
    return show(request, "home", {"groups": [pair for pair in counted if pair[1]], "enquiry": ENQUIRY})


@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """The ministry's notice of 14 March 2020 in our own words, with its figures and what is doubtful about them."""
    return show(request, "notice", {"notice": notice_of_march_2020()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the portal can be used, and what to do where it cannot."""
    return show(request, "accessibility")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who sees it, and which cookies there are."""
    return show(request, "privacy")
