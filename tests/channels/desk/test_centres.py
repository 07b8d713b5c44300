"""The desk tells of a centre on a day what the portal tells, word for word."""

import html
import re
from datetime import date

import pytest

from dayaq.casework.centres.answer import answer
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.centres.timetables import centre_day
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from tests.making import MONDAY


@pytest.fixture(autouse=True)
def _notice(db):
    load_notice(actor=Actor(ActorKind.SYSTEM, "test"), at=MONDAY)


def sentences(response) -> str:
    return html.unescape(re.search(r'<p class="status">(.*?)</p>', response.content.decode())[1])


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_portal_and_desk_give_the_same_answer(desk, language):
    desk.cookies["dayaq_language"] = language
    told = answer(centre_day("baku-2", date(2020, 3, 27)), language)

    at_desk = desk.get("/desk/centres?centre=baku-2&on=27.03.2020")
    at_portal = desk.get("/centres/baku-2?on=27.03.2020")

    assert sentences(at_desk) == sentences(at_portal) == told.sentence
    for page in (at_desk, at_portal):
        assert all(f"<li>{act}</li>" in html.unescape(page.content.decode()) for act in told.instead)


def test_without_a_question_the_desk_offers_every_centre(desk):
    page = desk.get("/desk/centres")

    assert page.status_code == 200
    assert page.content.decode().count("<option") == 12


@pytest.mark.parametrize("question", ["centre=baku-9&on=27.03.2020", "centre=baku-2&on=30.02.2020", "centre="])
def test_a_wrong_question_is_told(desk, question):
    assert desk.get(f"/desk/centres?{question}").status_code == 422
