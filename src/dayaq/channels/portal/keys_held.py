"""What this session has shown about whoever is before it, beyond document number and FİN: codes proved, and what they open.

Everything here ends with half an hour without a page, and with leaving.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.identification.levels import Level
from dayaq.channels.portal.visitor import IDENTIFIED_FOR, REMEMBERED_EVERY, forget, identified_person

_KNOWN, _AWAITED, _OPENED, _LEVEL, _SEEN_AT = (
    "portal.known_application",
    "portal.awaited_code",
    "portal.opened_applications",
    "portal.level",
    "portal.keys_seen_at",
)


@dataclass(frozen=True, kw_only=True)
class AwaitedCode:
    """A code that was asked for here and is not typed yet: the id of the asking, what for, and by which medium it went."""

    asked: str
    purpose: str
    medium: str


def know_application(request: HttpRequest, key: UUID) -> None:
    """Note that the status of this application was read here, so that a code for it may be asked for."""
    _touch(request)
    request.session[_KNOWN] = str(key)


def known_application(request: HttpRequest) -> UUID | None:
    """The application whose status was read here last."""
    known = _kept(request, _KNOWN)
    return UUID(str(known)) if known else None


def await_code(request: HttpRequest, awaited: AwaitedCode) -> None:
    """Note that a code was asked for."""
    _touch(request)
    request.session[_AWAITED] = asdict(awaited)


def awaited_code(request: HttpRequest, purpose: str) -> AwaitedCode | None:
    """The code of this purpose that was asked for here last and is not typed yet."""
    kept = _kept(request, _AWAITED)
    return AwaitedCode(**kept) if isinstance(kept, dict) and kept["purpose"] == purpose else None


def open_application(request: HttpRequest, key: UUID) -> None:
    """A code was proved that opens this application: keep that under a fresh session key."""
    opened = sorted({*_opened(request), str(key)})
    request.session.cycle_key()
    _touch(request)
    request.session[_OPENED] = opened
    request.session.pop(_AWAITED, None)


def is_opened(request: HttpRequest, key: UUID) -> bool:
    """Whether a code that was proved in this session opens the application."""
    return str(key) in _opened(request)


def raise_level(request: HttpRequest, level: Level) -> None:
    """The identified person proved more: keep the level under a fresh session key."""
    person = identified_person(request)
    request.session.cycle_key()
    _touch(request)
    request.session[_LEVEL] = [level.value, str(person)]
    request.session.pop(_AWAITED, None)


def level_of(request: HttpRequest) -> Level:
    """How surely we know the person identified in this session."""
    person, kept = identified_person(request), _kept(request, _LEVEL)
    if person is None:
        return Level.NOBODY
    if isinstance(kept, list) and kept[1] == str(person):
        return Level(kept[0])
    return Level.NUMBER_AND_FIN


def leave(request: HttpRequest) -> None:
    """End everything that was shown in this session, the identification too."""
    forget(request)
    _forget_keys(request)


def _opened(request: HttpRequest) -> list[str]:
    kept = _kept(request, _OPENED)
    return kept if isinstance(kept, list) else []


def _kept(request: HttpRequest, name: str) -> object:
    """What the session holds under the name, unless it was left alone for too long; looking prolongs it."""
    seen_at = request.session.get(_SEEN_AT)
    if seen_at is None or name not in request.session:
        return None
    silence = timezone.now() - datetime.fromisoformat(seen_at)
    if silence >= IDENTIFIED_FOR:
        _forget_keys(request)
        return None
    if silence >= REMEMBERED_EVERY:
        _touch(request)
    return request.session[name]


def _forget_keys(request: HttpRequest) -> None:
    for name in (_KNOWN, _AWAITED, _OPENED, _LEVEL, _SEEN_AT):
        request.session.pop(name, None)


def _touch(request: HttpRequest) -> None:
    request.session[_SEEN_AT] = timezone.now().isoformat()
