"""The supervisor's figures: counted once by hand over a little made-up world, and never outside the own units."""

from datetime import date, datetime, timedelta

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.finding import Finding
from dayaq.casework.review import operations as review
from dayaq.casework.review.figures import Counted, figures
from dayaq.casework.staff.models import Officer, Role, Unit
from tests.making import MONDAY, SERVICE, make_application, make_officer, make_unit

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
APPROVED = Finding(approved=True, explanation="Təyin olunur.")


def arrived(unit: Unit, *, on: date = TODAY, due_in: int | None = None, taken_by: Officer | None = None) -> Application:
    """An application of the unit received on a day, due so many days from today."""
    at = datetime.combine(on, MONDAY.timetz())
    application = make_application(at=at)
    due = TODAY + timedelta(days=due_in) if due_in is not None else application.due_on
    Application.objects.filter(pk=application.pk).update(unit=unit, due_on=due)
    if taken_by is not None:
        review.take(number=application.registration_number, officer=taken_by, at=at)
    return application


def decided(unit: Unit, by: Officer, *, after: int) -> None:
    """An application decided today, so many calendar days after its receipt."""
    application = arrived(unit, on=TODAY - timedelta(days=after), taken_by=by)
    review.complete(number=application.registration_number, service=SERVICE, finding=APPROVED, officer=by, at=MONDAY)


def asked(officer: Officer, *, days: int = 30):
    end = TODAY + timedelta(days=1)
    return figures(officer, on=TODAY, start=end - timedelta(days=days), end=end)


def test_the_figures_of_a_little_world_are_those_counted_by_hand() -> None:
    above = make_unit("above")
    north, south = make_unit("north", parent=above), make_unit("south", parent=above)
    chief = make_officer(unit=above, roles=(Role.SUPERVISOR,))
    aysel = make_officer(unit=north, full_name="Aysel")
    zaur = make_officer(unit=south, full_name="Zaur")
    arrived(north, on=TODAY - timedelta(days=20), due_in=-3, taken_by=aysel)
    arrived(north, on=TODAY - timedelta(days=9), due_in=0)
    arrived(north)
    arrived(south, on=TODAY - timedelta(days=9), due_in=0, taken_by=zaur)
    for days in (1, 2, 3, 4, 10):
        decided(north, aysel, after=days)
    decided(south, zaur, after=6)

    told = asked(chief)

    empty = Counted(unit=above)
    of_north = {"open": 3, "due_today": 1, "overdue": 1, "decided": 5, "median": 3, "p90": 10}
    of_south = {"open": 1, "due_today": 1, "overdue": 0, "decided": 1, "median": 6, "p90": 6}
    assert told.by_unit == [empty, Counted(unit=north, **of_north), Counted(unit=south, **of_south)]
    of_aysel = {"open": 1, "due_today": 0, "overdue": 1, "decided": 5, "median": 3, "p90": 10}
    assert told.by_officer == [
        Counted(officer=aysel, unit=north, **of_aysel),
        Counted(officer=zaur, unit=south, **of_south),
    ]
    assert told.together == Counted(open=4, due_today=2, overdue=1, decided=6, median=3, p90=10)


def test_what_was_decided_before_the_period_is_not_counted() -> None:
    chief, officer = make_officer(roles=(Role.SUPERVISOR,)), make_officer()
    decided(officer.unit, officer, after=5)

    end = TODAY
    earlier = figures(chief, on=TODAY, start=end - timedelta(days=30), end=end)

    assert earlier.together == Counted()
    assert asked(chief, days=1).together.decided == 1


def test_the_figures_end_where_the_right_ends() -> None:
    chief, foreign = make_officer(roles=(Role.SUPERVISOR,)), make_unit("foreign")
    arrived(foreign, taken_by=make_officer(unit=foreign))

    told = asked(chief)

    assert (told.together.open, told.by_officer, foreign in [one.unit for one in told.by_unit]) == (0, [], False)
    assert asked(make_officer()).by_unit == []


def test_work_stays_with_the_officer_who_did_it_also_after_they_left() -> None:
    chief, officer = make_officer(roles=(Role.SUPERVISOR,)), make_officer()
    decided(officer.unit, officer, after=2)
    Officer.objects.filter(pk=officer.pk).update(is_active=False)

    assert [(one.officer, one.decided) for one in asked(chief).by_officer] == [(officer, 1)]
