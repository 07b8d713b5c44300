"""What every page of the desk carries in its header: the officer's name, the undelivered notices, the pages they may open."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dayaq.casework.notices.queries import dead_letter_count
from dayaq.web.officers import may


def desk_page(request: HttpRequest, template: str, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the desk from its template."""
    usual = {"dead_letters": dead_letter_count(), "may_word_notices": may(request, "word_notices")}
    return render(request, template, {**shown, **usual}, status=status)
