"""A person's own individual account: record, capital, the years, and one opened to its months."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.casework.identification.levels import Opened
from dayaq.channels.portal.page import show
from dayaq.channels.portal.views.my import asked_number, opened_by
from dayaq.subsystems.insurance.own import read_own_account
from dayaq.web.legal_clock import legal_now
from dayaq.web.privacy import personal_page


@personal_page
@require_safe
@opened_by(Opened.MY_INSURANCE)
def insurance(request: HttpRequest, person: UUID) -> HttpResponse:
    """The account, with the year that the address names opened."""
    year = asked_number(request, "year")
    return show(request, "my/insurance", {"own": read_own_account(person=person, year=year, at=legal_now())})
