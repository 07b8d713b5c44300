"""An application goes to the unit that serves its district, else its subject, else to the one that takes the rest."""

from datetime import UTC, datetime

import pytest

from dayaq.casework.centres.models import Centre
from dayaq.casework.centres.operations import load_centres
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.people.districts import districts
from dayaq.casework.staff.models import Unit
from dayaq.casework.staff.published import load_units, published_units
from dayaq.casework.staff.routing import Charge, destination, unit_serving

ACTOR, MORNING = Actor(ActorKind.OPERATOR, "tests"), datetime(2020, 3, 16, 9, tzinfo=UTC)

CENTRE_1 = Charge(unit="baku-1", districts=frozenset({"yasamal", "sabail"}))
CENTRE_2 = Charge(unit="baku-2", districts=frozenset({"khazar", "pirallahi"}))
PENSIONS = Charge(unit="pensions", services=frozenset({"pensions"}))
CHILDREN = Charge(unit="children", services=frozenset({"allowances.social_allowance"}))
CARDS_OF_YASAMAL = Charge(unit="cards", districts=frozenset({"yasamal"}), services=frozenset({"pensions"}))
CENTRAL = Charge(unit="central")
UNITS = (CENTRAL, CHILDREN, PENSIONS, CENTRE_2, CENTRE_1)


@pytest.mark.parametrize(
    ("district", "service", "unit"),
    [
        ("yasamal", "general.enquiry", "baku-1"),
        ("sabail", "pensions.old_age_pension", "baku-1"),
        ("khazar", "labour.labour_law_courses", "baku-2"),
        ("pirallahi", "pensions.old_age_pension", "baku-2"),
        ("nizami", "pensions.old_age_pension", "pensions"),
        ("", "allowances.social_allowance", "children"),
        ("nizami", "allowances.other", None),
        ("", "general.enquiry", None),
    ],
)
def test_the_district_goes_before_the_subject(district, service, unit):
    assert destination(UNITS, district=district, service_code=service) == unit
    assert destination(reversed(UNITS), district=district, service_code=service) == unit


def test_a_unit_of_district_and_subject_goes_before_one_of_the_district_alone():
    asked = {"district": "yasamal", "service_code": "pensions.old_age_pension"}

    assert destination((CENTRE_1, CARDS_OF_YASAMAL), **asked) == "cards"
    assert destination((CENTRE_1, CARDS_OF_YASAMAL), **{**asked, "service_code": "general.enquiry"}) == "baku-1"


def test_the_published_units_serve_known_districts_and_one_takes_the_rest():
    units = published_units().values()

    assert {code for unit in units for code in unit.get("districts", ())} <= set(districts())
    assert [unit["en"] for unit in units if unit.get("takes_the_rest")] == ["Central unit"]


@pytest.mark.django_db
def test_the_units_of_centres_serve_the_districts_that_the_centres_name():
    load_centres(actor=ACTOR, at=MORNING)
    load_units(actor=ACTOR, at=MORNING)

    for unit in Unit.objects.exclude(centre_code=""):
        named = {districts()[code].az.removeprefix("Bakı, ") for code in unit.districts}
        assert named == set(Centre.objects.get(code=unit.centre_code).serves)


@pytest.mark.django_db
def test_what_no_unit_serves_goes_to_the_central_one_even_where_no_unit_stands_yet():
    assert unit_serving(district="nizami", service_code="general.enquiry").code == "central"
    load_units(actor=ACTOR, at=MORNING)
    assert unit_serving(district="nizami", service_code="general.enquiry").code == "central"
    assert unit_serving(district="khazar", service_code="general.enquiry").code == "baku-2"
    assert load_units(actor=ACTOR, at=MORNING) == 0
