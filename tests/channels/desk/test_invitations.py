"""From the invitation to the first log-in with a second factor, and the officer's own sessions."""

import re
import uuid

import pyotp
import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client
from django.utils import timezone

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.staff.letters import send_letter, welcome_path
from dayaq.casework.staff.models import Officer, OfficerSession, Role, RoleGrant
from tests.channels.desk.conftest import PASSWORD, log_in, make_enrolled, open_desk
from tests.making import make_officer, make_unit

pytestmark = pytest.mark.django_db
GOOD = "Novruz gəldi, yaz gəldi"


@pytest.fixture
def manager() -> Officer:
    return make_officer("manager", roles=(Role.CENTRE_MANAGER,), full_name="Aygün Rzayeva")


@pytest.fixture
def desk(client: Client, manager: Officer) -> Client:
    return open_desk(client, manager)


def invitation(manager: Officer, **given: str) -> dict[str, str]:
    fields = {"username": "a.mammadova", "full_name": "Aysel Məmmədova", "email": "aysel@officer.example"}
    return {**fields, "unit": manager.unit.code, "role": "reviewer", **given}


def make_invited(username: str = "", **given: object) -> Officer:
    """An officer who has not chosen a password yet."""
    return make_officer(username, password=make_password(None), **given)


def test_an_invited_officer_gets_a_letter_and_stands_in_the_list_as_invited(desk, manager) -> None:
    page = desk.post("/desk/staff/invite", invitation(manager), follow=True).content.decode()

    officer = Officer.objects.get(username="a.mammadova")
    send_letter(officer_id=officer.pk, kind="invited", letter_id=uuid.uuid4())
    assert "Aysel Məmmədova dəvət edildi" in page
    assert "Dəvət gözləyir" in page
    assert (officer.has_usable_password(), RoleGrant.objects.get(officer=officer).role) == (False, "reviewer")
    assert mail.outbox[0].to == ["aysel@officer.example"]
    assert f"/desk/welcome/{officer.pk}/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "Aysel"}, "giriş adı ola bilməz"),
        ({"username": "manager"}, "artıq başqa əməkdaşa məxsusdur"),
        ({"email": "aysel@"}, "e-poçt"),
        ({"unit": "elsewhere"}, "Şöbə"),
        ({"role": "king"}, "Səlahiyyət"),
        ({"full_name": ""}, "Adı və soyadı"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_nobody_is_invited(desk, manager, wrong, said) -> None:
    make_unit("elsewhere")

    answer = desk.post("/desk/staff/invite", invitation(manager, **wrong))

    assert answer.status_code == 422
    assert said.casefold() in answer.content.decode().casefold()
    assert Officer.objects.count() == 1


def test_an_invitation_is_sent_again_until_a_password_was_chosen(desk) -> None:
    invited, come = make_invited(full_name="Dəvətli", email="d@officer.example"), make_enrolled("rhuseynov")

    first = desk.post(f"/desk/staff/{invited.pk}/invite-again", follow=True).content.decode()
    second = desk.post(f"/desk/staff/{come.pk}/invite-again", follow=True).content.decode()

    assert "Dəvətli dəvət edildi" in first
    assert "artıq parol seçib" in second
    assert list(JournalEntry.objects.filter(verb="invited_again").values_list("subject", flat=True)) == [str(invited.pk)]


def test_by_the_link_a_password_is_chosen_then_the_authenticator_and_the_desk_opens(client) -> None:
    officer = make_invited("a.mammadova")
    link = welcome_path(officer)

    client.post(link, {"password": GOOD, "again": GOOD})
    client.post("/desk/log-in/", {"login": "a.mammadova", "password": GOOD})
    turned_back = client.get("/desk/")
    page = client.get(turned_back.headers["Location"]).content.decode()
    secret = re.search(r'<strong class="code"[^>]*>([^<]+)<', page)[1].replace(" ", "")
    client.post(turned_back.headers["Location"], {"code": pyotp.TOTP(secret).now()})

    assert turned_back.headers["Location"] == "/desk/account/authenticator/"
    assert client.get("/desk/").status_code == 200
    verbs = JournalEntry.objects.filter(actor=str(officer.pk)).order_by("pk").values_list("verb", flat=True)
    assert {"password_chosen", "second_factor_enrolled"} <= set(verbs)


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        ("qısa", "qısa", "Parol çox sadədir"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "Parol çox sadədir"),
        (GOOD, GOOD + "!", "İki parol eyni deyil"),
        ("", "", "Parol"),
    ],
)
def test_a_password_that_will_not_do_is_refused_in_words(client, password, again, said) -> None:
    officer = make_invited("a.mammadova")

    answer = client.post(welcome_path(officer), {"password": password, "again": again})

    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not Officer.objects.get(pk=officer.pk).has_usable_password()


def test_a_link_works_once_for_three_days_and_never_for_who_left(client) -> None:
    officer, gone = make_invited("a.mammadova"), make_invited("gone", is_active=False)
    used = welcome_path(officer)
    client.post(used, {"password": GOOD, "again": GOOD})

    for link in (used, welcome_path(gone), f"/desk/welcome/{uuid.uuid4()}/x-y"):
        for answer in (client.get(link), client.post(link, {"password": PASSWORD, "again": PASSWORD})):
            assert answer.status_code == 404
            assert "Bu keçid artıq işləmir" in answer.content.decode()
    assert not Officer.objects.get(pk=gone.pk).has_usable_password()


def test_a_link_four_days_old_is_over(client, settings) -> None:
    link = welcome_path(make_invited("a.mammadova"))
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "Bu keçid artıq işləmir" in client.get(link).content.decode()


@pytest.fixture
def elsewhere(officer: Officer) -> list[Client]:
    """Two more browsers in which the officer has logged in."""
    return [logged_in(officer, device) for device in ("Telefon", "Planşet")]


def logged_in(officer: Officer, device: str) -> Client:
    browser = open_desk(Client(), officer)
    key = browser.session.session_key
    OfficerSession.objects.create(key=key, officer=officer, began_at=timezone.now(), address="10.0.0.7", device=device)
    return browser


def test_sessions_are_listed_with_their_devices_and_never_with_their_keys(officer, elsewhere) -> None:
    here = logged_in(officer, "İş kompüteri")
    strangers = logged_in(make_officer(), "Yad cihaz")

    page = here.get("/desk/account/sessions/").content.decode()

    assert [device in page for device in ("İş kompüteri", "Telefon", "Planşet", "Yad cihaz")] == [True, True, True, False]
    for browser in (here, strangers, *elsewhere):
        assert browser.session.session_key not in page


def test_one_session_is_closed_and_the_others_go_on(officer, elsewhere) -> None:
    here = logged_in(officer, "İş kompüteri")
    page = here.get("/desk/account/sessions/").content.decode()
    mark = re.search(r'Telefon</span>.*?name="mark" value="(\w+)"', page, re.DOTALL)[1]

    said = here.post("/desk/account/sessions/", {"mark": mark}, follow=True).content.decode()

    assert "Bağlanan giriş: 1." in said
    assert [browser.get("/desk/").status_code for browser in (*elsewhere, here)] == [302, 200, 200]
    assert JournalEntry.objects.filter(verb="other_sessions_closed", actor=str(officer.pk)).count() == 1


def test_all_other_sessions_are_closed_at_once_and_nobody_elses(officer, elsewhere) -> None:
    here, stranger = logged_in(officer, "İş kompüteri"), logged_in(make_officer(), "Yad cihaz")

    here.post("/desk/account/sessions/")

    assert [browser.get("/desk/").status_code for browser in (*elsewhere, here, stranger)] == [302, 302, 200, 200]


def test_a_mark_of_somebody_elses_session_closes_nothing(officer) -> None:
    here, stranger = logged_in(officer, "İş kompüteri"), logged_in(make_officer(), "Yad cihaz")
    page = logged_in(Officer.objects.exclude(pk=officer.pk).get(), "Üçüncü").get("/desk/account/sessions/").content.decode()
    mark = re.search(r'Yad cihaz</span>.*?name="mark" value="(\w+)"', page, re.DOTALL)[1]

    here.post("/desk/account/sessions/", {"mark": mark})

    assert stranger.get("/desk/").status_code == 200


def test_a_lost_second_factor_is_reset_and_the_next_log_in_ties_a_new_one(desk, client) -> None:
    officer = make_enrolled("rhuseynov", email="r@officer.example")
    theirs = Client()
    log_in(theirs, "rhuseynov")
    assert theirs.get("/desk/").status_code == 200

    unchecked = desk.post(f"/desk/staff/{officer.pk}/reset", {})
    desk.post(f"/desk/staff/{officer.pk}/reset", {"checked": "on"})

    assert unchecked.status_code == 422
    assert theirs.get("/desk/").status_code == 302
    again = Client()
    again.post("/desk/log-in/", {"login": "rhuseynov", "password": PASSWORD})
    assert again.get("/desk/").headers["Location"] == "/desk/account/authenticator/"


def test_an_officer_without_second_factor_opens_no_page_but_the_one_that_ties_it() -> None:
    officer = make_officer("rhuseynov")
    browser = Client()
    browser.force_login(officer, backend="allauth.account.auth_backends.AuthenticationBackend")

    for address in ("/desk/", "/desk/figures", "/desk/staff", "/desk/account/sessions/"):
        assert browser.get(address).headers["Location"] == "/desk/account/authenticator/"
