"""The officer asks from the application page, sees what came, and reads how the deadline came about."""

from datetime import timedelta

import pytest

from dayaq.casework.applications import documents
from dayaq.casework.applications.models import Application
from dayaq.casework.review.answering import add_document, answer
from dayaq.casework.review.models import Question
from dayaq.casework.review.operations import take
from dayaq.catalogue import catalogue
from tests.making import MONDAY, PDF, make_application

pytestmark = pytest.mark.django_db

SERVICE = catalogue.service("pensions.survivor_pension")
DOCUMENT = SERVICE.passport.documents[0]


@pytest.fixture
def taken(officer) -> Application:
    application = make_application(SERVICE.service, language="ru")
    return take(number=application.registration_number, officer=officer, at=MONDAY)


def address(application: Application, page: str = "") -> str:
    return f"/desk/applications/{application.registration_number}{page}"


def test_documents_of_the_passport_are_asked_for_in_the_citizens_language(desk, taken: Application) -> None:
    page = desk.get(address(taken, "/ask")).content.decode()
    desk.post(address(taken, "/ask"), {"documents": [DOCUMENT.code], "words": "Зачем: стаж.", "working_days": "5"})

    assert DOCUMENT.text.words.az in page
    question = Question.objects.get()
    assert question.documents == [DOCUMENT.text.words.ru]
    assert "Cavab gözlənilir" in desk.get(address(taken)).content.decode()


def test_asking_for_nothing_is_explained(desk, taken: Application) -> None:
    answered = desk.post(address(taken, "/ask"), {"words": "", "working_days": "5"})

    assert answered.status_code == 422
    assert "nə istədiyinizi göstərin" in answered.content.decode()


def test_the_officer_sees_what_came_and_how_the_deadline_came_about(desk, taken: Application) -> None:
    desk.post(address(taken, "/ask"), {"words": "Kitabça?", "working_days": "5"})
    later = MONDAY + timedelta(days=1)
    add_document(key=taken.pk, document=documents.check("kitabça.pdf", PDF + b"1"), at=later)
    answer(key=taken.pk, text="Buyurun.", at=later)

    page = desk.get(address(taken)).content.decode()

    for shown in ("Buyurun.", "kitabça.pdf", "1 iş günü dayandırılıb"):
        assert shown in page


def test_a_waiting_application_is_not_decided_but_the_question_can_be_taken_back(desk, taken: Application) -> None:
    desk.post(address(taken, "/ask"), {"words": "Kitabça?", "working_days": "5"})

    assert desk.get(address(taken, "/decide")).status_code == 302
    desk.post(address(taken, "/recall"))

    assert desk.get(address(taken, "/decide")).status_code == 200
