"""Loading what was published: the calendar's decisions, the centres, and the notice with its regimes.

Each load adds what is missing and leaves the rows that stand, which somebody may have corrected since; so it may be
run again at any time.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db import transaction

from dayaq.casework.centres.decided_days import decided_days
from dayaq.casework.centres.models import CalendarDay, Centre, CentreKind, Confidence, Mailbox, Opening, Organisation, Regime
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
    """Add the centres that are missing, with their mailboxes and the bodies over them; how many centres they were."""
    run_by = _load_organisations()
    centres = {centre.code: centre for centre in Centre.objects.all()}
    missing = [entry for entry in published("centres")["centres"] if entry["code"] not in centres]
    for entry in missing:
        mailboxes = entry.get("mailboxes", ())
        centre = _centre(entry, run_by, centres.get(entry.get("branch_of")))
        centre.save(force_insert=True)
        centres[centre.code] = centre
        Mailbox.objects.bulk_create(
            Mailbox(centre=centre, address=address, place=place) for place, address in enumerate(mailboxes, start=1)
        )
        record(actor=actor, verb="loaded", subject=Subject("centre", centre.code), detail={"mailboxes": len(mailboxes)}, at=at)
    return len(missing)


@transaction.atomic
def load_notice(*, actor: Actor, at: datetime) -> int:
    """Put the notice of 14 March 2020 into force: its calendar, its centres and its regimes; how many rows were added."""
    added = load_calendar(actor=actor, at=at) + load_centres(actor=actor, at=at)
    kept = set(Regime.objects.values_list("code", flat=True))
    regimes = Regime.objects.bulk_create([regime for regime in regimes_of_the_notice() if regime.code not in kept])
    _record(actor, "notice", notice_of_march_2020().code, {"regimes": [regime.code for regime in regimes]}, at)
    return added + len(regimes)


def _load_organisations() -> Organisation:
    """Add the bodies that are missing, each after the one it stands under; the one that runs the centres."""
    content = published("organisations")
    bodies = {body.code: body for body in Organisation.objects.all()}
    for entry in content["organisations"]:
        if entry["code"] not in bodies:
            name = {f"name_{code}": text for code, text in _by_code(Words.read(entry["name"]))}
            under = bodies[entry["under"]] if "under" in entry else None
            bodies[entry["code"]] = Organisation.objects.create(code=entry["code"], under=under, source=content["source"], **name)
    return next(bodies[entry["code"]] for entry in content["organisations"] if entry.get("runs_centres"))


def _centre(entry: Mapping[str, Any], run_by: Organisation, branch_of: Centre | None) -> Centre:
    name, hours = Words.read(entry["name"]), entry["hours"]
    address = Words.read(entry["address"]) if "address" in entry else Words("", "", "")
    texts = {f"{field}_{code}": text for field, words in (("name", name), ("address", address)) for code, text in _by_code(words)}
    return Centre(
        code=entry["code"],
        kind=CentreKind(entry["kind"]),
        organisation=run_by,
        branch_of=branch_of,
        serves=entry.get("serves", []),
        opened_on=entry.get("opened_on"),
        opening=Opening(entry.get("opening", Opening.DAY)),
        confidence=Confidence(entry.get("confidence", Confidence.CONFIRMED)),
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
