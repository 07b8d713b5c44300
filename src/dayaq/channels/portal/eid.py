"""Identification by e-ID, below the screen: each function is the one call of a view.

What binds the provider's answer to its asking lies in the session and is taken out with the first answer, whatever it says:
nothing that came back once is heard twice. A few askings may be under way, as in several tabs; the oldest give way.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dayaq.casework.identification.eid.operations import Asking, begin, identify_by_eid
from dayaq.casework.identification.eid.proof import EidOver
from dayaq.casework.identification.levels import Level
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.channels.portal.keys_held import leave, raise_level
from dayaq.channels.portal.opened import close_opened
from dayaq.channels.portal.visitor import identified_person, remember
from dayaq.web.texts import language_now

_UNDER_WAY = "portal.eid"
MOST_UNDER_WAY = 4


@dataclass(frozen=True, kw_only=True)
class CameBack:
    """Who came back from the provider, or why nobody did; and where they were going when they left: a service, a page."""

    person: Person | None
    refusal: Refusal | None
    service: str = ""
    back: str = ""


def go_to_provider(request: HttpRequest, *, service: str, back: str) -> str:
    """The provider's address for this browser, which will come back with its answer. Refuses when the provider is away."""
    asking, address = begin(back_to=_back_to(), language=language_now(), at=timezone.now())
    kept = {
        "nonce": asking.nonce,
        "verifier": asking.verifier,
        "at": asking.began_at.isoformat(),
        "service": service,
        "back": back,
    }
    under_way: list[Any] = request.session.get(_UNDER_WAY, [])
    request.session[_UNDER_WAY] = [*under_way, [asking.state, kept]][-MOST_UNDER_WAY:]
    return address


def come_back(request: HttpRequest) -> CameBack:
    """Whom the provider's answer names; known then in this session by e-ID. A refusal leaves everything as it was."""
    state = request.GET.get("state", "")
    under_way: list[Any] = request.session.get(_UNDER_WAY, [])
    kept = dict(under_way).get(state)
    if kept is None:
        return CameBack(person=None, refusal=EidOver())
    request.session[_UNDER_WAY] = [one for one in under_way if one[0] != state]
    began_at = datetime.fromisoformat(kept["at"])
    asking = Asking(state=state, nonce=kept["nonce"], verifier=kept["verifier"], began_at=began_at)
    where = {"service": kept["service"], "back": kept["back"]}
    try:
        person = identify_by_eid(asking=asking, answer=request.GET.dict(), back_to=_back_to(), at=timezone.now())
    except Refusal as refusal:
        return CameBack(person=None, refusal=refusal, **where)
    _known(request, person)
    return CameBack(person=person, refusal=None, **where)


def _known(request: HttpRequest, person: Person) -> None:
    """Keep who it is, under a fresh session key; whatever somebody else had opened here is closed first."""
    if identified_person(request) not in {None, person.pk}:
        leave(request)
        close_opened(request)
    remember(request, person)
    raise_level(request, Level.EID)


def _back_to() -> str:
    """Where the provider sends people back, as it is registered there."""
    return f"{settings.PORTAL_URL}{reverse('portal:eid_back')}"
