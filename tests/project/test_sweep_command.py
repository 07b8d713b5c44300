"""`dayaq sweep` awards what nobody asked for and counts it; `dayaq replay` recomputes receipts and tells which differ."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from click.testing import CliRunner

from dayaq.casework.awards.models import Award
from dayaq.casework.decisions.models import Decision
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.models import Sex
from dayaq.project.command import main
from dayaq.subsystems.disability.keeping import take_over
from tests.casework.decisions.examples import ENTITLED
from tests.casework.decisions.test_by_law import Desk
from tests.making import MONDAY, make_person
from tests.subsystems.disability.country import SECOND, TESTS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings):
    settings.LEGAL_DAY = MONDAY.date()


def test_the_sweep_counts_what_the_law_answers_of_everybody() -> None:
    make_person(birth_date=date(1990, 1, 1), sex=Sex.MALE)
    make_person(birth_date=date(1950, 1, 1), sex=Sex.MALE)

    told = CliRunner().invoke(main, ["sweep", "--on", "2020-03-16", "--json"])

    counts = json.loads(told.stdout)["counts"]["pensions/old_age_pension"]
    # Of the older one no register of this release knows the record, so nothing is awarded and nobody is refused
    assert counts == {"not_entitled": 1, "cannot_say": 1, "running_award": 0}
    assert not Award.objects.exists()


def test_a_childs_disability_once_determined_is_paid_without_an_application() -> None:
    child = make_person(birth_date=date(2012, 5, 1))
    take_over(
        person=child,
        said=replace(SECOND, degree="child", since=date(2020, 3, 2), starts_on=date(2020, 3, 2), ends_on=None),
        decided_on=date(2020, 3, 2),
        actor=TESTS,
        at=MONDAY - timedelta(days=14),
    )

    told = CliRunner().invoke(main, ["sweep", "--on", "2020-03-16", "--json"])

    counts = json.loads(told.stdout)["counts"]["allowances/disabled_child_allowance"]
    award = Award.objects.get()
    assert counts["awarded"] == 1
    assert (award.person, award.benefit, award.starts_on) == (child, "allowances/disabled_child_allowance", date(2020, 3, 2))
    assert award.rates.get().amount == Decimal(150)
    assert Notice.objects.get(kind="right_found").medium == "letter"
    assert CliRunner().invoke(main, ["replay"]).stdout == "1 receipts recomputed, 0 differ\n"


def test_a_mother_of_six_is_paid_for_each_from_the_day_of_the_sixth() -> None:
    mother = make_person(birth_date=date(1980, 1, 1), sex=Sex.FEMALE)
    for year in (2008, 2010, 2012, 2014, 2016, 2019):
        child = make_person(birth_date=date(year, 2, 1))
        Kinship.objects.create(parent=mother, child=child, kind=Kinship.Kind.MOTHER, starts_on=child.birth_date)

    CliRunner().invoke(main, ["sweep", "--on", "2020-03-16"])

    award = Award.objects.get()
    assert (award.person, award.benefit, award.starts_on) == (mother, "allowances/many_children_allowance", date(2019, 2, 1))


@pytest.mark.parametrize("day", ["2020-03-17", "2017-12-31"])
def test_a_day_outside_the_law_or_still_to_come_is_refused(day: str) -> None:
    told = CliRunner().invoke(main, ["sweep", "--on", day])

    assert told.exit_code == 2
    assert "--on must be no" in told.stderr


def test_receipts_replay_and_an_altered_one_is_told() -> None:
    desk = Desk()
    desk.record(ENTITLED)
    decision = desk.confirm()
    whole = CliRunner().invoke(main, ["replay"])
    Decision.objects.filter(pk=decision.pk).update(explanation="Başqa söz")

    altered = CliRunner().invoke(main, ["replay", "--sample", "5"])

    assert (whole.exit_code, whole.stdout) == (0, "1 receipts recomputed, 0 differ\n")
    assert altered.exit_code == 1
    assert f"decision {decision.pk} of 2020-03-16 does not replay" in altered.stdout
