"""What every page of the desk carries: the officer's name and the number of undelivered notices in the header."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dayaq.casework.notices.queries import dead_letter_count


def desk_page(request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the desk from its template."""
    return render(request, template, {**shown, "dead_letters": dead_letter_count()}, status=status)
