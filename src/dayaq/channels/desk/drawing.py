"""What every page of the desk carries in its header: the rooms that the officer may enter, and what could not be delivered."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dayaq.casework.review.dead_letters import dead_letter_count
from dayaq.casework.staff.authority import rights_of
from dayaq.web.legal_clock import legal_day
from dayaq.web.officers import officer_of


def desk_page(request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the desk from its template."""
    officer, on = officer_of(request), legal_day()
    header = {"rights": rights_of(officer, on=on), "dead_letters": dead_letter_count(officer, on=on)}
    return render(request, template, {**shown, **header}, status=status)
