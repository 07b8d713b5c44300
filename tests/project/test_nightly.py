"""Every legal day is swept once by itself, and a sweep that was broken off is made up for."""

from datetime import date

import pytest

from dayaq.casework.proactive.models import Sweep
from dayaq.project.nightly import sweep_the_day
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings):
    settings.LEGAL_DAY = MONDAY.date()


def test_a_day_is_swept_once() -> None:
    make_person(birth_date=date(1950, 1, 1))

    sweep_the_day(0)
    sweep_the_day(0)

    made = Sweep.objects.get()
    assert made.on == MONDAY.date()
    assert made.ended_at is not None
    assert made.counts["pensions/old_age_pension"]["cannot_say"] == 1


def test_a_sweep_broken_off_is_begun_again_and_the_next_day_has_its_own(settings) -> None:
    Sweep.objects.create(on=MONDAY.date(), began_at=MONDAY)

    sweep_the_day(0)
    settings.LEGAL_DAY = date(2020, 3, 17)
    sweep_the_day(0)

    assert list(Sweep.objects.filter(ended_at__isnull=False).order_by("on").values_list("on", flat=True)) == [
        date(2020, 3, 16),
        date(2020, 3, 17),
    ]
