"""A manager gives an officer a single role over a unit, or ends one (vəzifə səlahiyyəti); nobody changes their own rights."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.clearing import return_what_is_out_of_reach
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.staffing import another, unit_managed, working
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer, Role, RoleGrant
from dayaq.casework.staff.operations import Trust, entrust, take_back


class GrantUnknown(Refusal):
    """The officer has no such role, or over a unit that is not the manager's: one answer for both."""

    texts = {
        "az": "Belə səlahiyyət tapılmadı.",
        "en": "There is no such role.",
        "ru": "Такой роли нет.",
    }


@dataclass(frozen=True, kw_only=True)
class Offer:
    """Which role over which unit, from the first day up to, not including, `ends_on`; empty, until it is ended."""

    role: Role
    unit_code: str
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def give_role(*, key: uuid.UUID, offer: Offer, manager: Officer, at: datetime) -> RoleGrant:
    """Entrust an officer of the manager's units with a role over one of these units.

    Refuses the manager's own account, another officer or unit, and what `entrust` refuses.
    """
    officer = working(another(key, manager, at))
    unit = unit_managed(offer.unit_code, manager, at)
    trust = Trust(role=offer.role, unit=unit, starts_on=offer.starts_on, ends_on=offer.ends_on)
    return entrust(officer=officer, trust=trust, actor=actor_of(manager), at=at)


@transaction.atomic
def end_role(*, key: uuid.UUID, grant_id: int, ends_on: date | None, manager: Officer, at: datetime) -> int:
    """End a role of an officer from a day on, from today where none is given; how many applications went back to the worklists.

    What the officer may no longer review goes back at once; on a later day, on that day.
    """
    officer = another(key, manager, at)
    grant = grant_managed(officer=officer, grant_id=grant_id, manager=manager, at=at)
    take_back(grant=grant, ends_on=ends_on, actor=actor_of(manager), at=at)
    return return_what_is_out_of_reach(of=officer, by=manager, at=at)


def grant_managed(*, officer: Officer, grant_id: int, manager: Officer, at: datetime) -> RoleGrant:
    """The grant of that id, if it is the officer's, over one of the manager's units, and has not ended. Refuses any other."""
    on = legal_day_of(at)
    units = units_where(manager, "manage_staff", on=on)
    found = RoleGrant.objects.select_related("unit").filter(pk=grant_id, officer=officer, unit__in=units).first()
    if found is None or (found.ends_on is not None and found.ends_on <= on):
        raise GrantUnknown
    return found
