"""Deciding: the form's demands, the check before it is final, exactly one decision, and what a second officer is told."""

import json
import time

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.decisions.models import Decision
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.notices.models import Notice
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from dayaq.channels.desk.entry.enrolment import enrol
from tests.channels.desk.conftest import PASSWORD, SECRET, log_in, make_enrolled, open_desk
from tests.making import MONDAY, make_application, make_officer

SERVICE = catalogue.all_services()[0].service
GROUND = SERVICE.refusal_grounds[0]
REFUSAL = {"outcome": "refuse", "ground": GROUND.code, "explanation": "Arayış köhnədir.\nYenisini əlavə edin."}


@pytest.fixture
def application(officer):
    made = make_application(service=SERVICE, phone="+994501234567")
    return take(number=made.registration_number, officer=officer, at=MONDAY)


@pytest.fixture
def address(application):
    return f"/desk/applications/{application.registration_number}"


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, "Təsdiq və ya imtinadan birini seçin."),
        ({**REFUSAL, "ground": ""}, "İmtina üçün əsas seçin."),
        ({**REFUSAL, "ground": "invented"}, "Siyahıdakı cavablardan birini seçin."),
        ({**REFUSAL, "explanation": " \n "}, "Qərarın izahını yazın"),
        ({**REFUSAL, "explanation": "a" * 4001}, "Ən çoxu 4000 işarə yazın."),
        ({**REFUSAL, "explanation": "a\u202eb"}, "U+202E"),
    ],
)
def test_incomplete_decision_is_told_and_nothing_is_decided(desk, address, answers, told):
    response = desk.post(f"{address}/decide", answers)

    assert response.status_code == 422
    assert told in text_of(response)
    assert not Decision.objects.exists()


def test_ground_chosen_and_then_not_needed_is_left_out(desk, address):
    desk.post(f"{address}/check", {**REFUSAL, "outcome": "approve"})

    assert (Decision.objects.get().approved, Decision.objects.get().ground) == (True, "")


def test_check_shows_the_very_letters_that_will_leave(desk, application, address):
    desk.post(f"{address}/decide", REFUSAL)
    shown = desk.get(f"{address}/check").context["letters"]
    desk.post(f"{address}/check", REFUSAL)

    decision = Decision.objects.get()
    sent = {notice.medium: notice for notice in Notice.objects.filter(kind="application_decided")}
    assert [(medium, to) for medium, to, _ in shown] == [("email", application.email), ("sms", application.phone)]
    for medium, _, message in shown:
        assert sent[medium].body == message.body.replace("/decisions/…", f"/decisions/{decision.pk}")
        assert sent[medium].subject == message.subject


def test_check_without_answers_leads_to_the_form(desk, address):
    assert desk.get(f"{address}/check").headers["Location"] == f"{address}/decide"


def test_answers_are_kept_between_form_and_check(desk, address):
    desk.post(f"{address}/decide", REFUSAL)

    form = desk.get(f"{address}/decide").context["form"]

    assert form.initial == REFUSAL


def test_double_click_makes_one_decision_and_leads_to_it_twice(desk, address):
    answers = [desk.post(f"{address}/check", REFUSAL).headers["Location"] for _ in range(2)]

    assert answers == [f"{address}/decided"] * 2
    assert Decision.objects.count() == 1
    assert Notice.objects.filter(kind="application_decided").count() == 2


def test_another_decision_after_the_first_changes_nothing_and_says_so(desk, address):
    desk.post(f"{address}/check", REFUSAL)

    page = text_of(desk.post(f"{address}/check", {"outcome": "approve", "explanation": "Təyin edildi."}, follow=True))

    assert "Bu müraciət üzrə qərar artıq verilib; indi göndərdiyiniz heç nəyi dəyişmədi." in page
    assert Decision.objects.get().approved is False


def test_second_officer_is_told_the_application_is_decided(client, desk, address):
    desk.post(f"{address}/check", REFUSAL)
    client.cookies.clear()
    open_desk(client, make_officer("anabiyeva", full_name="Aysel Nəbiyeva"))

    page = text_of(client.post(f"{address}/check", REFUSAL, follow=True))

    assert "qərar artıq verilib" in page
    assert Decision.objects.get().officer.username == "rhuseynov"


def test_second_officer_cannot_decide_what_a_colleague_has_taken(client, desk, address):
    client.cookies.clear()
    open_desk(client, make_officer("anabiyeva", full_name="Aysel Nəbiyeva"))

    page = text_of(client.post(f"{address}/check", REFUSAL, follow=True))

    assert "Bu müraciətə Rauf Hüseynov baxır." in page
    assert not Decision.objects.exists()


def test_application_nobody_took_is_not_decided(desk, address):
    desk.post(f"{address}/release")

    page = text_of(desk.post(f"{address}/check", REFUSAL, follow=True))

    assert "Qərar vermək üçün əvvəlcə müraciəti götürün." in page
    assert Application.objects.get().closed_at is None


def test_done_page_shows_decision_receipt_and_delivery(desk, address):
    page = text_of(desk.post(f"{address}/check", REFUSAL, follow=True))

    decision = Decision.objects.get()
    assert decision.receipt_sha256 in page
    assert GROUND.words.az in page
    assert "Arayış köhnədir.<br>Yenisini əlavə edin." in page
    assert page.count("Göndərilir") >= 2


def test_receipt_is_read_as_the_very_text_of_the_digest(desk, address):
    desk.post(f"{address}/check", REFUSAL)

    response = desk.get(f"{address}/receipt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == Decision.objects.get().receipt
    assert json.loads(response.content)["finding"]["explanation"] == "Arayış köhnədir.\nYenisini əlavə edin."


@pytest.mark.parametrize("page", ["decided", "receipt"])
def test_open_application_has_neither_done_page_nor_receipt(desk, address, page):
    response = desk.get(f"{address}/{page}")

    assert (response.status_code, response.headers.get("Location")) in {(302, address), (404, None)}


@pytest.fixture
def stopped(client, officer, address):
    """The browser of an officer whose session ended while the form was being written."""
    open_desk(client, officer)
    session = client.session
    session["officer_seen_at"] = time.time() - 3600
    session.save()
    response = client.post(f"{address}/decide", REFUSAL)
    assert response.headers["Location"] == f"/desk/log-in/?next={address}/decide"
    return client


def test_what_was_written_when_the_session_ended_is_there_after_log_in(stopped, officer, address):
    enrol(officer=officer, password=PASSWORD, secret=SECRET, actor=Actor(ActorKind.OPERATOR, "tests"), at=MONDAY)

    back = log_in(stopped, officer.username, next=f"{address}/decide")

    assert back.headers["Location"] == f"{address}/decide"
    assert stopped.get(f"{address}/decide").context["form"].initial == REFUSAL


def test_what_one_officer_wrote_is_not_shown_to_the_next_at_that_screen(stopped, address):
    other = make_enrolled("anabiyeva", full_name="Aysel Nəbiyeva")
    Application.objects.update(reviewer=other)
    log_in(stopped, "anabiyeva")

    assert "Arayış köhnədir" not in text_of(stopped.get(f"{address}/decide"))
