"""The catalogue as a citizen reads it: the groups, the search, the page of one service."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dayaq.casework.channel import Channel
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.catalogue.catalogue import ENQUIRY, Entry, UnknownService, groups, search, service, services_in
from dayaq.channels.portal.page import show
from dayaq.web.legal_clock import legal_day
from dayaq.web.texts import language_now

LONGEST_QUESTION = 200
_CONFIDENCE = {
    "confirmed": "portal.confidence.confirmed",
    "one_source": "portal.confidence.one_source",
    "derived": "portal.confidence.derived",
    "unverified": "portal.confidence.unverified",
}


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Every service by its group, or those that answer to the words searched."""
    return show(request, "services", {**found(request), "enquiry": ENQUIRY})


def found(request: HttpRequest) -> dict[str, Any]:
    """What the words of `?q=` find; all groups where nothing is asked."""
    words = request.GET.get("q", "")[:LONGEST_QUESTION].strip()
    if words:
        return {"words": words, "found": search(words, language_now())}
    filled = [(group, services_in(group.code)) for group in groups()]
    return {"words": "", "groups": [pair for pair in filled if pair[1]]}


@require_safe
def one_service(request: HttpRequest, code: str) -> HttpResponse:
    """A service from its passport. Each reading is counted, without a word about who read it."""
    try:
        entry = service(code)
    except UnknownService as unknown:
        raise Http404 from unknown
    if request.method == "GET":
        count_use(service=code, channel=Channel.PORTAL, kind=UseKind.PAGE, day=legal_day())
    return show(request, "service", _told(entry))


def _told(entry: Entry) -> dict[str, Any]:
    """What the page tells beside the passport's own fields."""
    passport = entry.passport
    return {
        "entry": entry,
        "passport": passport,
        "confidence": _CONFIDENCE[passport.confidence],
        "law_page": address_in_law_book(passport.law),
        "own_translation": passport.name.is_own_translation(language_now()),
    }


def address_in_law_book(law: str | None) -> str:
    """The page of the law book that a passport names: a benefit, or a chapter in the list; empty where it names none."""
    if law is None:
        return ""
    chapter, _, name = law.partition("/")
    return reverse("portal:benefit", kwargs={"chapter": chapter, "name": name}) if name else f"{reverse('portal:law')}#{chapter}"
