"""A decision counts as delivered on one day, by the first road on which it came; from that day the term for a complaint runs."""

from datetime import date, timedelta

import pytest

from dayaq.casework.applications.contacts import read_application
from dayaq.casework.applications.models import Application
from dayaq.casework.applications.news import delivery_of, news_of
from dayaq.casework.applications.queries import sentence_of, sentences_of
from dayaq.casework.channel import Channel
from dayaq.casework.decisions.letters import decision_words
from dayaq.casework.decisions.reading import read_decision
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.delivery import counts_as_delivered_on
from dayaq.casework.notices.models import Delivery, Notice
from dayaq.casework.notices.operations import attempt_delivery
from dayaq.casework.review.complaints import complaint_deadline, may_complain
from dayaq.casework.review.letters import LetterNotWaiting, NoPostalAddress, hand_over, post
from dayaq.casework.review.operations import complete, take
from dayaq.casework.staff.models import Officer
from tests.casework.notices.relays import relay
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db

REFUSED = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
DAY = MONDAY.date()
LATER = MONDAY + timedelta(days=2)


def refused(**answers: object) -> tuple[Application, Officer]:
    application, officer = make_application(**answers), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    complete(number=application.registration_number, service=SERVICE, finding=REFUSED, officer=officer, at=MONDAY)
    return Application.objects.get(pk=application.pk), officer


def decision_letter(application: Application, medium: str = "letter") -> Notice:
    return Notice.objects.get(matter=application.registration_number, kind="application_decided", medium=medium)


def said(application: Application, language: str = "az", on: date = DAY) -> str:
    return sentence_of(application, SERVICE, language, on=on).replace("\u00a0", " ")


def test_a_decision_that_reached_nobody_runs_no_term() -> None:
    application, _ = refused()

    assert (delivery_of(application), complaint_deadline(application)) == (None, None)
    assert may_complain(application, at=MONDAY + timedelta(days=400))
    assert "ən azı 15 aprel 2020" in decision_letter(application, "email").body.replace("\u00a0", " ")


def test_it_is_delivered_on_the_legal_day_on_which_a_relay_took_it(settings) -> None:
    application, _ = refused()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with relay() as opened:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", opened.port
        attempt_delivery(decision_letter(application, "email").pk, on=LATER.date())

    assert (delivery_of(application).road, delivery_of(application).delivered_on) == ("relay", date(2020, 3, 18))
    assert complaint_deadline(application) == date(2020, 4, 17)
    assert "18 mart 2020 tarixində göstərdiyiniz əlaqə vasitəsinə göndərmişik" in said(application)
    assert "17 aprel 2020 tarixinədək şikayət verə bilərsiniz" in said(application)
    assert "17 aprel 2020" in decision_words(application.decision, SERVICE, "az", on=DAY).text.mail.replace("\u00a0", " ")


@pytest.mark.django_db(transaction=True)
def test_it_is_delivered_on_the_day_on_which_the_person_read_it() -> None:
    application, _ = refused()
    read = {"key": application.decision.pk, "fin": application.person.fin, "address": "127.0.0.1", "channel": Channel.PORTAL}

    for on in (date(2020, 3, 17), date(2020, 3, 20)):
        read_decision(**read, at=MONDAY, on=on)

    assert [(one.road, one.delivered_on) for one in Delivery.objects.all()] == [("portal", date(2020, 3, 17))]
    assert "17 mart 2020 tarixində portalda oxumusunuz" in said(application)


def test_the_whole_application_read_by_a_code_delivers_its_decision_and_an_open_one_delivers_nothing() -> None:
    application, _ = refused()
    read_application(key=make_application().pk, at=MONDAY)
    read_application(key=application.pk, at=MONDAY)

    assert [(one.matter, one.road) for one in Delivery.objects.all()] == [(application.registration_number, "portal")]


def test_an_answer_on_paper_is_delivered_when_it_is_handed_over_and_never_speaks_of_a_contact() -> None:
    application, officer = refused(email="", on_paper=True)
    letter = decision_letter(application)

    assert "bu məktubda oxuya bilərsiniz" in letter.body
    assert "mərkəzdən kağızda götürə bilərsiniz" in said(application)
    hand_over(letter=letter.pk, officer=officer, at=LATER)

    assert (news_of(application).telling, news_of(application).delivered_on) == ("handed_over", date(2020, 3, 18))
    for language, word in (("az", "əlaqə"), ("en", "contact"), ("ru", "контакт")):
        assert word not in said(application, language)
    with pytest.raises(LetterNotWaiting):
        post(letter=letter.pk, officer=officer, at=LATER)


def test_a_posted_letter_counts_as_delivered_on_the_fifth_working_day_over_novruz() -> None:
    application, officer = refused(email="", on_paper=True)

    post(letter=decision_letter(application).pk, officer=officer, at=LATER)

    assert counts_as_delivered_on("post", date(2020, 3, 18)) == date(2020, 4, 1)
    assert (news_of(application).telling, news_of(application).delivered_on) == ("posted", date(2020, 4, 1))
    assert complaint_deadline(application) == date(2020, 5, 1)
    assert JournalEntry.objects.get(verb="posted").persons == [application.person_id]


def test_a_letter_without_an_address_is_not_posted_and_keeps_waiting() -> None:
    application, officer = refused(email="", on_paper=True, address="")

    with pytest.raises(NoPostalAddress):
        post(letter=decision_letter(application).pk, officer=officer, at=LATER)

    assert decision_letter(application).state == "waiting"
    assert not Delivery.objects.exists()


def test_the_first_road_counts_and_the_others_are_kept() -> None:
    application, officer = refused(on_paper=True)
    read_application(key=application.pk, at=LATER)
    hand_over(letter=decision_letter(application).pk, officer=officer, at=MONDAY + timedelta(days=1))

    assert delivery_of(application).road == "counter"
    assert Delivery.objects.count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_sentences_of_a_page_ask_a_fixed_number_of_questions(rows: int, django_assert_num_queries) -> None:
    applications = [refused()[0] for _ in range(rows)]
    for application in applications:
        read_application(key=application.pk, at=MONDAY)

    with django_assert_num_queries(5):
        sentences = sentences_of([(application, SERVICE) for application in applications], "az", on=DAY)

    assert sentences == [sentence_of(application, SERVICE, "az", on=DAY) for application in applications]
