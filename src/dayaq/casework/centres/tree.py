"""The tree of organisations with their centres on a day: the ministry, its agencies, the centres, their branches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dayaq.casework.centres.centre_day import CentreDay
from dayaq.casework.centres.models import Organisation
from dayaq.casework.centres.timetables import centre_days
from dayaq.casework.language import Words


@dataclass(frozen=True, slots=True)
class Place:
    """One centre on the day, with the branches and service points that belong to it."""

    here: CentreDay
    branches: tuple["Place", ...]


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation with the bodies under it and the centres it runs; the centres without an organisation have no name."""

    code: str
    name: Words | None
    below: tuple["Body", ...]
    places: tuple[Place, ...]


def organisation_tree(day: date) -> tuple[Body, ...]:
    """The whole tree on the day, from the bodies that stand under nobody; two queries, however large it is.

    Bodies with centres come before those without.
    """
    organisations, days = list(Organisation.objects.order_by("id")), centre_days(day)
    roots = tuple(_body(root, organisations, days) for root in organisations if root.under_id is None)
    nobodys = _places(None, days)
    return (*roots, Body(code="", name=None, below=(), places=nobodys)) if nobodys else roots


def _body(root: Organisation, organisations: Sequence[Organisation], days: Sequence[CentreDay]) -> Body:
    below = [_body(body, organisations, days) for body in organisations if body.under_id == root.pk]
    below.sort(key=lambda body: not body.places)
    return Body(code=root.code, name=root.name, below=tuple(below), places=_places(root.pk, days))


def _places(organisation: int | None, days: Sequence[CentreDay]) -> tuple[Place, ...]:
    """The centres of one organisation, branches under the centre they belong to; those not open yet come last."""
    own = [here for here in days if here.centre.organisation_id == organisation and here.centre.branch_of_id is None]
    return tuple(_place(here, days) for here in sorted(own, key=_not_open_yet))


def _place(here: CentreDay, days: Sequence[CentreDay]) -> Place:
    branches = sorted((other for other in days if other.centre.branch_of_id == here.centre.pk), key=_not_open_yet)
    return Place(here=here, branches=tuple(_place(branch, days) for branch in branches))


def _not_open_yet(here: CentreDay) -> bool:
    return here.centre.opened_on is not None and here.day < here.centre.opened_on
