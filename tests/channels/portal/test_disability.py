"""A person reads their own referral and decision, and objects; nobody else's, and not without a code."""

import uuid

import pytest

from dayaq.casework.people.models import Person
from dayaq.casework.usage.models import ServiceUse
from dayaq.subsystems.disability.models import Assessment, Body, MedicalFile, Objection
from tests.channels.portal.conftest import Citizen, says
from tests.channels.portal.test_my import come_in, trust
from tests.subsystems.disability.country import make_body, make_referral
from tests.subsystems.disability.test_assessing import decided

pytestmark = pytest.mark.django_db


def test_without_referral_the_page_says_who_makes_one(aygun: Person) -> None:
    trust(aygun)

    assert says(come_in(Citizen()).get("/my/disability"), "Forma 88")


def test_a_referral_under_way_is_told_with_its_deadline_and_without_its_diagnosis(aygun: Person) -> None:
    trust(aygun)
    make_body()
    make_referral(aygun)

    page = come_in(Citizen()).get("/my/disability")

    assert says(page, "6 aprel 2020")
    assert not says(page, "I69.3")
    assert ServiceUse.objects.filter(kind="status_read", service="disability.disability_determination").count() == 1


@pytest.mark.parametrize(("language", "degree"), [("az", "II dərəcə"), ("en", "degree II"), ("ru", "II степень")])
def test_a_decision_is_told_with_its_programme_and_how_to_object(aygun: Person, language: str, degree: str) -> None:
    trust(aygun)
    made = decided(aygun)

    page = come_in(Citizen(language)).get("/my/disability")

    assert says(page, degree)
    assert says(page, "Əlil arabası")
    assert says(page, f"/my/disability/{made.pk}/object")


def test_an_objection_is_sent_once_and_stands_with_its_deadline_and_code(aygun: Person) -> None:
    trust(aygun)
    made = decided(aygun)
    make_body(Body.Kind.APPEAL, members=9)
    citizen = come_in(Citizen())
    form = f"/my/disability/{made.pk}/object"

    assert citizen.get(form).status_code == 200
    assert citizen.post(form, kind="in_person", words="").status_code == 422
    assert says(citizen.post(form, kind="in_person", words="Mən Məmmədova razı deyiləm"), "adsız")
    assert citizen.post(form, kind="in_person", words="Dərəcə aşağıdır.").url == "/my/disability"

    page = citizen.get("/my/disability")
    assert says(page, "13 aprel 2020")
    assert says(page, MedicalFile.objects.get().code)
    assert citizen.get(form).url == "/my/disability"
    assert Objection.objects.count() == 1


def test_anothers_decision_is_answered_as_one_that_does_not_exist(aygun: Person) -> None:
    theirs = decided()
    trust(aygun)
    citizen = come_in(Citizen())

    for key in (theirs.pk, uuid.uuid4()):
        assert citizen.get(f"/my/disability/{key}/object").status_code == 404
    assert not says(citizen.get("/my/disability"), "Hərəkət")


def test_number_and_fin_alone_open_nothing(citizen: Citizen, aygun: Person) -> None:
    made = decided(aygun)
    citizen.begin()

    for address in ("/my/disability", f"/my/disability/{made.pk}/object"):
        assert citizen.get(address).url == "/my/code"
    assert Assessment.objects.get() == made
