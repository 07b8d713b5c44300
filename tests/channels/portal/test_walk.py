"""The whole road of a citizen, step by step."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dayaq.casework.applications.drafts import DraftClosed
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.people.models import Person
from dayaq.catalogue.catalogue import service
from dayaq.channels.portal.applying import OpenForm, attach_all
from tests.channels.portal.conftest import PDF, Citizen, number_on, says


def test_a_citizen_applies_and_reads_the_status(citizen: Citizen, aygun: Person) -> None:
    citizen.begin()
    citizen.attach(SimpleUploadedFile("vəsiqə.pdf", PDF), add="yes")
    citizen.write(phone="050 123 45 67", text="Atam vəfat edib.")
    check = citizen.get(citizen.address("check"))
    sent = citizen.send()
    receipt = citizen.get(sent.url)

    application = Application.objects.get()
    assert all(says(check, written) for written in ("vəsiqə.pdf", "Atam vəfat edib.", "+994501234567"))
    assert number_on(receipt) == application.registration_number
    assert application.person == aygun
    assert application.attachments.get().name == "vəsiqə.pdf"
    assert (application.email, application.phone) == ("aygun@example.com", "+994501234567")
    status = Citizen().post("/status", number=application.registration_number, fin="5abc2de")
    assert says(status, "Müraciətiniz 16 mart 2020 tarixində qəbul edilib")


def test_sending_twice_gives_one_number(citizen: Citizen) -> None:
    first = citizen.apply()

    again = citizen.send()

    assert again.url == citizen.address("receipt")
    assert number_on(citizen.get(again.url)) == first
    assert Application.objects.count() == 1


def test_a_sent_form_leads_to_its_receipt_from_every_step(citizen: Citizen) -> None:
    citizen.apply()

    for step in ("documents", "contact", "check"):
        assert citizen.get(citizen.address(step)).url == citizen.address("receipt")
    assert citizen.write(text="Başqa sözlər").url == citizen.address("receipt")
    assert Application.objects.get().text == "Kömək edin."


def test_two_tabs_share_one_draft(citizen: Citizen) -> None:
    first = citizen.begin()

    second = citizen.begin()

    assert first == second
    assert Draft.objects.count() == 1


def test_a_document_that_comes_while_the_form_is_being_sent_is_refused_as_a_whole(citizen: Citizen) -> None:
    citizen.begin()
    citizen.write()
    before_sending = OpenForm(draft=Draft.objects.get(), entry=service("pensions.survivor_pension"), identified=True)
    citizen.send()

    with pytest.raises(DraftClosed):
        attach_all(before_sending, [SimpleUploadedFile("vəsiqə.pdf", PDF)])

    assert not Application.objects.get().attachments.exists()


def test_identifying_again_after_a_lost_answer_leads_to_the_same_form(citizen: Citizen) -> None:
    citizen.get("/apply/identify")
    before = citizen.client.cookies.copy()
    first = citizen.begin()

    citizen.client.cookies = before

    assert citizen.begin() == first
