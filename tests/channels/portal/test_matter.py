"""The citizen is asked on the own page and answers there: after the FİN, exactly once, losing nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dayaq.casework.applications.models import Application
from dayaq.casework.channel import Channel
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from tests.channels.portal.conftest import PDF
from tests.making import MONDAY, make_draft, make_officer, operations

pytestmark = pytest.mark.django_db(transaction=True)

SERVICE = catalogue.service("pensions.survivor_pension").service


@pytest.fixture
def waiting(aygun: Person) -> Application:
    """An application of Aygün in which the officer has asked for her work-book."""
    draft = make_draft(aygun, SERVICE)
    application = operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)
    officer, number = make_officer(), application.registration_number
    take(number=number, officer=officer, at=MONDAY)
    ask(
        number=number,
        service=SERVICE,
        wish=Wish(documents=("Əmək kitabçası",), words="Stajınız görünmür."),
        officer=officer,
        at=MONDAY,
    )
    return application


def address(application: Application, page: str = "") -> str:
    return f"/matters/{application.pk}{page}"


def file(name: str = "kitabça.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def opened(client: Client, waiting: Application) -> Client:
    client.post(address(waiting), {"fin": "5ABC2DE"})
    return client


def test_the_letter_leads_to_a_page_that_asks_the_fin(client: Client, waiting: Application) -> None:
    assert address(waiting) in Notice.objects.get(kind="documents_asked").body

    page = client.get(address(waiting)).content.decode()

    assert "Stajınız" not in page
    assert 'name="fin"' in page


def test_after_the_fin_the_page_shows_what_is_asked(opened: Client, waiting: Application) -> None:
    page = opened.get(address(waiting)).content.decode()

    for shown in ("Əmək kitabçası", "Stajınız görünmür.", waiting.registration_number, "cavabınızı"):
        assert shown in page


def test_the_fin_of_another_opens_nothing(client: Client, waiting: Application, other: Person) -> None:
    page = client.post(address(waiting), {"fin": other.fin}).content.decode()

    assert "tapılmadı" in page
    assert "Stajınız" not in client.get(address(waiting)).content.decode()


def test_the_status_page_leads_to_the_answer_without_asking_again(client: Client, waiting: Application) -> None:
    page = client.post("/status", {"number": waiting.registration_number, "fin": "5ABC2DE"}).content.decode()

    assert address(waiting) in page
    assert "Stajınız görünmür." in client.get(address(waiting)).content.decode()


def test_documents_are_added_one_by_one_and_then_sent_with_words(opened: Client, waiting: Application) -> None:
    opened.post(address(waiting, "/answer"), {"add": "yes", "text": "Yazıram...", "files": [file()]})
    between = opened.get(address(waiting)).content.decode()
    opened.post(address(waiting, "/answer"), {"send": "yes", "text": "Budur.", "files": [file("arxa.pdf", PDF + b"2")]})

    question = Question.objects.get()
    assert "Yazıram..." in between
    assert [added.attachment.name for added in question.added.order_by("attachment__added_at")] == ["kitabça.pdf", "arxa.pdf"]
    assert (question.answer, question.ended) == ("Budur.", "answered")
    assert Application.objects.get().state == "in_review"


def test_a_double_click_answers_once(opened: Client, waiting: Application) -> None:
    for _ in range(2):
        opened.post(address(waiting, "/answer"), {"send": "yes", "text": "Budur."})

    assert Question.objects.get().answer == "Budur."
    assert "Cavabınız qəbul edilib" in opened.get(address(waiting)).content.decode()


def test_an_empty_answer_is_explained(opened: Client, waiting: Application) -> None:
    page = opened.post(address(waiting, "/answer"), {"send": "yes", "text": ""}).content.decode()

    assert "bir neçə söz yazın" in page
    assert Question.objects.get().ended == ""


def test_what_was_typed_outlives_the_session(client: Client, waiting: Application) -> None:
    client.post(address(waiting, "/answer"), {"send": "yes", "text": "Kitabçam yanıb."})
    client.post(address(waiting), {"fin": "5ABC2DE"})

    assert "Kitabçam yanıb." in client.get(address(waiting)).content.decode()
    assert Question.objects.get().ended == ""


def test_a_matter_opened_opens_no_other(opened: Client, other: Person) -> None:
    draft = make_draft(other, SERVICE, text="gizli")
    theirs = operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)

    assert 'name="fin"' in opened.get(address(theirs)).content.decode()


def test_leaving_closes_what_was_opened(opened: Client, waiting: Application) -> None:
    opened.post("/apply/leave")

    assert 'name="fin"' in opened.get(address(waiting)).content.decode()
