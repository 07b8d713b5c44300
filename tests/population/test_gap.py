"""The gap: rights that are not paid, with what holds them back; and for want of which facts the law cannot say."""

from collections import Counter
from uuid import uuid4

import pytest
from click.testing import CliRunner

from dayaq.casework.people.mandates.models import Basis, Mandate
from dayaq.catalogue.catalogue import service_of_benefit
from dayaq.population.gap import Gap, gaps
from dayaq.project.gap_command import gap
from tests.making import LONG_AGO, MONDAY, make_application, make_person
from tests.population.test_sweep import BENEFIT, DAY, entitled, road, swept

pytestmark = pytest.mark.django_db


def found(**given: object) -> Gap:
    """The gap of the old-age pension on the day."""
    (one,) = gaps(road(), on=DAY, at=MONDAY, **given)
    return one


def test_a_right_that_no_sweep_has_found_yet_is_told_by_district() -> None:
    entitled(district="baku-yasamal")
    entitled(district="ganja")

    assert found().unpaid == Counter({("baku-yasamal", "not_swept"): 1, ("ganja", "not_swept"): 1})


def test_what_is_paid_is_no_gap() -> None:
    entitled()
    swept()

    assert list(gaps(road(), on=DAY, at=MONDAY)) == []


def test_what_a_filter_or_an_officer_holds_back_is_told_with_it() -> None:
    entitled(surname="Xaricov")
    guarded = entitled()
    paper = {"paper": "Qərar", "paper_number": "1", "paper_on": LONG_AGO, "paper_by": "Məhkəmə"}
    kept = {"starts_on": LONG_AGO, "recorded_by": uuid4(), "recorded_at": MONDAY}
    Mandate.objects.create(represented=guarded, representative=make_person(), basis=Basis.GUARDIAN, **paper, **kept)
    swept()
    make_application(service=service_of_benefit(BENEFIT), person=entitled())

    assert sorted(why for _, why in found().unpaid) == ["abroad", "guardian", "under_review"]
    assert found().unpaid.total() == 3


def test_the_missing_fact_is_named_for_those_of_whom_the_law_cannot_say() -> None:
    entitled(given_name="Ələmdar", district="ganja")

    told = found()

    assert told.cannot_say == Counter({"ganja": 1})
    assert told.examined == 1
    assert "accumulated_capital" in told.missing


def test_of_no_more_than_asked_the_missing_facts_are_looked_up() -> None:
    for _ in range(3):
        entitled(given_name="Ələmdar")

    told = found(examine=2)

    assert (told.cannot_say.total(), told.examined) == (3, 2)


def test_the_command_changes_nothing_and_refuses_days_to_come() -> None:
    told = CliRunner().invoke(gap, ["--on", "2020-03-16"])
    refused = CliRunner().invoke(gap, ["--on", "2090-01-01"])

    assert told.exit_code == 0
    assert "rights not paid: 0" in told.output
    assert refused.exit_code == 2
