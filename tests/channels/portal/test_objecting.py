"""A person withdraws, or complains, on the page of the own matter; the decision page shows what was and what holds."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from dayaq.casework.applications import operations
from dayaq.casework.applications.models import Application
from dayaq.casework.channel import Channel
from dayaq.casework.finding import Finding
from dayaq.casework.people.models import Person
from dayaq.casework.review.complaints import Outcome, decide_complaint
from dayaq.casework.review.operations import complete, take
from dayaq.catalogue import catalogue
from tests.making import MONDAY, make_draft, make_officer

pytestmark = pytest.mark.django_db(transaction=True)

SERVICE = catalogue.service("pensions.survivor_pension").service


@pytest.fixture
def sent(aygun: Person) -> Application:
    draft = make_draft(aygun, SERVICE)
    return operations.submit(draft=draft, service=SERVICE, channel=Channel.PORTAL, at=MONDAY)


@pytest.fixture
def refused(sent: Application) -> Application:
    officer, number = make_officer(), sent.registration_number
    take(number=number, officer=officer, at=MONDAY)
    finding = Finding(approved=False, ground="no_legal_basis", explanation="Staj çatmır.")
    complete(number=number, service=SERVICE, finding=finding, officer=officer, at=MONDAY)
    return sent


def address(application: Application, page: str = "") -> str:
    return f"/matters/{application.pk}{page}"


def opened(client: Client, application: Application) -> str:
    client.post(address(application), {"fin": "5ABC2DE"})
    return client.get(address(application)).content.decode()


def complained(client: Client, application: Application, text: str = "Stajım var.") -> Application:
    page = client.get(address(application, "/complaint")).content.decode()
    form = re.search(r'name="form" value="([^"]+)"', page)[1]
    for _ in range(2):
        client.post(address(application, "/complaint"), {"text": text, "form": form})
    return Application.objects.get(purpose="complaint")


def test_an_application_is_withdrawn_after_a_question(client: Client, sent: Application) -> None:
    assert address(sent, "/withdraw") in opened(client, sent)
    question = client.get(address(sent, "/withdraw")).content.decode()

    client.post(address(sent, "/withdraw"))

    assert "bərpa etmək olmur" in question
    page = client.get(address(sent)).content.decode()
    assert "geri götürmüsünüz" in page
    assert address(sent, "/withdraw") not in page


def test_nothing_is_withdrawn_without_the_fin(client: Client, sent: Application) -> None:
    client.post(address(sent, "/withdraw"))

    assert Application.objects.get().state == "received"


def test_a_refusal_is_complained_about_once(client: Client, refused: Application) -> None:
    assert address(refused, "/complaint") in opened(client, refused)

    complaint = complained(client, refused)

    page = client.get(address(complaint)).content.decode()
    assert complaint.registration_number in page
    assert "başqa əməkdaş" in page
    assert address(refused, "/complaint") not in client.get(address(refused)).content.decode()


def test_an_empty_complaint_is_explained(client: Client, refused: Application) -> None:
    opened(client, refused)
    client.get(address(refused, "/complaint"))

    page = client.post(address(refused, "/complaint"), {"text": "", "form": "7d444840-9dc0-11d1-b245-5ffdce74fad2"})

    assert "razı olmadığınızı yazın" in page.content.decode()


def test_after_the_term_no_complaint_is_offered(client: Client, refused: Application, settings) -> None:
    settings.LEGAL_DAY = (MONDAY + timedelta(days=60)).date()

    assert address(refused, "/complaint") not in opened(client, refused)


def test_the_decision_page_shows_both_decisions_and_which_holds(client: Client, refused: Application) -> None:
    opened(client, refused)
    complaint, officer = complained(client, refused), make_officer()
    take(number=complaint.registration_number, officer=officer, at=MONDAY)
    outcome = Outcome(way="changed", explanation="Haqlısınız.", new_decision="Pensiya təyin olunur.")
    decide_complaint(number=complaint.registration_number, service=SERVICE, outcome=outcome, officer=officer, at=MONDAY)

    page = client.post(f"/decisions/{refused.decision.pk}", {"fin": "5ABC2DE"}).content.decode()

    assert page.index("Pensiya təyin olunur.") < page.index("Staj çatmır.")
    for shown in ("Qüvvədə olan qərar", "qüvvədə deyil", "DÜZƏLİŞ"):
        assert shown in page
