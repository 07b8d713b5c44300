"""Clearing an officer's place: what becomes of everything they have open when they are away, move, leave or lose a role.

Nothing may be left with somebody who cannot review it. What a chosen colleague may not have goes back to the worklist of its
unit; what lies outside the manager's units goes there too, and is only counted for the manager.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.conflicts import parties_of
from dayaq.casework.review.models import Handover
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.passing import Onward, must_be_able, open_of, pass_on
from dayaq.casework.review.queries import applications_within
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import near_to

Reason = Handover.Reason
To = Officer | Literal["worklist", "keep"]
WORKLIST: Literal["worklist"] = "worklist"
KEEP: Literal["keep"] = "keep"


@dataclass(frozen=True, kw_only=True)
class Passed:
    """Where one application went: a colleague, its worklist, or nowhere (`kept`); `refusal` is why no colleague got it."""

    application: Application
    to: Officer | None = None
    kept: bool = False
    refusal: Refusal | None = None


@dataclass(frozen=True, kw_only=True)
class Cleared:
    """What became of all that an officer had open; `elsewhere` counts what went back to worklists outside the manager's units."""

    passed: tuple[Passed, ...] = ()
    elsewhere: int = 0

    @property
    def given(self) -> int:
        """How many a colleague got."""
        return sum(one.to is not None for one in self.passed)

    @property
    def returned(self) -> int:
        """How many went back to a worklist."""
        return sum(one.to is None and not one.kept for one in self.passed) + self.elsewhere


@transaction.atomic
def clear(*, of: Officer, to: To, reason: Reason, manager: Officer, at: datetime) -> Cleared:
    """Pass on everything that the officer has open: to a colleague, back to the worklists, or nowhere (`keep`).

    What the manager may not pass on goes to its worklist where the officer moves or leaves, and else stays.
    """
    held = open_of(of)
    reach = applications_within(manager, "reassign", on=legal_day_of(at)).filter(pk__in=[one.pk for one in held])
    within = set(reach.values_list("pk", flat=True))
    passed = tuple(_send(one, to, reason, manager, at) for one in held if one.pk in within)
    outside = [one for one in held if one.pk not in within] if reason in {Reason.MOVED, Reason.LEFT} else []
    for one in outside:
        pass_on(one, Onward(unit=one.unit, reason=reason), manager, at)
    return Cleared(passed=passed, elsewhere=len(outside))


def _send(application: Application, to: To, reason: Reason, manager: Officer, at: datetime) -> Passed:
    """One of them: to the colleague if they may have it, else to the worklist."""
    if to == KEEP:
        return Passed(application=application, kept=True)
    refusal = None
    if isinstance(to, Officer):
        try:
            must_be_able(to, application, at)
        except Refusal as why_not:
            refusal = why_not
        else:
            pass_on(application, Onward(unit=application.unit, reason=reason, officer=to), manager, at)
            return Passed(application=application, to=to)
    pass_on(application, Onward(unit=application.unit, reason=reason), manager, at)
    return Passed(application=application, refusal=refusal)


def consult_clearing(*, of: Officer, act: Callable[[], Cleared], manager: Officer, at: datetime) -> Cleared:
    """What the act would clear: it is done and undone again, so that the preview says exactly what will happen.

    Journalled as a look at the applications it names. Refuses what the act refuses.
    """
    with transaction.atomic():
        would_be = act()
        transaction.set_rollback(True)
    shown = [one.application.person_id for one in would_be.passed]
    if shown:
        with transaction.atomic():
            record(actor=actor_of(manager), verb=CONSULTED, subject=Subject("officer", str(of.pk)), persons=shown, at=at)
    return would_be


@transaction.atomic
def return_what_is_near(*, of: Officer, manager: Officer, at: datetime) -> int:
    """Give the officer's own matters and their family's back to the worklists; how many they were."""
    near = near_to(of)
    return _return([one for one in open_of(of) if not near.isdisjoint(parties_of(one))], Reason.CONFLICT, manager, at)


@transaction.atomic
def return_what_is_out_of_reach(*, of: Officer, by: Officer | None, at: datetime) -> int:
    """Give back to the worklists what the officer may no longer review, as a role has ended; how many they were."""
    units = units_where(of, "review", on=legal_day_of(at))
    return _return([one for one in open_of(of) if one.unit_id not in units], Reason.ROLE_ENDED, by, at)


def return_after_roles_ended(*, at: datetime) -> int:
    """Give back what lies with officers whose role over its unit has run out; how many they were."""
    holding = Application.objects.filter(closed_at__isnull=True, reviewer__isnull=False).values("reviewer")
    officers = Officer.objects.filter(pk__in=holding)
    return sum(return_what_is_out_of_reach(of=officer, by=None, at=at) for officer in officers)


def _return(applications: list[Application], reason: Reason, by: Officer | None, at: datetime) -> int:
    for one in applications:
        pass_on(one, Onward(unit=one.unit, reason=reason), by, at)
    return len(applications)
