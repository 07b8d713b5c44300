"""How often a code may be asked for, and until when further askings are refused.

Counted are codes that were granted, so no window grows by knocking at it: whoever asks a thousand times gets as many codes as
anybody, then one plain answer, and nothing more is sent. What each limit is against:

- a contact (`CONTACT`, `CONTACT_A_DAY`): a telephone that a stranger keeps ringing, and five guesses for each code sent to it;
- what is to be opened (`ABOUT`, `ABOUT_A_DAY`): one application or record, by whichever of its contacts. With five guesses a
  code, fifteen codes a day are 75 guesses out of a million: some 25 years to an even chance;
- a client's address (`CLIENT`): many people's contacts asked from one place. It is wide, because a village may stand behind it.

An asking without anywhere to send to counts like any other, or the limits would tell which contacts exist.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from dayaq.casework.identification.models import OneTimeCode

WINDOW = timedelta(minutes=15)
DAY = timedelta(days=1)
CONTACT, CONTACT_A_DAY = 3, 10
ABOUT, ABOUT_A_DAY = 5, 15
CLIENT = 40


@dataclass(frozen=True)
class CodeKeys:
    """Under what an asking is counted."""

    contact: bytes
    about: UUID
    client: bytes


def codes_refused_until(keys: CodeKeys, at: datetime) -> datetime | None:
    """The moment until which askings under these keys are refused; None when one is free now."""
    granted = OneTimeCode.objects.all()
    to_contact, about = granted.filter(contact_key=keys.contact), granted.filter(about=keys.about)
    moments = [
        _full_until(to_contact, CONTACT, WINDOW, at),
        _full_until(to_contact, CONTACT_A_DAY, DAY, at),
        _full_until(about, ABOUT, WINDOW, at),
        _full_until(about, ABOUT_A_DAY, DAY, at),
        _full_until(granted.filter(client_key=keys.client), CLIENT, WINDOW, at),
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _full_until(granted: QuerySet[OneTimeCode], limit: int, window: timedelta, at: datetime) -> datetime | None:
    """When the window has room again: the asking that fills it leaves it."""
    recent = granted.filter(asked_at__gt=at - window).order_by("-asked_at").values_list("asked_at", flat=True)
    filling = list(recent[limit - 1 : limit])
    return filling[0] + window if filling else None
