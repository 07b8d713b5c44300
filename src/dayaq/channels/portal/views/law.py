"""The public law book: its chapters, and one benefit as the law stands on a day that the reader chooses."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dayaq.channels.portal.calculator import why_not
from dayaq.channels.portal.law_book import (
    NoSuchPage,
    amounts_of,
    changes_of,
    chapter_title,
    chapters,
    computed_by,
    conditions_of,
    law_of_day,
    page_of,
    service_of,
)
from dayaq.channels.portal.law_forms import LawDayForm
from dayaq.channels.portal.page import show
from dayaq.rules.book import Folder
from dayaq.rules.telling import title_of
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now


@require_safe
def law(request: HttpRequest) -> HttpResponse:
    """The whole book by chapters."""
    return show(request, "law/book", {"chapters": chapters(language_now())})


@require_safe
def benefit(request: HttpRequest, chapter: str, name: str) -> HttpResponse:
    """One benefit on the legal day, or on the day of `?on=`."""
    folder = known_page(chapter, name)
    form = LawDayForm(request.GET if "on" in request.GET else None, initial={"on": legal_day()})
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else legal_day()
    return show(request, "law/benefit", {**about(folder, day), "form": form, "asked": form.is_bound})


def known_page(chapter: str, name: str) -> Folder:
    """The folder of a page; the page for what is not found where there is none."""
    try:
        return page_of(chapter, name)
    except NoSuchPage as unknown:
        raise Http404 from unknown


def about(folder: Folder, day: date) -> dict[str, Any]:
    """What the page tells of a benefit on a day."""
    language, in_force = language_now(), law_of_day(day)
    amounts = amounts_of(in_force, folder, language)
    return {
        **heading(folder),
        "day": day,
        "conditions": conditions_of(in_force, folder, language),
        "computed": computed_by(in_force, folder, language),
        "amounts": amounts,
        "changes": changes_of(in_force, folder, language),
        "sources": list(dict.fromkeys(source for amount in amounts for source in amount.sources)),
        "why_not": why_not(in_force, folder),
        "service": service_of(folder),
    }


def heading(folder: Folder) -> dict[str, Any]:
    """What every page about a benefit begins with."""
    chapter = folder.path.partition("/")[0]
    return {
        "folder": folder,
        "chapter": chapter,
        "chapter_title": chapter_title(chapter, language_now()),
        "title": title_of(law_of_day(legal_day()).law, folder.name, language_now()),
    }
