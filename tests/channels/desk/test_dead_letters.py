"""Undelivered notices: shown with reason and attempts, sent again, counted in the header, and journalled when read."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_application

SERVICE = catalogue.all_services()[0].service


def make_dead(error: str = "recipient refused: [550]") -> Notice:
    number = make_application(service=SERVICE).registration_number
    Notice.objects.filter(matter=number).update(state="dead", attempts=10, last_error=error)
    return Notice.objects.get(matter=number)


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_page_without_undelivered_notices_says_so_and_the_header_is_silent(desk):
    page = text_of(desk.get("/desk/notices"))

    assert "Çatdırılmamış bildiriş yoxdur" in page
    assert "Çatdırılmamış bildirişlər (" not in page


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("recipient refused: [550]", "Poçt serveri bu ünvanı tanımır (550)"),
        ("relay answered 554", "Poçt serveri məktubu qəbul etmədi (554)"),
        ("relay unreachable: ConnectionRefusedError", "Poçt serverinə qoşulmaq mümkün olmadı"),
        ("no SMS gateway is configured", "SMS göndərilməsi qurulmayıb"),
        ("gateway answered 400", "SMS operatoru mesajı qəbul etmədi (400)"),
        ("gateway unreachable: ConnectTimeout", "SMS operatoruna qoşulmaq mümkün olmadı"),
    ],
)
def test_reason_and_attempts_are_told_in_words(desk, error, told):
    notice = make_dead(error)

    page = text_of(desk.get("/desk/notices"))

    assert told in page
    assert notice.address in page
    assert notice.matter in page
    assert "Çatdırılmamış bildirişlər (1)" in page


def test_page_tells_whether_the_other_contact_was_reached(desk):
    notice = make_dead()
    assert "Şəxsə heç nə çatmayıb" in text_of(desk.get("/desk/notices"))

    sms = {"medium": "sms", "address": "+994501234567", "state": "sent", "sent_at": MONDAY, "created_at": MONDAY}
    Notice.objects.create(person=notice.person, matter=notice.matter, kind=notice.kind, language="az", subject="", body="", **sms)

    page = text_of(desk.get("/desk/notices"))
    assert "Digər əlaqə ilə çatdırılıb: SMS, 16 mart 2020, 10:30" in page
    assert "Şəxsə heç nə çatmayıb" not in page


def test_sent_again_it_waits_with_a_job_and_leaves_the_list(desk, officer):
    notice = make_dead()

    page = text_of(desk.post(f"/desk/notices/{notice.pk}/send-again", follow=True))

    assert "Bildiriş yenidən göndərilir." in page
    assert Notice.objects.get().state == "waiting"
    assert JournalEntry.objects.get(verb="notice_sent_again").actor == str(officer.pk)


def test_sent_again_twice_it_is_told_and_nothing_changes(desk):
    notice = make_dead()
    desk.post(f"/desk/notices/{notice.pk}/send-again")

    page = text_of(desk.post(f"/desk/notices/{notice.pk}/send-again", follow=True))

    assert "Bu bildiriş çatdırılmamışlar siyahısında deyil." in page
    assert JournalEntry.objects.filter(verb="notice_sent_again").count() == 1


def test_unknown_notice_is_told_and_nothing_changes(desk):
    page = text_of(desk.post(f"/desk/notices/{uuid.uuid4()}/send-again", follow=True))

    assert "Bu bildiriş çatdırılmamışlar siyahısında deyil." in page


def test_reading_is_journalled_with_the_persons_shown(desk, officer):
    notice = make_dead()

    desk.get("/desk/notices")

    entry = JournalEntry.objects.get(verb="consulted")
    assert (entry.actor, entry.subject_kind, entry.persons) == (str(officer.pk), "dead_letters", [notice.person_id])


def test_list_is_paged(desk):
    for _ in range(21):
        make_dead()

    assert len(desk.get("/desk/notices", {"page": "2"}).context["list"].notices) == 1


def test_number_of_queries_does_not_grow_with_the_rows(desk):
    make_dead()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            desk.get("/desk/notices")
        counts.append(len(captured))
        make_dead()
        make_dead()

    assert counts[0] == counts[1]
