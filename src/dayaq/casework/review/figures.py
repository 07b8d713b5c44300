"""The supervisor's figures: what is open, due and overdue now, and how fast was decided in a period; by unit and by officer.

Days to decision are calendar days from the day of receipt to that of the decision; p90 is the time within which nine of ten
were decided. Everything is counted within the units over which the officer may oversee.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer, Unit

# One pass over the open and one over the decided applications; `key` is the unit or the officer by whom it is told apart.
BY = """
    WITH counted AS (
        SELECT {key} AS key, count(*) AS open, count(*) FILTER (WHERE due_on = %(on)s) AS due_today,
               count(*) FILTER (WHERE due_on < %(on)s) AS overdue
        FROM application WHERE unit_id = ANY(%(units)s) AND closed_at IS NULL AND {key} IS NOT NULL GROUP BY 1
    ), decided AS (
        SELECT {decider} AS key, count(*) AS decided,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY decision."on" - received_on) AS median,
               percentile_disc(0.9) WITHIN GROUP (ORDER BY decision."on" - received_on) AS p90
        FROM application JOIN decision ON decision.application_id = application.id
        WHERE unit_id = ANY(%(units)s) AND decision."on" >= %(start)s AND decision."on" < %(end)s AND {decider} IS NOT NULL
        GROUP BY 1
    )
    SELECT key, coalesce(open, 0), coalesce(due_today, 0), coalesce(overdue, 0), coalesce(decided, 0), median, p90
    FROM counted FULL JOIN decided USING (key)
"""
ALL = """
    SELECT count(*), percentile_disc(0.5) WITHIN GROUP (ORDER BY decision."on" - received_on),
           percentile_disc(0.9) WITHIN GROUP (ORDER BY decision."on" - received_on)
    FROM application JOIN decision ON decision.application_id = application.id
    WHERE unit_id = ANY(%(units)s) AND decision."on" >= %(start)s AND decision."on" < %(end)s
"""


Asked = dict[str, list[int] | date]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures of one unit or officer. `median` and `p90` are days, unknown where nothing was decided."""

    unit: Unit | None = None
    officer: Officer | None = None
    open: int = 0
    due_today: int = 0
    overdue: int = 0
    decided: int = 0
    median: int | None = None
    p90: int | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The whole page: all together, each unit, each officer."""

    together: Counted
    by_unit: list[Counted]
    by_officer: list[Counted]


def figures(officer: Officer, *, on: date, start: date, end: date) -> Figures:
    """The figures of the officer's units: open ones on the day `on`, decided ones from `start` up to, not including, `end`."""
    reach = sorted(units_where(officer, "oversee", on=on))
    asked: Asked = {"units": reach, "on": on, "start": start, "end": end}
    by_unit, by_officer = _rows("unit_id", "unit_id", asked), _rows("reviewer_id", "decision.officer_id", asked)
    units = Unit.objects.filter(pk__in=reach)
    # Who decided here in the period may have moved since; the figures stay with the work.
    officers = Officer.objects.select_related("unit").filter(pk__in=list(by_officer))
    told = [Counted(unit=unit, **by_unit.get(unit.pk, {})) for unit in units]
    people = [Counted(officer=one, unit=one.unit, **by_officer[one.pk]) for one in officers.order_by("full_name", "username")]
    return Figures(together=_together(told, asked), by_unit=told, by_officer=people)


def _rows(key: str, decider: str, asked: Asked) -> dict[object, dict[str, Any]]:
    """The figures by unit or officer, by their ids."""
    with connection.cursor() as cursor:
        # Both names are ours, written above; nothing that anybody typed is put into the statement.
        cursor.execute(BY.format(key=key, decider=decider), asked)
        names = ("open", "due_today", "overdue", "decided", "median", "p90")
        return {row[0]: dict(zip(names, row[1:], strict=True)) for row in cursor.fetchall()}


def _together(units: list[Counted], asked: Asked) -> Counted:
    """The sums, and the times over all units, which are no sums."""
    with connection.cursor() as cursor:
        cursor.execute(ALL, asked)
        decided, median, p90 = cursor.fetchone()
    return Counted(
        open=sum(one.open for one in units),
        due_today=sum(one.due_today for one in units),
        overdue=sum(one.overdue for one in units),
        decided=decided,
        median=median,
        p90=p90,
    )
