"""Who is before the screen: the identification kept in the session, and the browser's own long-lived secret.

The session says which person identified here, for half an hour after the last page. The browser's secret outlives it: with it a
draft remembers where it was begun, so that a session that ends costs nobody what was written.
"""

import re
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from dayaq.casework.people.models import Person

IDENTIFIED_FOR = timedelta(minutes=30)
REMEMBERED_EVERY = timedelta(minutes=1)
"""How often the moment of the last page is written, so that not every page costs a write."""

BROWSER_COOKIE = "dayaq_browser"
BROWSER_KEPT = timedelta(days=30)
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_PERSON, _SEEN_AT = "portal.person", "portal.seen_at"


def remember(request: HttpRequest, person: Person) -> None:
    """Keep in the session, under a fresh session key, who identified just now."""
    request.session.cycle_key()
    request.session[_PERSON] = str(person.pk)
    request.session[_SEEN_AT] = timezone.now().isoformat()


def identified_person(request: HttpRequest) -> UUID | None:
    """The id of the person identified in this session within the last half hour; looking in prolongs it."""
    person, seen_at = request.session.get(_PERSON), request.session.get(_SEEN_AT)
    if person is None or seen_at is None:
        return None
    now = timezone.now()
    silence = now - datetime.fromisoformat(seen_at)
    if silence >= IDENTIFIED_FOR:
        forget(request)
        return None
    if silence >= REMEMBERED_EVERY:
        request.session[_SEEN_AT] = now.isoformat()
    return UUID(person)


def forget(request: HttpRequest) -> None:
    """End the identification; the session itself may hold an officer's log-in and stays."""
    for name in (_PERSON, _SEEN_AT):
        request.session.pop(name, None)


def browser_of(request: HttpRequest) -> str | None:
    """The secret that this browser brought; None when it brought none, or something that we never gave out."""
    brought = request.COOKIES.get(BROWSER_COOKIE, "")
    return brought if _SECRET.fullmatch(brought) else None


def browser_or_new(request: HttpRequest) -> str:
    """The browser's secret, made now if it has none; the answer must then carry it, see `keep_browser`."""
    return browser_of(request) or secrets.token_urlsafe(32)


def keep_browser(response: HttpResponse, secret: str) -> HttpResponse:
    """Give the browser its secret, or prolong it."""
    response.set_cookie(
        BROWSER_COOKIE,
        secret,
        max_age=BROWSER_KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
