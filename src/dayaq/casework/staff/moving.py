"""An officer moves, leaves, or lost the second factor: what changes on their side. Their applications are review's to return."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.staff.models import Officer, OfficerSession, RoleGrant, Unit
from dayaq.casework.staff.operations import take_back


@transaction.atomic
def move_officer(*, officer: Officer, unit: Unit, actor: Actor, at: datetime) -> Officer:
    """Seat the officer in another unit: what they held over the old one they hold over the new one from today."""
    locked = Officer.objects.select_for_update(of=("self",)).select_related("unit").get(pk=officer.pk)
    before, today = locked.unit, legal_day_of(at)
    for grant in _running(locked, before):
        take_back(grant=grant, actor=actor, at=at)
        if not RoleGrant.objects.filter(officer=locked, role=grant.role, unit=unit, ends_on__isnull=True).exists():
            RoleGrant.objects.create(officer=locked, role=grant.role, unit=unit, starts_on=today)
    locked.unit = unit
    locked.save(update_fields=["unit"])
    _journal("moved", locked, actor, at, {"from": before.code, "to": unit.code})
    return locked


@transaction.atomic
def let_officer_go(*, officer: Officer, actor: Actor, at: datetime) -> Officer:
    """Close the officer's log-in for good: every role is taken back and every session ends. The row stays on record."""
    locked = Officer.objects.select_for_update(of=("self",)).get(pk=officer.pk)
    for grant in RoleGrant.objects.filter(officer=locked):
        take_back(grant=grant, actor=actor, at=at)
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    end_sessions(officer=locked)
    _journal("left", locked, actor, at, {})
    return locked


def note_session(*, key: str, officer: Officer, address: str, device: str, at: datetime) -> OfficerSession:
    """Remember that the officer logged in on a device, at a moment of machine time."""
    facts = {"officer": officer, "began_at": at, "address": address or None, "device": device[:120]}
    session, _ = OfficerSession.objects.update_or_create(key=key, defaults=facts)
    return session


def end_sessions(*, officer: Officer, but: str = "") -> int:
    """Close the officer's sessions, except perhaps the one of that key; how many there were."""
    keys = list(OfficerSession.objects.filter(officer=officer).exclude(key=but).values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    closed, _ = OfficerSession.objects.filter(key__in=keys).delete()
    return closed


def open_sessions(officer: Officer) -> list[OfficerSession]:
    """The officer's sessions that are still open, the newest first."""
    kept = Session.objects.values("session_key")
    return list(OfficerSession.objects.filter(officer=officer, key__in=kept))


def _running(officer: Officer, unit: Unit) -> list[RoleGrant]:
    return list(RoleGrant.objects.select_related("unit").filter(officer=officer, unit=unit, ends_on__isnull=True))


def _journal(verb: str, officer: Officer, actor: Actor, at: datetime, detail: dict[str, object]) -> None:
    record(actor=actor, verb=verb, subject=Subject("officer", str(officer.pk)), detail=detail, at=at)
