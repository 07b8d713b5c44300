"""One-time codes (birdəfəlik kod): six digits sent to a contact, to show that whoever asks holds it.

The code is kept nowhere, neither plain nor as a digest that a million guesses would open: it follows from the random id of its
asking under the product's key (HMAC-SHA-256). It is good once, for ten minutes of the machine's time, for five tries.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app as jobs

from dayaq.casework.identification.code_limits import CodeKeys, codes_refused_until
from dayaq.casework.identification.limits import address_key, keyed
from dayaq.casework.identification.models import OneTimeCode
from dayaq.casework.identification.turns import wait_for_turn
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.refusal import Refusal

GOOD_FOR = timedelta(minutes=10)
TRIES = 5
DIGITS = 6
KEPT_FOR = timedelta(days=2)
"""Longer than every window of the limits, so that a clock set a little wrong forgets none that counts."""

DELIVERY_JOB = "deliver_code"
Purpose = OneTimeCode.Purpose


class TooManyCodes(Refusal):
    """A window of askings is full; nothing was sent. `again_at` is the moment from which one more is heard."""

    texts = {
        "az": "Kod həddindən artıq istənilib, ona görə yenisini göndərmədik. Sonuncu aldığınız kodu yazın "
        "və ya {minutes} dəqiqə sonra yenidən istəyin.",
        "en": "Codes were asked for too often, so no new one was sent. Type the last code that you got, "
        "or ask again in {minutes} min.",
        "ru": "Код запрашивали слишком часто, поэтому новый не отправлен. Введите последний полученный код "
        "или запросите снова через {minutes} мин.",
    }

    def __init__(self, *, again_at: datetime, minutes: int) -> None:
        super().__init__(again_at=again_at, minutes=minutes)
        self.again_at = again_at


class CodeNotRight(Refusal):
    """The code opens nothing. One answer, whether it is wrong, used, too old, tried too often, or was never sent anywhere."""

    texts = {
        "az": "Bu kod uyğun gəlmir. O, səhv yazılıb, artıq işlədilib və ya vaxtı keçib. Yoxlayın və ya yeni kod istəyin.",
        "en": "This code does not fit. It is mistyped, was used already, or is too old. Check it, or ask for a new one.",
        "ru": "Этот код не подходит: он введён с ошибкой, уже использован или устарел. Проверьте его или запросите новый.",
    }


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What a code shall open, for whom, and where it goes; an empty address sends nothing and looks the same from outside."""

    purpose: Purpose
    about: UUID
    person: UUID
    medium: str
    address: str
    language: str


@transaction.atomic
def ask_code(*, asking: Asking, client: str, at: datetime) -> UUID:
    """Grant a code and have it sent; the id of the asking, by which the typed code is later tried.

    `client` is the client's network address, `at` the machine's time. Refuses a full window (`TooManyCodes`). The answer and the
    statements are the same when there is no contact to send to.
    """
    keys = _keys_of(asking, client)
    wait_for_turn([keys.contact, keys.about.bytes, keys.client])
    full_until = codes_refused_until(keys, at)
    if full_until is not None:
        raise TooManyCodes(again_at=full_until, minutes=-(-(full_until - at) // timedelta(minutes=1)))
    granted = OneTimeCode.objects.create(
        purpose=asking.purpose,
        about=asking.about,
        person=asking.person,
        medium=asking.medium,
        address=asking.address,
        language=asking.language,
        contact_key=keys.contact,
        client_key=keys.client,
        asked_at=at,
        expires_at=at + GOOD_FOR,
    )
    jobs.configure_task(DELIVERY_JOB, queue="notices").defer(code_id=str(granted.pk))
    _journal(granted, "code_asked", at)
    return granted.pk


def prove_code(*, asked: UUID, purpose: Purpose, typed: str, at: datetime) -> OneTimeCode:
    """Use the code of that asking up; the asking, with what it opens. Refuses every failure alike (`CodeNotRight`).

    A failed try must outlive its refusal, so this opens a transaction of its own and may not be called inside another.
    """
    proved = _try(asked, purpose, typed, at)
    if proved is None:
        raise CodeNotRight
    return proved


@transaction.atomic(durable=True)
def _try(asked: UUID, purpose: Purpose, typed: str, at: datetime) -> OneTimeCode | None:
    """One try, counted before it is looked at."""
    tried = OneTimeCode.objects.select_for_update().filter(pk=asked, purpose=purpose).first()
    if tried is None:
        return None
    open_still = tried.used_at is None and tried.tries < TRIES and tried.asked_at <= at < tried.expires_at
    OneTimeCode.objects.filter(pk=asked, tries__lt=TRIES).update(tries=F("tries") + 1)
    same = hmac.compare_digest(code_of(tried).encode(), typed.encode())
    if not (same and open_still and tried.address):
        _journal(tried, "code_failed", at)
        return None
    tried.used_at = at
    tried.save(update_fields=["used_at"])
    _journal(tried, "code_proved", at)
    return tried


def code_of(asked: OneTimeCode) -> str:
    """The six digits of an asking."""
    number = int.from_bytes(keyed("code", asked.pk.hex)[:8], "big")
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def _keys_of(asking: Asking, client: str) -> CodeKeys:
    """Under what the asking is counted. Where there is no contact, what it is about stands for it."""
    contact = f"{asking.medium} {asking.address.casefold() or asking.about.hex}"
    return CodeKeys(contact=keyed("contact", contact), about=asking.about, client=address_key(client))


def _journal(asked: OneTimeCode, verb: str, at: datetime) -> None:
    """The person concerned is named; that whoever asks is that person is what the code shall show."""
    record(
        actor=Actor(ActorKind.CITIZEN, str(asked.person) if verb == "code_proved" else "unidentified"),
        verb=verb,
        subject=Subject("one_time_code", str(asked.pk)),
        persons=[asked.person],
        detail={"for": asked.purpose, "medium": asked.medium},
        at=at,
    )


@transaction.atomic
def forget_old_codes(*, at: datetime) -> int:
    """Delete the askings that no limit needs any more; how many they were."""
    forgotten, _ = OneTimeCode.objects.filter(asked_at__lt=at - KEPT_FOR).delete()
    if forgotten:
        record(
            actor=Actor(ActorKind.SYSTEM, "identification"),
            verb="forgot",
            subject=Subject("one_time_code", "old"),
            detail={"forgotten": forgotten},
            at=at,
        )
    return forgotten
