"""What a manager does with the officers of their units: invite, entrust, note an absence, move, let go.

The manager needs the right over the unit in which the officer sits, and over the one to which the officer goes. Officers
elsewhere do not exist for them.
"""

import uuid
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from dayaq.casework.journal.operations import Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.passing import return_to_worklist
from dayaq.casework.staff.absence import note_absence
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.letters import enqueue_letter
from dayaq.casework.staff.models import Absence, Officer, RoleGrant, Unit
from dayaq.casework.staff.moving import end_sessions, let_officer_go, move_officer
from dayaq.casework.staff.operations import Invitation, invite_officer
from dayaq.casework.staff.rights import Right


class OfficerUnknown(Refusal):
    """No such officer, or one who sits outside the manager's units: one answer for both."""

    texts = {
        "az": "Belə əməkdaş tapılmadı.",
        "en": "There is no such officer.",
        "ru": "Такого сотрудника нет.",
    }


class UnitUnknown(Refusal):
    """No such unit, or one over which the manager has no right: one answer for both."""

    texts = {
        "az": "Belə şöbə tapılmadı.",
        "en": "There is no such unit.",
        "ru": "Такого отдела нет.",
    }


class NotYourself(Refusal):
    """Nobody moves, closes or resets their own account."""

    texts = {
        "az": "Bunu öz hesabınız üçün edə bilməzsiniz. Başqa rəhbərə müraciət edin.",
        "en": "You cannot do this for your own account. Ask another manager.",
        "ru": "Это нельзя сделать для собственной учётной записи. Обратитесь к другому руководителю.",
    }


def officers_within(manager: Officer, right: Right, *, on: date) -> QuerySet[Officer]:
    """The officers who sit in the units over which the manager has the right, with their units and open applications counted."""
    return Officer.objects.select_related("unit").filter(unit__in=units_where(manager, right, on=on))


def officers_listed(manager: Officer, *, on: date) -> list[Officer]:
    """The officers of the manager's units by name, each with how many applications they have open (`open_applications`)."""
    listed = officers_within(manager, "manage_staff", on=on).annotate(
        open_applications=Count("reviewing", filter=Q(reviewing__closed_at__isnull=True))
    )
    return list(listed.prefetch_related("grants__unit", "absences").order_by("-is_active", "full_name", "username"))


def units_to_manage(manager: Officer, right: Right, *, on: date) -> list[Unit]:
    """The units over which the manager has the right."""
    return list(Unit.objects.filter(pk__in=units_where(manager, right, on=on)))


def officer_managed(*, key: uuid.UUID, manager: Officer, right: Right, at: datetime) -> Officer:
    """The officer of that id, if they sit in a unit over which the manager has the right. Refuses any other."""
    found = officers_within(manager, right, on=legal_day_of(at)).filter(pk=key).first()
    if found is None:
        raise OfficerUnknown
    return found


@transaction.atomic
def invite_into(*, invitation: Invitation, unit_code: str, manager: Officer, at: datetime) -> Officer:
    """Invite an officer into one of the manager's units. Refuses another unit and what `invite_officer` refuses."""
    unit = _unit_managed(unit_code, manager, at)
    officer = invite_officer(invitation=invitation, unit=unit, actor=actor_of(manager), at=at)
    enqueue_letter(officer, "invited")
    return officer


@transaction.atomic
def move(*, key: uuid.UUID, unit_code: str, manager: Officer, at: datetime) -> int:
    """Move an officer to another of the manager's units; how many open applications went back to the worklist."""
    officer = _another(key, manager, at)
    unit = _unit_managed(unit_code, manager, at)
    returned = return_to_worklist(of=officer, reason=Handover.Reason.MOVED, officer=manager, at=at)
    move_officer(officer=officer, unit=unit, actor=actor_of(manager), at=at)
    return returned


@transaction.atomic
def let_go(*, key: uuid.UUID, manager: Officer, at: datetime) -> int:
    """Close the log-in of an officer who leaves; how many open applications went back to the worklist."""
    officer = _another(key, manager, at)
    returned = return_to_worklist(of=officer, reason=Handover.Reason.LEFT, officer=manager, at=at)
    let_officer_go(officer=officer, actor=actor_of(manager), at=at)
    return returned


@transaction.atomic
def note_away(*, key: uuid.UUID, starts_on: date, ends_on: date, manager: Officer, at: datetime) -> Absence:
    """Note that an officer of the manager's units is away. Refuses what `note_absence` refuses."""
    officer = officer_managed(key=key, manager=manager, right="reassign", at=at)
    return note_absence(officer=officer, starts_on=starts_on, ends_on=ends_on, actor=actor_of(manager), at=at)


@transaction.atomic
def reset_second_factor(*, key: uuid.UUID, manager: Officer, forget: Callable[[Officer], object], at: datetime) -> Officer:
    """Take away the lost authenticator of an officer whose identity the manager has checked, and tell the officer.

    `forget` removes what the log-in keeps of it. Every session ends; the next log-in ties a new authenticator.
    """
    officer = _another(key, manager, at)
    forget(officer)
    end_sessions(officer=officer)
    enqueue_letter(officer, "second_factor_reset")
    record(actor=actor_of(manager), verb="second_factor_reset", subject=Subject("officer", str(officer.pk)), at=at)
    return officer


def grants_of(officer: Officer, *, on: date) -> list[RoleGrant]:
    """What the officer is entrusted with on the day and later."""
    return list(officer.grants.select_related("unit").filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)))


def _another(key: uuid.UUID, manager: Officer, at: datetime) -> Officer:
    """The officer, who must be somebody else than the manager."""
    if key == manager.pk:
        raise NotYourself
    return officer_managed(key=key, manager=manager, right="manage_staff", at=at)


def _unit_managed(code: str, manager: Officer, at: datetime) -> Unit:
    found = Unit.objects.filter(code=code, pk__in=units_where(manager, "manage_staff", on=legal_day_of(at))).first()
    if found is None:
        raise UnitUnknown
    return found
