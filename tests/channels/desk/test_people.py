"""Looking for people at the desk: found as typed, every look journalled, nothing personal in an address, nobody enumerated."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import IdentityDocument
from dayaq.catalogue import catalogue
from tests.channels.desk.conftest import open_desk
from tests.making import make_application, make_officer, make_person

SERVICE = catalogue.all_services()[0].service


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def search(desk, typed: str):
    return desk.post("/desk/people/search", {"typed": typed}, follow=True)


def test_a_person_is_found_with_year_of_birth_and_district_and_nothing_personal_stands_in_the_address(desk):
    make_person(surname="Məmmədova", given_name="Aygün", birth_date=date(1988, 2, 9), district="ganja")

    page = search(desk, "Мамедова Айгюн")

    assert page.redirect_chain == [("/desk/people", 302)]
    assert all(shown in text_of(page) for shown in ("Məmmədova Aygün Çingiz qızı", "1988", "Gəncə", "1 nəfər tapıldı"))
    assert "09.02.1988" not in text_of(page)


def test_each_search_is_journalled_with_the_people_shown_and_without_the_words(desk, officer):
    aygun = make_person(surname="Məmmədova", given_name="Aygün")

    search(desk, "memmedova")
    search(desk, "hecbirkes")

    first, second = JournalEntry.objects.filter(verb="searched").order_by("id")
    assert (first.actor, first.persons, first.detail) == (str(officer.pk), [aygun.pk], {"found": 1, "more": 0})
    assert (second.persons, second.detail) == ([], {"found": 0, "more": 0})


@pytest.mark.parametrize("typed", ["", "əl", "%"])
def test_an_empty_question_shows_nobody_and_says_what_to_type(desk, typed):
    make_person()

    page = search(desk, typed)

    assert page.status_code == 422
    assert "Əliyeva" not in text_of(page)


def test_pages_are_turned_and_the_last_one_answers_a_page_beyond(desk):
    for place in range(25):
        make_person(surname="Babayeva", given_name="Bahar", birth_date=date(1950 + place, 1, 1))
    search(desk, "Babayeva Bahar")

    assert text_of(desk.get("/desk/people")).count("<tr>") == 21
    assert text_of(desk.get("/desk/people?page=2")).count("<tr>") == 6
    assert text_of(desk.get("/desk/people?page=99")).count("<tr>") == 6
    assert len(JournalEntry.objects.filter(verb="searched").last().persons) == 5


def test_a_persons_page_shows_documents_over_time_and_applications_and_is_journalled(desk, officer):
    person = make_person(died_on=None, district="baku")
    for number, issued, ends in (("1234567", date(2009, 5, 1), date(2019, 5, 1)), ("7654321", date(2019, 5, 1), None)):
        IdentityDocument.objects.create(
            person=person, series="AA", number=number, issued_on=issued, authority="ASAN", valid_to=ends
        )
    application = make_application(SERVICE, person=person)

    page = text_of(desk.get(f"/desk/people/{person.pk}"))

    assert page.index("AA7654321") < page.index("AA1234567") < page.index("Müddəti bitib")
    assert f"/desk/applications/{application.registration_number}" in page
    entry = JournalEntry.objects.filter(verb="consulted", subject_kind="person").get()
    assert (entry.actor, entry.persons) == (str(officer.pk), [person.pk])


def test_an_unknown_person_is_a_page_that_does_not_exist(desk):
    assert desk.get("/desk/people/00000000-0000-0000-0000-000000000000").status_code == 404


def test_an_officer_without_the_right_sees_nobody(client):
    person = make_person()
    idle = open_desk(client, make_officer("idle", roles=[]))

    assert [idle.get(address).status_code for address in ("/desk/people", f"/desk/people/{person.pk}")] == [403, 403]
    assert idle.post("/desk/people/search", {"typed": "Əliyeva"}).status_code == 403


def test_the_words_are_cleared(desk):
    make_person()
    search(desk, "Əliyeva")

    desk.post("/desk/people/search", {"clear": "yes"})

    assert "Əliyeva" not in text_of(desk.get("/desk/people"))


@pytest.mark.parametrize("found", [1, 3])
def test_a_search_asks_the_database_no_more_for_more_people(desk, found):
    for _ in range(found):
        make_person(surname="Babayeva", given_name="Bahar")
    search(desk, "Babayeva Bahar")

    with CaptureQueriesContext(connection) as asked:
        desk.get("/desk/people")

    assert len([query for query in asked if "SAVEPOINT" not in query["sql"]]) == 11, [query["sql"][:80] for query in asked]
