"""Organisations are a tree: the ministry, its agencies, their centres, the branches of these."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.centres.models import Centre, Organisation
from dayaq.casework.centres.opening import opened_in_words
from dayaq.casework.centres.operations import load_centres
from dayaq.casework.centres.tree import organisation_tree
from tests.casework.centres.conftest import MOMENT, OPERATOR

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def test_the_ministry_stands_over_its_fund_and_agencies_and_one_of_them_runs_the_centres(notice: None) -> None:
    (ministry,) = organisation_tree(DAY)

    assert [body.code for body in ministry.below] == ["dost", "dsmf", "dma", "sxa", "dtser", "demx"]
    assert [place.here.centre.code for place in ministry.below[0].places] == [
        "absheron", "agali", "baku-1", "baku-2", "baku-3", "baku-4", "baku-5", "qarabag",
    ]  # fmt: skip


def test_branches_and_service_points_stand_under_their_regional_centre(notice: None) -> None:
    places = {place.here.centre.code: place for place in organisation_tree(DAY)[0].below[0].places}

    assert [branch.here.centre.code for branch in places["qarabag"].branches] == [
        "fuzuli-point", "kalbajar-point", "shusha-branch", "tartar-branch",
    ]  # fmt: skip


def test_a_centre_that_nobody_is_said_to_run_is_shown_all_the_same(notice: None) -> None:
    Centre.objects.filter(code="baku-1").update(organisation=None)

    *_, nobodys = organisation_tree(DAY)

    assert (nobodys.name, [place.here.centre.code for place in nobodys.places]) == (None, ["baku-1"])


def test_the_tree_is_two_queries_however_large_it_is(notice: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        organisation_tree(DAY)


def test_no_body_and_no_centre_stands_under_itself(notice: None) -> None:
    with pytest.raises(IntegrityError, match="organisation_is_not_under_itself"), transaction.atomic():
        Organisation.objects.filter(code="dost").update(under=F("id"))
    with pytest.raises(IntegrityError, match="centre_is_no_branch_of_itself"), transaction.atomic():
        Centre.objects.filter(code="baku-1").update(branch_of=F("id"))


def test_centres_loaded_again_leave_the_tree_as_it_stands(notice: None) -> None:
    assert load_centres(actor=OPERATOR, at=MOMENT) == 0
    assert (Organisation.objects.count(), Centre.objects.count()) == (7, 12)


@pytest.mark.parametrize(
    ("code", "az", "en"),
    [
        ("baku-1", "", ""),
        ("baku-3", "21 may 2020", "21 May 2020"),
        ("baku-5", "2022-ci ilin dekabr ayı", "December 2022"),
        ("absheron", "ən geci 2022-ci ilin avqust ayı", "by August 2022 at the latest"),
        ("kalbajar-point", "2025-ci il", "2025"),
        (
            "shusha-branch",
            "dəqiq günü bəlli deyil, 7 avqust 2023 tarixindən tez ola bilməz",
            "the exact day is not known; it cannot be before 7 August 2023",
        ),
    ],
)
def test_the_day_of_opening_is_said_as_exactly_as_it_is_known(notice: None, code: str, az: str, en: str) -> None:
    centre = Centre.objects.get(code=code)

    assert (opened_in_words(centre, "az"), opened_in_words(centre, "en")) == (az, en)
