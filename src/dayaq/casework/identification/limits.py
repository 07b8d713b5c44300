"""How many failed attempts to identify oneself are borne, and until when further ones are refused.

Three windows slide over the failures of the last `WINDOW`, and each answers another danger:

- a claimed FİN from one address (`PERSON_FROM_ADDRESS`): a stranger, or a tired citizen, at one keyboard. It is reached
  first, so one stranger at one address can never shut a person out of the others;
- a claimed FİN from anywhere (`PERSON`): one number guessed from many addresses. At 20 in 15 minutes it takes some
  fourteen years to try every card of seven digits;
- an address (`ADDRESS`): many people tried from one place. It is wide, because a village or all customers of a mobile
  operator may stand behind one address.

What was weighed: whoever commands four addresses or more can keep the window of a FİN full, and so keep its owner from
applying online while the attack lasts; without this limit the same addresses could guess the number. It never lasts
longer than the attack: attempts refused here are not counted, so no window grows by knocking at it, and each clears
itself after `WINDOW` without anybody's help. The counter and the telephone do not stand behind these limits.

A success forgives the failures under that FİN, wherever they came from, but not those of the address: else whoever has
one true pair could clear the address after every guess about others. For the same reason a success at one door forgives
nothing at another: who knows a person's registration number must not clear the way to guess the document number.
"""

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from dayaq.casework.identification.models import IdentificationAttempt

WINDOW = timedelta(minutes=15)
PERSON_FROM_ADDRESS = 5
PERSON = 20
ADDRESS = 50


class Door(Enum):
    """What is asked for beside the FİN. Each door counts the FİN by itself: a success at one forgives nothing at another."""

    DOCUMENT = "document"
    REGISTRATION_NUMBER = "registration_number"
    LETTER = "letter"
    REPRESENTED = "represented"


@dataclass(frozen=True)
class Keys:
    """Under what an attempt is counted: keyed hashes of the FİN claimed at a door and of the client's address."""

    person: bytes
    address: bytes


def keys_of(fin: str, address: str, door: Door = Door.DOCUMENT) -> Keys:
    """The keyed hashes (HMAC-SHA-256 under keys derived from the product's secret key) of a FİN at a door and an address."""
    return Keys(person=keyed(f"person.{door.value}", fin), address=address_key(address))


def address_key(address: str) -> bytes:
    """The keyed hash of the place from which a client comes."""
    return keyed("address", _home(address))


def refused_until(keys: Keys, at: datetime) -> datetime | None:
    """The moment until which attempts under these keys are refused; None when one is free now."""
    recent = IdentificationAttempt.objects.filter(succeeded=False, at__gt=at - WINDOW)
    of_person = recent.filter(person_key=keys.person, id__gt=_last_success(keys.person))
    moments = [
        _full_until(of_person.filter(address_key=keys.address), PERSON_FROM_ADDRESS),
        _full_until(of_person, PERSON),
        _full_until(recent.filter(address_key=keys.address), ADDRESS),
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _full_until(failures: QuerySet[IdentificationAttempt], limit: int) -> datetime | None:
    """When the window has room again: the failure that fills it leaves it."""
    filling = list(failures.order_by("-at").values_list("at", flat=True)[limit - 1 : limit])
    return filling[0] + WINDOW if filling else None


def _last_success(person_key: bytes) -> int:
    successes = IdentificationAttempt.objects.filter(person_key=person_key, succeeded=True)
    return successes.order_by("-id").values_list("id", flat=True).first() or 0


def keyed(purpose: str, value: str) -> bytes:
    """The keyed hash of a value for one purpose, so that hashes of two purposes are never alike."""
    return salted_hmac(f"dayaq.casework.identification.{purpose}", value, algorithm="sha256").digest()


def _home(address: str) -> str:
    """The address, or for IPv6 the /56 network that a household or a small office is usually given as its own."""
    try:
        known = ipaddress.ip_address(address.strip())
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(ipaddress.ip_network((int(known), 56), strict=False))
