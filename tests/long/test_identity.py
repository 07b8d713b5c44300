"""Who is before us, in Chromium: e-ID with a real provider on this machine; an officer's passkey in a
virtual authenticator; a person without a FİN at the counter, and their status at home.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from dayaq.web.texts import say
from tests.long.chromium import LANGUAGES, Screen, chromium, fresh_code, log_in
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Installation, Plan
from tests.long.walk_contacts import newcomer, press_first
from tests.openid_provider import CLIENT, SECRET, OpenIdProvider, openid_provider

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def provider() -> Iterator[OpenIdProvider]:
    with openid_provider() as provider:
        yield provider


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, provider: OpenIdProvider) -> Iterator[Installation]:
    told = {"DAYAQ_EID_ISSUER": provider.url, "DAYAQ_EID_CLIENT_ID": CLIENT, "DAYAQ_EID_CLIENT_SECRET": SECRET}
    with Installation(tmp_path_factory.mktemp("identity"), Plan(durable=False, people=60, more=told)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def at_provider(screen: Screen, fin: str, decision: str = "yes") -> None:
    """The provider's own page: whom it vouches for, and the person's yes or no."""
    screen.page.locator("input[name=fin]").fill(fin)
    screen.page.locator(f"button[value={decision}]").click()
    screen.page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_comes_in_by_eid_and_makes_a_telephone_trusted(installation, browser, provider, language):
    citizen = installation.citizens[LANGUAGES.index(language)]
    telephone = f"+99455444556{LANGUAGES.index(language)}"
    with Screen(browser, installation.base_url, language) as screen:
        seen = Inspection(screen)
        seen.open("/apply/identify", "eid-offered")
        screen.press("portal.eid.button")
        at_provider(screen, citizen.fin, "no")
        seen.look("eid-declined")
        screen.press("portal.eid.button")
        at_provider(screen, "9ZZZZZZ")
        seen.look("eid-nobody")
        screen.page.goto("/my")
        screen.press("portal.eid.button")
        at_provider(screen, citizen.fin)
        seen.look("my-by-eid")
        screen.press("portal.own_contact.open")
        seen.look("own-contact")
        press_first(screen)
        seen.look("own-contact-empty")
        before = codes_told(installation, telephone)
        screen.page.locator("#id_phone").fill(telephone)
        screen.press("portal.code.send")
        seen.look("own-contact-code")
        screen.page.locator("#id_code").fill(next_code(installation, telephone, before))
        screen.press("portal.own_contact.confirm")
        seen.look("own-contact-trusted")
        expect(screen.page.locator("main")).to_contain_text(say("portal.own_contact.by_eid", language))
        assert seen.faults + screen.complaints == []


def test_what_was_said_by_eid_is_heard_once_and_without_scripts_too(installation, browser, provider):
    citizen = installation.citizens[5]
    with Screen(browser, installation.base_url, "az", javascript=False) as screen:
        answers = []
        screen.page.on("request", lambda request: answers.append(request.url) if "/apply/eid/back" in request.url else None)
        screen.page.goto("/apply/identify")
        screen.press("portal.eid.button")
        at_provider(screen, citizen.fin)
        expect(screen.page).to_have_url(f"{installation.base_url}/apply/service")
        screen.page.locator("form.leave button").click()
        screen.page.goto(answers[0])
        expect(screen.page.locator("main .notice.error")).to_contain_text("artıq istifadə olunub")
        expect(screen.page.locator("#id_document")).to_be_visible()


def virtual_authenticator(screen: Screen) -> tuple[CDPSession, str]:
    """A security key of Chromium's own, which agrees to everything; the wire and its id."""
    wire = screen.page.context.new_cdp_session(screen.page)
    wire.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "usb", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    return wire, wire.send("WebAuthn.addVirtualAuthenticator", {"options": kind})["authenticatorId"]


def password_of(screen: Screen, officer) -> None:
    screen.page.goto("/desk/")
    screen.page.locator("#id_login").fill(officer.username)
    screen.page.locator("#id_password").fill(officer.password)
    screen.press("desk.log_in.button")


def passkey_called(page: Page, name: str) -> Locator:
    """The line of one passkey on the account page: the officer may have others, from other journeys."""
    return page.locator("main li").filter(has_text=name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_officer_adds_a_passkey_enters_by_it_and_removes_it(installation, browser, language):
    officer = installation.officers[LANGUAGES.index(language) % 2]
    # A passkey belongs to a name, never to a bare address.
    with Screen(browser, installation.base_url.replace("127.0.0.1", "localhost"), language) as screen:
        page, seen = screen.page, Inspection(screen)
        wire, key = virtual_authenticator(screen)
        log_in(screen, officer)
        seen.open("/desk/account/", "account-without-passkey")
        screen.press("desk.passkey.add")
        seen.look("passkey-new")
        page.locator("#id_name").fill("İş kompüteri")
        screen.press("desk.passkey.make")
        page.wait_for_url("**/desk/account/")
        seen.look("account-with-passkey")
        expect(page.locator("main")).to_contain_text("İş kompüteri")
        page.goto("/desk/log-out/")
        screen.press("desk.log_out.button")
        password_of(screen, officer)
        seen.look("second-factor-either")
        screen.press("desk.passkey.use")
        page.wait_for_url("**/desk/")
        assert len(wire.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1
        page.goto("/desk/account/")
        passkey_called(page, "İş kompüteri").locator("a").first.click()
        seen.look("passkey-rename")
        page.locator("#id_name").fill("Ehtiyat açar")
        screen.press("desk.passkey.keep")
        passkey_called(page, "Ehtiyat açar").locator("a").last.click()
        seen.look("passkey-remove")
        screen.press("desk.passkey.remove")
        expect(page.locator("main")).not_to_contain_text("Ehtiyat açar")
        assert seen.faults + screen.complaints == []


def test_without_scripts_or_without_the_device_the_code_remains(installation, browser):
    officer, at_home = installation.officers[0], installation.base_url.replace("127.0.0.1", "localhost")
    with Screen(browser, at_home, "az") as screen:
        wire, key = virtual_authenticator(screen)
        log_in(screen, officer)
        screen.page.goto("/desk/account/passkeys/new/")
        screen.press("desk.passkey.make")
        screen.page.wait_for_url("**/desk/account/")
        wire.send("WebAuthn.clearCredentials", {"authenticatorId": key})
        screen.page.goto("/desk/log-out/")
        screen.press("desk.log_out.button")
        password_of(screen, officer)
        screen.page.locator("form[data-passkey] button").click()
        expect(screen.page.locator("[data-failed]")).to_be_visible()
        screen.page.locator("#id_code").fill(fresh_code(officer))
        screen.press("desk.second_factor.button")
        expect(screen.page).to_have_url(f"{at_home}/desk/")
        assert screen.complaints == []
    with Screen(browser, at_home, "az", javascript=False) as screen:
        password_of(screen, officer)
        screen.page.locator("form[data-passkey] button").click()
        expect(screen.page.locator(".summary")).to_contain_text("JavaScript-i yandırın")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_without_a_fin_is_registered_heard_and_reads_the_status_at_home(installation, browser, language):
    officer = installation.officers[LANGUAGES.index(language) % 2]
    with Screen(browser, installation.base_url, language) as desk, Screen(browser, installation.base_url, language) as home:
        at_desk, seen = Inspection(desk), Inspection(home)
        log_in(desk, officer)
        newcomer(at_desk)
        with installation.connect() as connection:
            asked = "SELECT registration_number FROM application WHERE channel = 'counter' ORDER BY received_at DESC LIMIT 1"
            (number,) = connection.execute(asked).fetchone()
        home.page.goto("/status")
        home.press("portal.status.no_fin")
        seen.look("status-by-document")
        home.page.locator("#id_number").fill(number)
        home.page.locator("#id_document").fill("99999")
        press_first(home)
        seen.look("status-by-document-nothing")
        home.page.locator("#id_document").fill(f"{language}-67 890")
        press_first(home)
        seen.look("status-by-document-found")
        expect(home.page.locator("main p.status")).to_contain_text(re.compile("20"))
        assert at_desk.faults + seen.faults + desk.complaints + home.complaints == []
