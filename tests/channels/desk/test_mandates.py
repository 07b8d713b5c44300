"""Recording a mandate from its paper at the counter, and ending it."""

from datetime import date

from dayaq.casework.people.mandates.models import Kinship, Mandate
from tests.channels.desk.test_counter import come
from tests.making import make_person

PAPER = {
    "basis": "notarised",
    "paper": "Etibarnamə",
    "paper_number": "7-1234",
    "paper_on": "10.01.2020",
    "paper_by": "Bakı 5 saylı notariat kontoru",
    "starts_on": "10.01.2020",
    "last_day": "15.03.2020",
}
PAGE = "/desk/counter/person/mandates"


def test_an_officer_records_a_mandate_and_its_last_day_is_included(desk, officer):
    person, _ = come(desk)
    represented = make_person(given_name="Nihad")

    answer = desk.post(PAGE, {**PAPER, "represented": represented.fin, "service": "pensions.old_age_pension"})

    mandate = Mandate.objects.get()
    assert answer.url == PAGE
    assert (mandate.representative, mandate.represented, mandate.recorded_by) == (person, represented, officer.pk)
    assert (mandate.ends_on, mandate.services) == (date(2020, 3, 16), ["pensions.old_age_pension"])
    assert "10 yanvar 2020 – 15 mart 2020" in desk.get(PAGE).content.decode().replace("\xa0", " ")


def test_what_is_wrong_with_the_paper_is_said_at_its_field(desk):
    come(desk)

    answer = desk.post(PAGE, {**PAPER, "represented": "9ZZZZZZ", "starts_on": "31.02.2020", "last_day": "1.1.20"})

    assert answer.status_code == 422
    assert not Mandate.objects.exists()
    assert desk.post(PAGE, {**PAPER, "represented": "9ZZZZZZ"}).status_code == 422


def test_either_party_ends_it_at_the_counter(desk):
    come(desk)
    desk.post(PAGE, {**PAPER, "represented": make_person().fin, "last_day": ""})

    desk.post(f"{PAGE}/{Mandate.objects.get().pk}/end")

    assert Mandate.objects.get().ends_on == date(2020, 3, 16)


def test_nothing_is_recorded_when_nobody_stands_there(desk):
    assert desk.post(PAGE, {**PAPER, "represented": make_person().fin}).url == "/desk/counter"
    assert not Mandate.objects.exists()


def test_an_officer_records_no_mandate_for_their_own_family(desk, officer):
    come(desk)
    officer.person = make_person()
    officer.save()
    child = make_person(given_name="Nihad")
    Kinship.objects.create(kind=Kinship.Kind.MOTHER, parent=officer.person, child=child, starts_on=date(2010, 1, 1))

    answer = desk.post(PAGE, {**PAPER, "represented": child.fin})

    assert answer.status_code == 422
    assert "ailə üzvünüzdür" in answer.content.decode()
    assert not Mandate.objects.exists()
