"""Where an officer has a right: the units of the grants that hold on the day, and every unit under them."""

from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from dayaq.casework.staff.models import Officer, RoleGrant, Unit
from dayaq.casework.staff.rights import Right, matrix, roles_with

# UNION and not UNION ALL, so that even a tree bent into a ring by hand comes to an end.
REACH = """
    WITH RECURSIVE reach(id) AS (
        SELECT unit_id FROM role_grant
        WHERE officer_id = %s AND role = ANY(%s) AND starts_on <= %s AND (ends_on IS NULL OR ends_on > %s)
        UNION
        SELECT unit.id FROM unit JOIN reach ON unit.parent_id = reach.id
    )
    SELECT id FROM reach
"""


def units_where(officer: Officer, right: Right, *, on: date) -> frozenset[int]:
    """The ids of the units over which the officer has the right on the day; none for one who left."""
    if not officer.is_active:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(REACH, [officer.pk, sorted(roles_with(right)), on, on])
        return frozenset(row[0] for row in cursor.fetchall())


def rights_of(officer: Officer, *, on: date) -> frozenset[Right]:
    """The rights that the officer has over any unit at all on the day."""
    if not officer.is_active:
        return frozenset()
    held = set(_running(on).filter(officer=officer).values_list("role", flat=True))
    return frozenset(row.right for row in matrix() if row.roles & held)


def may(officer: Officer, right: Right, unit: Unit, *, on: date) -> bool:
    """Whether the officer has the right over this unit on the day."""
    return unit.pk in units_where(officer, right, on=on)


def officers_with(right: Right, unit: Unit, *, on: date) -> list[Officer]:
    """Those working now who have the right over this unit on the day, by name."""
    above = _with_those_above(unit)
    holding = _running(on).filter(unit__in=above, role__in=sorted(roles_with(right)))
    held = Officer.objects.filter(is_active=True, pk__in=holding.values("officer"))
    return list(held.order_by("full_name", "username"))


def _running(on: date) -> QuerySet[RoleGrant]:
    """The grants that hold on the day."""
    return RoleGrant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def _with_those_above(unit: Unit) -> list[int]:
    """The unit and every unit over it."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    found: list[int] = []
    at: int | None = unit.pk
    while at is not None and at not in found:
        found.append(at)
        at = parents.get(at)
    return found
