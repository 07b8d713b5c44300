"""Passkeys of officers: added, named, used in place of the code, removed; and what a false one gets."""

import json
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.staff.models import Role
from tests.channels.desk.conftest import PASSWORD, log_in, make_enrolled, open_desk
from tests.making import make_officer
from tests.passkey import Passkey

NEW = "/desk/account/passkeys/new/"
OPTIONS = re.compile(r'<script id="passkey-options" type="application/json">(.*?)</script>', re.S)


@pytest.fixture(autouse=True)
def _localhost(settings):
    settings.ALLOWED_HOSTS = ["localhost"]


@pytest.fixture
def client():
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def officer():
    return make_enrolled("rhuseynov", full_name="Rauf Hüseynov")


@pytest.fixture
def desk(client, officer):
    return open_desk(client, officer)


def asked_on(page) -> dict:
    """What a page asks of a passkey."""
    return json.loads(OPTIONS.search(page.content.decode())[1])


def add(client: Client, passkey: Passkey, name: str = "İş kompüteri"):
    options = asked_on(client.get(NEW))["creation_options"]
    return client.post(NEW, {"name": name, "credential": passkey.made(options)})


def knock(passkey: Passkey, username: str = "rhuseynov", client: Client | None = None):
    """The password, then the passkey in place of the code."""
    client = client or Client(HTTP_HOST="localhost")
    client.post("/desk/log-in/", {"login": username, "password": PASSWORD})
    options = asked_on(client.get("/desk/log-in/code/"))["request_options"]
    return client.post("/desk/log-in/code/", {"credential": passkey.signed(options)})


def verbs(*wanted: str) -> list[tuple[str, str]]:
    return list(JournalEntry.objects.filter(verb__in=wanted).order_by("id").values_list("verb", "actor"))


def test_a_passkey_is_added_named_and_takes_the_place_of_the_code(desk, officer):
    passkey = Passkey()

    assert add(desk, passkey).headers["Location"] == "/desk/account/"
    assert "İş kompüteri" in desk.get("/desk/account/").content.decode()
    assert knock(passkey).headers["Location"] == "/desk/"
    assert verbs("passkey_added", "logged_in") == [("passkey_added", str(officer.pk)), ("logged_in", str(officer.pk))]


def test_the_code_of_the_authenticator_works_beside_it(desk, officer):
    add(desk, Passkey())

    assert log_in(Client(HTTP_HOST="localhost"), officer.username).headers["Location"] == "/desk/"


def test_who_has_no_passkey_is_not_offered_one(client, officer):
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    page = client.get("/desk/log-in/code/").content.decode()

    assert "Keçid açarı ilə daxil ol" not in page
    assert "<script id=" not in page


def test_a_passkey_alone_opens_nothing(desk):
    passkey = Passkey()
    add(desk, passkey)
    stranger = Client(HTTP_HOST="localhost")

    answer = stranger.post("/desk/log-in/code/", {"credential": "{}"})

    assert answer.headers["Location"].startswith("/desk/log-in/")


@pytest.mark.parametrize("false", ["another key", "another site", "an earlier challenge", "of another officer"])
def test_a_false_passkey_is_refused_and_journalled(desk, officer, false):
    passkey = Passkey()
    add(desk, passkey)
    client = Client(HTTP_HOST="localhost")
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    earlier = asked_on(client.get("/desk/log-in/code/"))["request_options"]
    options = asked_on(client.get("/desk/log-in/code/"))["request_options"]
    forged = Passkey()
    forged.id = passkey.id
    passkey_of_another = Passkey()
    add(open_desk(Client(HTTP_HOST="localhost"), make_enrolled("lquliyeva")), passkey_of_another)
    signed = {
        "another key": forged.signed(options),
        "an earlier challenge": passkey.signed(earlier),
        "of another officer": passkey_of_another.signed(options),
    }
    if false == "another site":
        passkey.origin = "https://phishing.example"

    answer = client.post("/desk/log-in/code/", {"credential": signed.get(false) or passkey.signed(options)})

    assert answer.status_code == 200
    assert "Keçid açarı tanınmadı" in answer.content.decode()
    assert verbs("log_in_failed") == [("log_in_failed", str(officer.pk))]
    assert client.get("/desk/").status_code == 302


JUNK = [
    "",
    " ",
    "{",
    "1",
    "null",
    "[]",
    '"x"',
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "x", "response": {}}',
    "\0",
]


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_a_passkey_is_answered_with_the_form(desk, officer, junk):
    add(desk, Passkey())
    client = Client(HTTP_HOST="localhost")
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    client.get("/desk/log-in/code/")
    desk.get(NEW)

    assert client.post("/desk/log-in/code/", {"credential": junk}).status_code == 200
    assert desk.post(NEW, {"name": "x", "credential": junk}).status_code == 200
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_passkey_made_for_another_site_is_not_taken(desk):
    passkey = Passkey("https://phishing.example")

    assert "Keçid açarı yaradılmadı" in add(desk, passkey).content.decode()


def test_a_passkey_without_a_name_gets_one(desk):
    add(desk, Passkey(), name="")
    add(desk, Passkey(), name="")

    page = desk.get("/desk/account/").content.decode()

    assert "Keçid açarı 1" in page
    assert "Keçid açarı 2" in page


def test_a_passkey_is_renamed_and_removed_and_opens_nothing_then(desk, officer):
    passkey = Passkey()
    add(desk, passkey)
    key = Authenticator.objects.get(type="webauthn").pk

    assert desk.post(f"/desk/account/passkeys/{key}/name/", {"name": "Ev telefonu"}).status_code == 302
    assert "Ev telefonu" in desk.get("/desk/account/").content.decode()
    assert "Ev telefonu" in desk.get(f"/desk/account/passkeys/{key}/remove/").content.decode()
    desk.post(f"/desk/account/passkeys/{key}/remove/")

    assert not Authenticator.objects.filter(type="webauthn").exists()
    assert Authenticator.objects.filter(type="recovery_codes").exists()
    assert [verb for verb, _ in verbs("passkey_renamed", "passkey_removed")] == ["passkey_renamed", "passkey_removed"]


def test_a_passkey_of_another_officer_cannot_be_touched(desk):
    add(desk, Passkey())
    key = Authenticator.objects.get(type="webauthn").pk
    other = open_desk(Client(HTTP_HOST="localhost"), make_enrolled("lquliyeva"))

    for act in ("name", "remove"):
        assert other.get(f"/desk/account/passkeys/{key}/{act}/").status_code == 404
        assert other.post(f"/desk/account/passkeys/{key}/{act}/", {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_a_passkey_is_added_only_after_fresh_proof(desk):
    session = desk.session
    session["officer_began_at"] = time.time() - 600
    session.save()

    asked = desk.get(NEW)

    assert asked.headers["Location"] == "/desk/account/again/?next=%2Fdesk%2Faccount%2Fpasskeys%2Fnew%2F"
    assert desk.post(asked.headers["Location"], {"password": PASSWORD}).headers["Location"] == NEW
    assert desk.get(NEW).status_code == 200


def test_a_passkey_is_no_road_round_the_authenticator(client):
    client.force_login(make_officer("yeni"), backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(NEW).headers["Location"] == "/desk/account/authenticator/"
    assert client.post(NEW, {"credential": "{}"}).headers["Location"] == "/desk/account/authenticator/"


def test_a_lost_second_factor_takes_the_passkeys_along(desk, officer):
    passkey = Passkey()
    add(desk, passkey)
    manager = open_desk(Client(HTTP_HOST="localhost"), make_officer("rehber", roles=[Role.CENTRE_MANAGER]))

    manager.post(f"/desk/staff/{officer.pk}/reset", {"checked": "on"})

    assert not Authenticator.objects.filter(user=officer).exists()
    client = Client(HTTP_HOST="localhost")
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    assert client.get("/desk/").headers["Location"] == "/desk/account/authenticator/"
