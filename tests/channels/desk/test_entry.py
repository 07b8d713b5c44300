"""Entering the desk: password, second factor, limits, the length of a session, and what of it is journalled."""

import re
import time

import pyotp
import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.test import Client
from django.urls import get_resolver

from dayaq.casework.journal.models import JournalEntry
from dayaq.web import officers
from dayaq.web.officers import LONGEST_PAUSE_SECONDS, LONGEST_SESSION_SECONDS
from tests.channels.desk.conftest import PASSWORD, SECRET, log_in, make_enrolled, open_desk
from tests.making import make_officer

GUARDED = (
    "/desk/",
    "/desk/search",
    "/desk/notices",
    "/desk/applications/2020-0000001-0",
    "/desk/applications/2020-0000001-0/take",
    "/desk/applications/2020-0000001-0/release",
    "/desk/applications/2020-0000001-0/decide",
    "/desk/applications/2020-0000001-0/check",
    "/desk/applications/2020-0000001-0/decided",
    "/desk/applications/2020-0000001-0/receipt",
    "/desk/applications/2020-0000001-0/documents/5f4dcc3b-5aa7-45d6-8d83-27deb882cf99",
    "/desk/notices/5f4dcc3b-5aa7-45d6-8d83-27deb882cf99/send-again",
)
OF_THE_ACCOUNT = (
    "/desk/account/",
    "/desk/account/recovery-codes/",
    "/desk/account/recovery-codes/new/",
    "/desk/account/recovery-codes/file/",
)


@pytest.fixture
def officer():
    return make_enrolled("rhuseynov", full_name="Rauf Hüseynov")


@pytest.fixture
def desk(client, officer):
    """A browser in which the officer has really logged in."""
    assert log_in(client, officer.username).headers["Location"] == "/desk/"
    return client


def entered(verb: str) -> list[tuple[str, str, str, dict[str, str]]]:
    """The journal's rows of that verb."""
    rows = JournalEntry.objects.filter(verb=verb).order_by("id")
    return [(row.actor_kind, row.actor, row.subject, row.detail) for row in rows]


@pytest.mark.parametrize("address", [*GUARDED, *OF_THE_ACCOUNT, "/desk/account/authenticator/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_anonymous_visitor_is_led_to_log_in_and_back(client, address, method):
    response = getattr(client, method)(address)

    assert (response.status_code, response.headers["Location"]) == (302, f"/desk/log-in/?next={address}")


@pytest.mark.parametrize("address", [*GUARDED, *OF_THE_ACCOUNT])
def test_officer_without_an_authenticator_is_led_to_tie_one(client, address):
    client.force_login(make_officer("yeni"), backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get(address)

    assert (response.status_code, response.headers["Location"]) == (302, "/desk/account/authenticator/")


@pytest.mark.parametrize("address", GUARDED)
def test_officer_without_the_role_is_refused(client, address):
    open_desk(client, make_officer("muhasib", roles=[]))

    assert client.get(address).status_code == 403
    assert client.post(address).status_code == 403


def test_log_in_returns_to_the_page_asked_for(client, officer):
    response = log_in(client, officer.username, next="/desk/notices")

    assert response.headers["Location"] == "/desk/notices"


def test_log_in_never_leads_to_a_foreign_site(client, officer):
    response = log_in(client, officer.username, next="https://phishing.example/desk/")

    assert response.headers["Location"] == "/desk/"


def test_session_gets_a_new_key_at_log_in(client, officer):
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    before = client.cookies["dayaq_session"].value
    client.post("/desk/log-in/code/", {"code": pyotp.TOTP(SECRET).now()})

    assert client.cookies["dayaq_session"].value not in {"", before}


def test_password_alone_opens_nothing(client, officer):
    response = client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})

    assert response.headers["Location"] == "/desk/log-in/code/"
    assert client.get("/desk/").headers["Location"] == "/desk/log-in/?next=/desk/"


@pytest.mark.parametrize("typed", ["", " ", "\0", "٣٣٣٣٣٣", "ə", "🙂", "1" * 5000, "000\u202e000"])
def test_naughty_names_passwords_and_codes_are_answered_with_the_form(client, officer, typed):
    named = client.post("/desk/log-in/", {"login": typed, "password": PASSWORD})
    guessed = client.post("/desk/log-in/", {"login": officer.username, "password": typed})
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    coded = client.post("/desk/log-in/code/", {"code": typed})

    assert [answer.status_code for answer in (named, guessed, coded)] == [200, 200, 200]


def test_code_is_good_once(client, officer):
    code = pyotp.TOTP(SECRET).now()
    log_in(client, officer.username, code=code)

    again = log_in(Client(), officer.username, code=code)

    assert again.status_code == 200
    assert "Kod düzgün deyil" in again.content.decode()


def test_recovery_code_is_good_once(client, officer):
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]

    assert log_in(client, officer.username, code=code).headers["Location"] == "/desk/"
    assert log_in(Client(), officer.username, code=code).status_code == 200


def test_secrets_are_stored_encrypted(officer):
    stored = [str(authenticator.data) for authenticator in Authenticator.objects.all()]

    assert len(stored) == 2
    assert not any(SECRET in data for data in stored)


def test_new_officer_ties_an_authenticator_and_is_in(client):
    officer = make_officer("yeni")
    officer.set_password(PASSWORD)
    officer.save()
    client.post("/desk/log-in/", {"login": "yeni", "password": PASSWORD})
    page = client.get("/desk/account/authenticator/").content.decode()
    secret = re.search(r'<strong class="code"[^>]*>([A-Z2-7 ]+)</strong>', page)[1].replace(" ", "")

    wrong = client.post("/desk/account/authenticator/", {"code": "000000"}).content.decode()
    right = client.post("/desk/account/authenticator/", {"code": pyotp.TOTP(secret).now()})

    assert secret in wrong.replace(" ", "")
    assert right.headers["Location"] == "/desk/account/recovery-codes/"
    assert client.get("/desk/").status_code == 200
    assert entered("second_factor_enrolled") == [("officer", str(officer.pk), str(officer.pk), {})]


def test_activation_that_took_long_goes_on_after_the_password(client):
    officer = make_officer("yeni")
    officer.set_password(PASSWORD)
    officer.save()
    client.post("/desk/log-in/", {"login": "yeni", "password": PASSWORD})
    client.get("/desk/account/authenticator/")
    session = client.session
    session["officer_began_at"] = time.time() - 600
    session.save()

    asked = client.post("/desk/account/authenticator/", {"code": pyotp.TOTP(session["mfa.totp.secret"]).now()})
    done = client.post(asked.headers["Location"], {"password": PASSWORD})

    assert asked.headers["Location"] == "/desk/account/again/?next=%2Fdesk%2Faccount%2Fauthenticator%2F"
    assert done.headers["Location"] == "/desk/account/recovery-codes/"
    assert client.get("/desk/").status_code == 200


def test_officer_may_leave_the_code_page_for_another_name(client, officer):
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    client.post("/desk/log-out/")

    assert "Giriş adı" in client.get("/desk/log-in/").content.decode()


def test_limits_count_the_address_behind_a_trusted_proxy(client, officer, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    for _ in range(5):
        client.post("/desk/log-in/", {"login": officer.username, "password": "səhv"}, headers={"X-Forwarded-For": "192.0.2.1"})

    assert AccessAttempt.objects.get().ip_address == "192.0.2.1"


def test_qr_code_needs_no_address_that_the_policy_forbids(client):
    officer = make_officer("yeni")
    officer.set_password(PASSWORD)
    officer.save()
    client.post("/desk/log-in/", {"login": "yeni", "password": PASSWORD})

    page = client.get("/desk/account/authenticator/").content.decode()

    assert "<svg" in page
    assert "data:" not in page
    assert " style=" not in page


def test_session_of_the_password_alone_sees_nothing_of_an_authenticator_tied_elsewhere(client):
    officer = make_officer("yeni")
    officer.set_password(PASSWORD)
    officer.save()
    client.post("/desk/log-in/", {"login": "yeni", "password": PASSWORD})
    make_enrolled_again = Authenticator.objects.create(user=officer, type="totp", data={"secret": "x"})

    first = client.get("/desk/account/recovery-codes/")
    second = client.get("/desk/account/authenticator/")

    assert make_enrolled_again.pk
    assert first.headers["Location"] == "/desk/account/authenticator/"
    assert second.headers["Location"] == "/desk/log-in/"
    assert client.get("/desk/").headers["Location"] == "/desk/log-in/?next=/desk/"


def test_recovery_codes_are_seen_again_only_after_proof(desk, monkeypatch):
    assert desk.get("/desk/account/recovery-codes/").status_code == 200
    session = desk.session
    session["officer_began_at"] = time.time() - 600
    session.save()

    response = desk.get("/desk/account/recovery-codes/")

    assert response.headers["Location"].startswith("/desk/account/again/?next=")
    assert desk.post(response.headers["Location"], {"password": PASSWORD}).headers["Location"] == "/desk/account/recovery-codes/"
    assert desk.get("/desk/account/recovery-codes/").status_code == 200


def test_new_recovery_codes_replace_the_old_and_are_journalled(desk, officer):
    before = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    desk.post("/desk/account/recovery-codes/new/")
    after = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()

    assert not set(before) & set(after)
    assert entered("recovery_codes_made") == [("officer", str(officer.pk), str(officer.pk), {})]
    assert after[0] in desk.get("/desk/account/recovery-codes/file/").content.decode()


def test_officer_who_left_and_a_wrong_password_are_answered_alike(client, officer):
    make_enrolled("getmis", is_active=False)
    csrf = re.compile('csrfmiddlewaretoken" value="[^"]+"')

    answers = [
        client.post("/desk/log-in/", {"login": name, "password": password}).content.decode().replace(name, "")
        for name, password in ((officer.username, "səhv"), ("getmis", PASSWORD), ("hec-kim", PASSWORD))
    ]

    assert len({csrf.sub("", answer) for answer in answers}) == 1


def test_officer_dismissed_during_a_session_is_out_at_once(desk, officer):
    officer.is_active = False
    officer.save()

    assert desk.get("/desk/").headers["Location"] == "/desk/log-in/?next=/desk/"


def test_fifth_wrong_password_closes_the_name_from_that_address(client, officer):
    answers = [client.post("/desk/log-in/", {"login": officer.username, "password": "səhv"}).status_code for _ in range(5)]
    right = client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})

    assert answers == [200, 200, 200, 200, 429]
    assert right.status_code == 429 or "Həddən artıq cəhd" in right.content.decode()
    assert "dayaq" not in client.get("/desk/").headers["Location"]


def test_codes_cannot_be_guessed_for_long(client, officer):
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    for _ in range(5):
        client.post("/desk/log-in/code/", {"code": "000000"})

    blocked = client.post("/desk/log-in/code/", {"code": pyotp.TOTP(SECRET).now()})

    assert blocked.status_code in {200, 429}
    assert client.get("/desk/").status_code == 302


def test_log_ins_and_failures_are_journalled_by_id_and_never_by_name(client, officer):
    client.post("/desk/log-in/", {"login": officer.username, "password": "səhv"})
    client.post("/desk/log-in/", {"login": "hec-kim", "password": "səhv"})
    client.post("/desk/log-in/", {"login": officer.username, "password": PASSWORD})
    client.post("/desk/log-in/code/", {"code": "000000"})
    client.post("/desk/log-in/code/", {"code": pyotp.TOTP(SECRET).now()})
    client.post("/desk/log-out/")

    own = str(officer.pk)
    assert entered("log_in_failed") == [
        ("officer", own, own, {"step": "password"}),
        ("system", "unknown", "unknown", {"step": "password"}),
        ("officer", own, own, {"step": "second_factor"}),
    ]
    assert entered("logged_in") == [("officer", own, own, {})]
    assert entered("logged_out") == [("officer", own, own, {})]


@pytest.mark.parametrize(
    ("key", "seconds"), [("officer_seen_at", LONGEST_PAUSE_SECONDS), ("officer_began_at", LONGEST_SESSION_SECONDS)]
)
def test_session_left_alone_or_too_old_is_over(desk, key, seconds):
    session = desk.session
    session[key] = time.time() - seconds - 1
    session.save()

    assert desk.get("/desk/").headers["Location"] == "/desk/log-in/?next=/desk/"


def test_each_click_keeps_the_session_alive(desk, monkeypatch):
    start = time.time()
    for minutes in (20, 40, 60, 80):
        monkeypatch.setattr(officers.time, "time", lambda minutes=minutes: start + minutes * 60)
        assert desk.get("/desk/").status_code == 200


def test_logging_out_ends_the_session(desk):
    desk.post("/desk/log-out/")

    assert desk.get("/desk/").status_code == 302


def test_nothing_of_allauth_is_routed_but_what_the_desk_needs():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}

    assert {name for name in names if name.startswith(("account_", "mfa_", "socialaccount_"))} == {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }


@pytest.mark.parametrize("address", ["/desk/log-in/", "/desk/", "/desk/account/"])
def test_pages_of_the_desk_are_kept_by_nobody(desk, address):
    client = Client() if address == "/desk/log-in/" else desk

    assert client.get(address).headers["Cache-Control"] == "no-store, private"
