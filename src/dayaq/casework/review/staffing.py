"""What a manager does with the officers of their units: invite, note an absence, move, let go.

The manager needs the right over the unit in which the officer sits, and over the one to which the officer goes. Officers
elsewhere do not exist for them.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from dayaq.casework.journal.operations import Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.clearing import KEEP, WORKLIST, Cleared, To, clear
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.passing import NothingToPass
from dayaq.casework.staff.absence import note_absence
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.letters import enqueue_letter
from dayaq.casework.staff.models import Officer, RoleGrant, Unit
from dayaq.casework.staff.moving import end_sessions, let_officer_go, move_officer
from dayaq.casework.staff.operations import Invitation, invite_officer
from dayaq.casework.staff.rights import Right

PAGE_SIZE = 50


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


class AlreadyCame(Refusal):
    """Who has chosen a password needs no invitation; a lost password is another matter."""

    texts = {
        "az": "Bu əməkdaş artıq parol seçib və ya işdən çıxıb, yeni dəvətə ehtiyac yoxdur.",
        "en": "This officer has chosen a password already, or has left; no new invitation is needed.",
        "ru": "Этот сотрудник уже выбрал пароль или уволен, новое приглашение не нужно.",
    }


class SitsThere(Refusal):
    """An officer is moved to another unit than the one in which they sit."""

    texts = {
        "az": "Əməkdaş onsuz da bu şöbədədir. Başqa şöbə seçin.",
        "en": "The officer is in this unit already. Choose another one.",
        "ru": "Сотрудник уже в этом отделе. Выберите другой.",
    }


class HasLeft(Refusal):
    """Whoever left is neither moved, nor away, nor entrusted with anything."""

    texts = {
        "az": "Bu əməkdaş işdən çıxıb.",
        "en": "This officer has left.",
        "ru": "Этот сотрудник уволен.",
    }


def officers_within(manager: Officer, right: Right, *, on: date) -> QuerySet[Officer]:
    """The officers who sit in the units over which the manager has the right, with their units and open applications counted."""
    return Officer.objects.select_related("unit").filter(unit__in=units_where(manager, right, on=on))


@dataclass(frozen=True, kw_only=True)
class OfficersPage:
    """One page of a manager's officers, how many there are, and which page it is."""

    officers: list[Officer]
    total: int
    page: int


def officers_listed(manager: Officer, *, page: int, on: date) -> OfficersPage:
    """One page of the officers of the manager's units: those who work first, by name; past the end, the last page.

    Each says how many applications they have open (`open_applications`).
    """
    within = officers_within(manager, "reassign", on=on)
    total = within.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    first = (shown - 1) * PAGE_SIZE
    listed = within.annotate(open_applications=Count("reviewing", filter=Q(reviewing__closed_at__isnull=True)))
    ordered = listed.prefetch_related("grants__unit", "absences").order_by("-is_active", "full_name", "username")
    return OfficersPage(officers=list(ordered[first : first + PAGE_SIZE]), total=total, page=shown)


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
    unit = unit_managed(unit_code, manager, at)
    officer = invite_officer(invitation=invitation, unit=unit, actor=actor_of(manager), at=at)
    enqueue_letter(officer, "invited")
    return officer


@transaction.atomic
def invite_again(*, key: uuid.UUID, manager: Officer, at: datetime) -> Officer:
    """Send a new link to an officer who has not used the first one in time. Refuses one who has chosen a password."""
    officer = another(key, manager, at)
    if officer.has_usable_password() or not officer.is_active:
        raise AlreadyCame
    enqueue_letter(officer, "invited")
    record(actor=actor_of(manager), verb="invited_again", subject=Subject("officer", str(officer.pk)), at=at)
    return officer


@transaction.atomic
def move(*, key: uuid.UUID, unit_code: str, to: To = WORKLIST, manager: Officer, at: datetime) -> Cleared:
    """Move an officer to another of the manager's units; what they had open goes to the colleague chosen or to the worklists.

    Refuses the unit in which the officer sits, a colleague who is the officer, and an officer who left.
    """
    officer = working(another(key, manager, at))
    unit = unit_managed(unit_code, manager, at)
    if unit.pk == officer.unit_id:
        raise SitsThere
    cleared = clear(of=officer, to=_colleague(to, officer), reason=Handover.Reason.MOVED, manager=manager, at=at)
    move_officer(officer=officer, unit=unit, actor=actor_of(manager), at=at)
    return cleared


@transaction.atomic
def let_go(*, key: uuid.UUID, to: To = WORKLIST, manager: Officer, at: datetime) -> Cleared:
    """Close the log-in of an officer who leaves; what they had open goes to the colleague chosen or to the worklists."""
    officer = working(another(key, manager, at))
    cleared = clear(of=officer, to=_colleague(to, officer), reason=Handover.Reason.LEFT, manager=manager, at=at)
    let_officer_go(officer=officer, actor=actor_of(manager), at=at)
    return cleared


@transaction.atomic
def note_away(*, key: uuid.UUID, starts_on: date, ends_on: date, to: To = KEEP, manager: Officer, at: datetime) -> Cleared:
    """Note that an officer of the manager's units is away; what they have open stays with them unless a place for it is chosen.

    Refuses what `note_absence` refuses.
    """
    officer = working(officer_managed(key=key, manager=manager, right="reassign", at=at))
    note_absence(officer=officer, starts_on=starts_on, ends_on=ends_on, actor=actor_of(manager), at=at)
    return clear(of=officer, to=_colleague(to, officer), reason=Handover.Reason.ABSENT, manager=manager, at=at)


@transaction.atomic
def relieve(*, key: uuid.UUID, to: To = WORKLIST, manager: Officer, at: datetime) -> Cleared:
    """Take everything that an officer has open, as when they fell ill, and give it to a colleague or back to the worklists."""
    officer = officer_managed(key=key, manager=manager, right="reassign", at=at)
    return clear(of=officer, to=_colleague(to, officer), reason=Handover.Reason.REASSIGNED, manager=manager, at=at)


@transaction.atomic
def reset_second_factor(*, key: uuid.UUID, manager: Officer, forget: Callable[[Officer], object], at: datetime) -> Officer:
    """Take away the lost authenticator of an officer whose identity the manager has checked, and tell the officer.

    `forget` removes what the log-in keeps of it. Every session ends; the next log-in ties a new authenticator.
    """
    officer = another(key, manager, at)
    forget(officer)
    end_sessions(officer=officer)
    enqueue_letter(officer, "second_factor_reset")
    record(actor=actor_of(manager), verb="second_factor_reset", subject=Subject("officer", str(officer.pk)), at=at)
    return officer


def grants_of(officer: Officer, *, on: date) -> list[RoleGrant]:
    """What the officer is entrusted with on the day and later."""
    return list(officer.grants.select_related("unit").filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on)))


def another(key: uuid.UUID, manager: Officer, at: datetime) -> Officer:
    """The officer of that id in the manager's units, who must be somebody else than the manager."""
    if key == manager.pk:
        raise NotYourself
    return officer_managed(key=key, manager=manager, right="manage_staff", at=at)


def working(officer: Officer) -> Officer:
    """The officer, who must not have left (`HasLeft`)."""
    if not officer.is_active:
        raise HasLeft
    return officer


def _colleague(to: To, officer: Officer) -> To:
    """Where the applications go, which is not to the officer who gives them away."""
    if isinstance(to, Officer) and to.pk == officer.pk:
        raise NothingToPass
    return to


def unit_managed(code: str, manager: Officer, at: datetime) -> Unit:
    """The unit of that code over which the manager has the right. Refuses any other."""
    found = Unit.objects.filter(code=code, pk__in=units_where(manager, "manage_staff", on=legal_day_of(at))).first()
    if found is None:
        raise UnitUnknown
    return found
