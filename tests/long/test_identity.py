"""Who is before us, in Chromium: e-ID with a real provider on this machine."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.chromium import LANGUAGES, Screen, chromium
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Installation, Plan
from tests.long.walk_contacts import press_first
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
