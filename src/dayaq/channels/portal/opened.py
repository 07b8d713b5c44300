"""Matters opened in this session: whoever gave the registration number, or a letter's link, and the FİN may go on with it.

It is not identification: it opens one application for half an hour, never a form and never another application.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

OPENED_FOR = timedelta(minutes=30)
_OPENED, _TYPED = "portal.opened_matters", "portal.typed_answers"


def keep_opened(request: HttpRequest, key: UUID) -> None:
    """Remember that this session opened the application, under a fresh session key."""
    request.session.cycle_key()
    request.session[_OPENED] = {**request.session.get(_OPENED, {}), str(key): timezone.now().isoformat()}


def is_opened(request: HttpRequest, key: UUID) -> bool:
    """Whether this session opened the application within the last half hour; looking in prolongs it."""
    opened: dict[str, str] = request.session.get(_OPENED, {})
    seen_at = opened.get(str(key))
    if seen_at is None or timezone.now() - datetime.fromisoformat(seen_at) >= OPENED_FOR:
        return False
    request.session[_OPENED] = {**opened, str(key): timezone.now().isoformat()}
    return True


def close_opened(request: HttpRequest) -> None:
    """Close every matter opened in this session, as on leaving a shared computer."""
    for name in (_OPENED, _TYPED):
        request.session.pop(name, None)


def keep_typed(request: HttpRequest, key: UUID, text: str) -> None:
    """Keep what was typed while the session had closed the matter, until it is opened again."""
    if text:
        request.session[_TYPED] = {str(key): text[:5000]}


def typed(request: HttpRequest, key: UUID) -> str:
    """What was typed and could not be taken; handed out once."""
    kept: dict[str, str] = request.session.pop(_TYPED, {})
    return kept.get(str(key), "")
