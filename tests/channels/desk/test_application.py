"""The application page: what it shows, taking and giving back, and documents that open nowhere but on the officer's disk."""

import uuid

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.models import JournalEntry
from dayaq.catalogue import catalogue
from tests.channels.desk.conftest import open_desk
from tests.making import PDF, make_application, make_officer

SERVICE = catalogue.all_services()[0].service


@pytest.fixture
def application():
    return make_application(service=SERVICE, text="İki ay <script>alert(1)</script> gözlədim.", phone="+994501234567")


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_page_shows_person_request_contact_documents_and_deadline(desk, application):
    page = text_of(desk.get(f"/desk/applications/{application.registration_number}"))

    for shown in (
        application.person.full_name,
        application.person.fin,
        "&lt;script&gt;",
        "a@citizen.example",
        "+994501234567",
        "arayış.pdf",
        SERVICE.title.az,
        "Müraciətiniz 16 mart 2020 tarixində qəbul edilib",
    ):
        assert shown in page
    assert "<script>alert" not in page


def test_reading_is_journalled_once_with_the_person(desk, officer, application):
    desk.get(f"/desk/applications/{application.registration_number}")

    entry = JournalEntry.objects.get(verb="consulted")
    assert (entry.actor, entry.subject, entry.persons) == (str(officer.pk), str(application.pk), [application.person_id])


@pytest.mark.parametrize("number", ["2020-9999999-5", "2020-0000001-1", "x", "%00", "2020-0000001-0%0d"])
def test_unknown_number_is_a_page_that_does_not_exist(desk, number):
    assert desk.get(f"/desk/applications/{number}").status_code == 404
    assert desk.post(f"/desk/applications/{number}/take").status_code == 404


def test_officer_takes_and_gives_back(desk, officer, application):
    address = f"/desk/applications/{application.registration_number}"

    desk.post(f"{address}/take")
    assert Application.objects.get().reviewer_id == officer.pk
    assert "Bu müraciətə siz baxırsınız" in text_of(desk.get(address))

    desk.post(f"{address}/release")
    assert Application.objects.get().reviewer_id is None
    assert "Bu müraciəti hələ heç kim götürməyib" in text_of(desk.get(address))


def test_opening_the_address_of_a_button_changes_nothing(desk, application):
    address = f"/desk/applications/{application.registration_number}"

    assert desk.get(f"{address}/take").headers["Location"] == address
    assert Application.objects.get().reviewer_id is None


def test_second_officer_is_told_who_has_it(client, desk, application):
    address = f"/desk/applications/{application.registration_number}"
    desk.post(f"{address}/take")
    client.cookies.clear()
    open_desk(client, make_officer("anabiyeva", full_name="Aysel Nəbiyeva"))

    page = text_of(client.post(f"{address}/take", follow=True))

    assert "Bu müraciətə Rauf Hüseynov baxır." in page
    assert Application.objects.get().reviewer.username == "rhuseynov"
    assert client.get(f"{address}/decide").headers["Location"] == address


def test_document_is_saved_and_never_opened_in_our_pages(desk, officer, application):
    attachment = application.attachments.get()

    response = desk.get(f"/desk/applications/{application.registration_number}/documents/{attachment.pk}")

    assert response.content == PDF
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''araya%C5%9F.pdf".replace(
        "araya", "aray%C4%B1"
    )
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert JournalEntry.objects.get(verb="consulted").subject == str(attachment.pk)


def test_document_of_another_application_is_not_handed_out(desk, application):
    other = make_application(service=SERVICE)
    foreign = other.attachments.get()

    for attachment in (foreign.pk, uuid.uuid4()):
        assert desk.get(f"/desk/applications/{application.registration_number}/documents/{attachment}").status_code == 404
