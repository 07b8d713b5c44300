"""`dayaq sweep` awards what nobody asked for and counts it; `dayaq replay` recomputes receipts and tells which differ."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from dayaq.casework.awards.models import Award
from dayaq.casework.decisions.models import Decision
from dayaq.casework.people.models import Sex
from dayaq.project.command import main
from tests.casework.decisions.examples import ENTITLED
from tests.casework.decisions.test_by_law import Desk
from tests.making import MONDAY, make_person

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
