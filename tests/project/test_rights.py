"""Every legal day is swept once by itself, one broken off is made up for; what a register learns is looked into at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.awards.models import Award
from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.casework.notices.models import Notice
from dayaq.casework.proactive.models import Sweep
from dayaq.project.rights import look_into_rights, sweep_the_day
from dayaq.subsystems.disability.keeping import correct_assessment
from dayaq.subsystems.disability.models import Assessment
from tests.making import MONDAY, make_person
from tests.subsystems.disability.country import SECOND
from tests.subsystems.disability.test_assessing import decided

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings):
    settings.LEGAL_DAY = MONDAY.date()


def asked_about(made: Assessment) -> QuerySet[ProcrastinateJob]:
    """The jobs that look into the rights of the person assessed."""
    return ProcrastinateJob.objects.filter(task_name=LOOK_JOB, args__person=str(made.person_id))


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


def test_a_decision_of_the_commission_is_a_stipend_on_the_same_day(settings) -> None:
    made = decided(said=replace(SECOND, cause="war"))
    # The commission decided at half past ten, and the clock of a test stands at any hour
    settings.LEGAL_DAY = date(2020, 3, 17)

    for _ in range(2):
        look_into_rights(**asked_about(made).get().args)

    award = Award.objects.get(benefit="stipends/war_disability_stipend")
    assert (award.person, award.starts_on) == (made.person, made.starts_on)
    assert Notice.objects.filter(person=made.person, kind="right_found").count() == 1


def test_a_corrected_decision_is_looked_into_anew() -> None:
    made = decided()

    correct_assessment(
        assessment_id=made.pk, said=replace(SECOND, cause="war"), officer=made.officer, at=MONDAY + timedelta(days=1)
    )

    assert asked_about(made).count() == 2
