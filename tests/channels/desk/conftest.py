"""The desk on Monday 16 March 2020, with officers who have a password and an authenticator."""

import time
from datetime import date

import pyotp
import pytest
from django.test import Client

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.staff.models import Officer
from dayaq.channels.desk.entry.enrolment import enrol
from dayaq.web.officers import BEGAN, SECOND_FACTOR, SEEN
from tests.making import MONDAY, make_officer

PASSWORD = "Novruz-2020-bayramı"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _sixteenth_of_march(settings, db):
    settings.LEGAL_DAY = date(2020, 3, 16)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False


def make_enrolled(username: str, **given: object) -> Officer:
    officer = make_officer(username, **given)
    enrol(officer=officer, password=PASSWORD, secret=SECRET, actor=Actor(ActorKind.OPERATOR, "tests"), at=MONDAY)
    return officer


def log_in(client: Client, username: str, password: str = PASSWORD, code: str | None = None, **where: str):
    client.post("/desk/log-in/", {"login": username, "password": password, **where})
    return client.post("/desk/log-in/code/", {"code": code or pyotp.TOTP(SECRET).now()})


def open_desk(client: Client, officer: Officer) -> Client:
    """The browser as it is once the officer has logged in, without the seconds that hashing the password takes."""
    client.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[BEGAN] = session[SEEN] = time.time()
    session[SECOND_FACTOR] = True
    session.save()
    return client


@pytest.fixture
def officer():
    return make_officer("rhuseynov", full_name="Rauf Hüseynov")


@pytest.fixture
def desk(client, officer):
    """A browser in which the officer has logged in."""
    return open_desk(client, officer)
