"""Matching says why a job suits or does not, and orders jobs in one way, whatever order they came in."""

import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from dayaq.subsystems.employment.matching import Job, Sought, match_of, matched

SOUGHT = Sought(
    field_wished="sewing",
    field_had="trade",
    district="yasamal",
    other_districts=False,
    hours="full",
    least_wage=Decimal(400),
    education="vocational",
)
JOB = Job(
    key=uuid.UUID(int=1),
    field="sewing",
    district="yasamal",
    hours="full",
    wage=Decimal(500),
    education="any",
    posted_on=date(2020, 3, 16),
)


def test_a_job_that_suits_says_why() -> None:
    match = match_of(SOUGHT, JOB)

    assert match.suits
    assert match.codes == ["field_wished", "district_same", "hours_full", "wage_enough", "education_none"]


@pytest.mark.parametrize(
    ("job", "code"),
    [
        ({"field": "driving"}, "field_other"),
        ({"district": "ganja"}, "district_far"),
        ({"hours": "part"}, "hours_other"),
        ({"wage": Decimal("399.99")}, "wage_low"),
        ({"education": "higher"}, "education_short"),
    ],
)
def test_one_point_that_fails_makes_a_job_unsuitable_and_is_named(job: dict[str, object], code: str) -> None:
    match = match_of(SOUGHT, replace(JOB, **job))

    assert not match.suits
    assert [point.code for point in match.points if not point.fits] == [code]


@pytest.mark.parametrize(
    ("sought", "job", "code"),
    [
        ({}, {"field": "trade"}, "field_had"),
        ({}, {"district": "sabail"}, "town_same"),
        ({"other_districts": True}, {"district": "ganja"}, "district_open"),
        ({"hours": "any"}, {"hours": "part"}, "hours_part"),
        ({"least_wage": None}, {"wage": Decimal(1)}, "wage_open"),
        ({}, {"wage": Decimal(400)}, "wage_enough"),
        ({"education": "higher"}, {"education": "vocational"}, "education_enough"),
        ({}, {"education": "vocational"}, "education_enough"),
    ],
)
def test_what_is_less_than_wished_but_accepted_suits(sought: dict[str, object], job: dict[str, object], code: str) -> None:
    match = match_of(replace(SOUGHT, **sought), replace(JOB, **job))

    assert match.suits
    assert code in match.codes


def test_the_order_is_by_weight_then_wage_then_age_then_key() -> None:
    jobs = [
        JOB,
        replace(JOB, key=uuid.UUID(int=2), wage=Decimal(450)),
        replace(JOB, key=uuid.UUID(int=3), wage=Decimal(450), posted_on=date(2020, 3, 17)),
        replace(JOB, key=uuid.UUID(int=4), district="sabail", wage=Decimal(900)),
        replace(JOB, key=uuid.UUID(int=5), field="trade", wage=Decimal(900)),
        replace(JOB, key=uuid.UUID(int=6), district="ganja", wage=Decimal(2000)),
    ]

    orders = {tuple(one.job.key.int for one in matched(SOUGHT, some)) for some in permutations(jobs)}

    assert orders == {(1, 2, 3, 4, 5, 6)}
