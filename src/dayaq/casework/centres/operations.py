"""Loading what was published: the calendar's decisions, the centres, and the notice with its regimes.

Each load adds what is missing and leaves the rows that stand, which somebody may have corrected since; so it may be
run again at any time.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db import transaction

from dayaq.casework.centres.decided_days import decided_days
from dayaq.casework.centres.models import CalendarDay, Centre, CentreKind, Mailbox, Regime
from dayaq.casework.centres.notice import notice_of_march_2020, regimes_of_the_notice
from dayaq.casework.centres.published import published
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.language import LANGUAGES, Words


@transaction.atomic
def load_calendar(*, actor: Actor, at: datetime) -> int:
    """Add the decisions on working and non-working days of 2019-2026 that are missing; how many they were."""
    kept = set(CalendarDay.objects.values_list("day", flat=True))
    added = CalendarDay.objects.bulk_create([row for row in decided_days() if row.day not in kept])
    _record(actor, "calendar", "2019-2026", {"days": len(added)}, at)
    return len(added)


@transaction.atomic
def load_centres(*, actor: Actor, at: datetime) -> int:
    """Add the centres that are missing, with their mailboxes; how many they were."""
    kept = set(Centre.objects.values_list("code", flat=True))
    missing = [entry for entry in published("centres")["centres"] if entry["code"] not in kept]
    for entry in missing:
        centre = _centre(entry)
        centre.save(force_insert=True)
        Mailbox.objects.bulk_create(
            Mailbox(centre=centre, address=address, place=place) for place, address in enumerate(entry["mailboxes"], start=1)
        )
        _record(actor, "centre", centre.code, {"mailboxes": len(entry["mailboxes"])}, at)
    return len(missing)


@transaction.atomic
def load_notice(*, actor: Actor, at: datetime) -> int:
    """Put the notice of 14 March 2020 into force: its calendar, its centres and its regimes; how many rows were added."""
    added = load_calendar(actor=actor, at=at) + load_centres(actor=actor, at=at)
    kept = set(Regime.objects.values_list("code", flat=True))
    regimes = Regime.objects.bulk_create([regime for regime in regimes_of_the_notice() if regime.code not in kept])
    _record(actor, "notice", notice_of_march_2020().code, {"regimes": [regime.code for regime in regimes]}, at)
    return added + len(regimes)


def _centre(entry: Mapping[str, Any]) -> Centre:
    name, address, hours = Words.read(entry["name"]), Words.read(entry["address"]), entry["hours"]
    texts = {f"{field}_{code}": text for field, words in (("name", name), ("address", address)) for code, text in _by_code(words)}
    return Centre(
        code=entry["code"],
        kind=CentreKind(entry["kind"]),
        serves=entry["serves"],
        opened_on=entry.get("opened_on"),
        open_weekdays=hours["weekdays"],
        opens_at=time.fromisoformat(hours["opens_at"]),
        closes_at=time.fromisoformat(hours["closes_at"]),
        **texts,
    )


def _by_code(words: Words) -> list[tuple[str, str]]:
    return [(code, words.in_language(code)) for code in LANGUAGES]


def _record(actor: Actor, kind: str, subject: str, detail: Mapping[str, object], at: datetime) -> None:
    if any(detail.values()):
        record(actor=actor, verb="loaded", subject=Subject(kind, subject), detail=detail, at=at)
