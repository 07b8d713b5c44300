"""Applying for somebody else: for a child, by a paper, and what happens when the right has ended."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import LazySettings

from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.mandates.models import Kinship, Mandate
from dayaq.casework.people.models import Person
from tests.channels.portal.conftest import LANGUAGES, SERVICE, Citizen, make_person, says
from tests.channels.portal.test_my import come_in, trust
from tests.making import MONDAY

pytestmark = pytest.mark.django_db(transaction=True)

FOR = "/apply/for"


@pytest.fixture
def child(aygun: Person) -> Person:
    child = make_person("3CHDAB1", "1112223", birth_date=date(2010, 5, 5), given_name="Nihad")
    Kinship.objects.create(parent=aygun, child=child, kind="mother", starts_on=child.birth_date)
    return child


def mandate(one: Person, other: Person, **told: object) -> Mandate:
    facts = {
        "basis": "notarised",
        "starts_on": date(2020, 1, 10),
        "paper": "Etibarnamə",
        "paper_number": "7-1234",
        "paper_on": date(2020, 1, 10),
        "paper_by": "Bakı 5 saylı notariat kontoru",
        "recorded_by": uuid4(),
        "recorded_at": MONDAY,
        **told,
    }
    return Mandate.objects.create(representative=one, represented=other, **facts)


def begin_for(citizen: Citizen, fin: str, service: str = SERVICE):
    """Identify, and name whom one applies for; what the page answers."""
    citizen.identify()
    answer = citizen.post(FOR, service=service, fin=fin)
    if answer.status_code == 302:
        citizen.key = answer.url.split("/")[2]
    return answer


def test_a_mother_applies_for_her_child(citizen: Citizen, aygun: Person, child: Person) -> None:
    begin_for(citizen, "3chdab1")
    citizen.write(email="ana@example.com")
    sent = citizen.send()
    citizen.get(sent.url)

    application = Application.objects.get()
    assert (application.person, application.representative, application.basis) == (child, aygun, "parent")
    assert Notice.objects.get().address == "ana@example.com"


def test_the_pages_name_the_fin_that_was_typed_and_no_name(citizen: Citizen, child: Person) -> None:
    begin_for(citizen, "3CHDAB1")

    page = citizen.get(citizen.address("documents"))

    assert says(page, "3CHDAB1")
    assert not says(page, "Nihad")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_record_and_nobody_of_that_fin_are_answered_alike(aygun: Person, other: Person, language: str) -> None:
    answers = [begin_for(Citizen(language), fin).content.decode() for fin in (other.fin, "9ZZZZZZ")]

    token = [answer.split('csrfmiddlewaretoken" value="')[0] for answer in answers]
    assert token[0] == token[1]
    assert not Draft.objects.exists()


def test_a_mandate_that_ended_yesterday_is_refused_with_its_last_day(citizen: Citizen, aygun: Person, other: Person) -> None:
    mandate(aygun, other, ends_on=date(2020, 3, 16))

    assert says(begin_for(citizen, other.fin), "səlahiyyətinizin son günü 15 mart 2020 olub")
    assert not Draft.objects.exists()


def test_a_mandate_that_ends_in_the_middle_of_the_form_closes_it(
    citizen: Citizen, aygun: Person, other: Person, settings: LazySettings
) -> None:
    standing = mandate(aygun, other)
    begin_for(citizen, other.fin)
    citizen.write()
    standing.ends_on = date(2020, 3, 16)
    standing.save()

    for answer in (citizen.get(citizen.address("check")), citizen.send(), citizen.write(text="Başqa")):
        assert answer.status_code == 404
        assert says(answer, "səlahiyyətinizin son günü 15 mart 2020 olub")
    assert not Application.objects.exists()


def test_a_mandate_for_other_services_is_refused(citizen: Citizen, aygun: Person, other: Person) -> None:
    mandate(aygun, other, services=["pensions.old_age_pension"])

    assert says(begin_for(citizen, other.fin), "Səlahiyyətiniz bu xidməti əhatə etmir.")


def test_guessing_fins_is_stopped(citizen: Citizen, aygun: Person) -> None:
    for place in range(6):
        answer = citizen.post(FOR, service=SERVICE, fin="9ZZZZZZ") if place else begin_for(citizen, "9ZZZZZZ")

    assert says(answer, "Uğursuz cəhdlər həddindən artıqdır.")


def test_the_represented_person_sees_it_among_their_own(citizen: Citizen, aygun: Person, other: Person) -> None:
    mandate(aygun, other)
    begin_for(citizen, other.fin)
    citizen.write()
    citizen.send()
    trust(other)

    page = come_in(Citizen(), document="AA7654321", fin="7XYZ3QW").get("/my")

    assert says(page, Application.objects.get().registration_number)
    assert says(page, "Sizin adınızdan müraciət edib: Məmmədova Aygün Rəşid qızı")


def test_the_representatives_own_form_stays_their_own(citizen: Citizen, aygun: Person, child: Person) -> None:
    mine = citizen.begin()
    begin_for(citizen, "3CHDAB1")

    assert citizen.key != mine
    assert Draft.objects.get(key=mine).person == aygun


def test_whom_one_applies_for_is_asked_only_of_somebody_identified(citizen: Citizen) -> None:
    assert citizen.get(f"{FOR}?service={SERVICE}").url.startswith("/apply/identify")
    citizen.identify()
    assert says(citizen.get(f"{FOR}?service={SERVICE}"), "Kimin adından müraciət edirsiniz?")
