"""What goes wrong is told in three languages, without the database, and nothing that was typed is lost."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.test import Client, RequestFactory
from psycopg import OperationalError as DriverOperationalError
from psycopg_pool import PoolTimeout

from dayaq.casework.language import LANGUAGES
from dayaq.web.language import COOKIE
from dayaq.web.outage import is_outage
from dayaq.web.pages import TITLES, bad_request
from dayaq.web.texts import say

HERE = Path(__file__).resolve().parents[2]
ORIGIN = {"Origin": "http://localhost"}
ASK_WITHOUT_A_DATABASE = """
import django
django.setup()
from django.test import Client, override_settings
with override_settings(ROOT_URLCONF="tests.web.style_page"):
    answer = Client(raise_request_exception=False, HTTP_HOST="localhost").get("/fault/query/")
print(answer.status_code, answer.headers["Retry-After"], "işləmir" in answer.text)
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(TITLES))
def test_every_failure_has_its_page_in_the_language_of_the_person(style: Client, status: int, language: str) -> None:
    style.cookies[COOKIE] = language

    answer = style.get(f"/fault/{status}/")

    assert answer.status_code == status
    assert say(TITLES[status], language) in unescape(answer.text)
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Retry-After"] == "60"


def test_fault_of_ours_is_a_500_that_tells_nothing_of_it(style: Client) -> None:
    answer = style.get("/fault/bug/")

    assert answer.status_code == 500
    assert "marker-of-a-fault" not in answer.text


def test_database_out_of_reach_is_a_503_to_come_back_to(style: Client) -> None:
    answer = style.get("/fault/database/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert 'href="/fault/database/"' in answer.text


def test_server_without_its_database_says_so() -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
        "DAYAQ_DB_POOL": "0",
        "PYTHONPATH": f"{HERE / 'src'}",
    }

    told = subprocess.run(
        [sys.executable, "-c", ASK_WITHOUT_A_DATABASE],
        cwd=HERE,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert told.stdout.split() == ["503", "30", "True"]


def test_failure_caused_by_the_database_is_an_outage() -> None:
    wrapped = RuntimeError()
    wrapped.__cause__ = PoolTimeout()

    assert is_outage(wrapped)
    assert is_outage(DriverOperationalError())
    assert not is_outage(RuntimeError())
    assert not is_outage(None)


def test_database_that_falls_while_the_session_is_saved_is_not_the_persons_mistake() -> None:
    interrupted = SessionInterrupted()
    interrupted.__context__ = UpdateError()
    interrupted.__context__.__context__ = OperationalError()

    answer = bad_request(RequestFactory().get("/"), interrupted)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert bad_request(RequestFactory().get("/"), SessionInterrupted()).status_code == 400


def test_unknown_address_is_a_404_and_a_wrong_method_a_405(style: Client) -> None:
    assert say(TITLES[404], "az") in style.get("/no-such-page/").text
    wrong = style.get("/language/")
    assert (wrong.status_code, wrong.headers["Allow"]) == (405, "POST")
    assert say(TITLES[405], "az") in wrong.text


def test_form_larger_than_we_take_is_a_413() -> None:
    assert bad_request(RequestFactory().post("/", HTTP_HOST="localhost"), RequestDataTooBig()).status_code == 413


@pytest.mark.usefixtures("style")
def test_form_with_an_old_proof_is_sent_again_with_one_click() -> None:
    typed = {"csrfmiddlewaretoken": "a" * 32, "name": 'Əliyeva "Gülşən"', "story": "bir\r\niki <b>", "answer": "sms"}
    client = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")

    refused = client.post("/", typed, headers=ORIGIN)

    assert refused.status_code == 403
    assert say("web.csrf.kept", "az") in refused.text
    kept = {
        name: unescape(value) for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', refused.text)
    }
    assert kept == {**typed, **{name: kept[name] for name in ("csrfmiddlewaretoken", "next")}}
    sent = {name: value for name, value in kept.items() if name != "next"}
    assert client.post("/", sent, headers=ORIGIN).status_code == 200


@pytest.mark.usefixtures("style")
@pytest.mark.parametrize("origin", [{}, {"Origin": "https://example.org"}, {"Origin": "null"}])
def test_foreign_page_gets_no_button_to_send_its_form(origin: dict[str, str]) -> None:
    refused = Client(enforce_csrf_checks=True, HTTP_HOST="localhost").post("/", {"name": "marker-of-a-field"}, headers=origin)

    assert refused.status_code == 403
    assert "marker-of-a-field" not in refused.text
    assert say("web.csrf.open", "az") in refused.text


@pytest.mark.usefixtures("style")
def test_password_is_never_written_into_the_page() -> None:
    sent = {"login-password": "marker-of-a-secret", "name": "a"}

    refused = Client(enforce_csrf_checks=True, HTTP_HOST="localhost").post("/", sent, headers=ORIGIN)

    assert "marker-of-a-secret" not in refused.text
