"""Contacts that can be trusted, in Chromium: codes by mail and SMS, a person's own pages, and the officer at the counter."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.chromium import Screen, attach, chromium, identify, log_in, write_contact
from tests.long.inspection import Inspection
from tests.long.installation import Installation, Plan
from tests.long.processes import wait_until
from tests.long.walk_contacts import LATER, TELEPHONE, applying_for, counter, mandates, one_application, own_pages, press_first

pytestmark = pytest.mark.long

NUMBER = re.compile(r"\d{4}-\d{7}-\d")
SERVICE = "labour.labour_law_courses"


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("contacts"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def apply(screen: Screen, citizen, email: str) -> None:
    """From identification to the receipt."""
    screen.page.goto(f"/apply/identify?service={SERVICE}")
    identify(screen, citizen)
    attach(screen, "arayış.pdf")
    screen.press("portal.go_on")
    write_contact(screen, text="Kursa yazılmaq istəyirəm.", email=email, phone="")
    screen.press("portal.check.send")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_contact_of_an_application_opens_it_by_a_code(installation, browser, javascript):
    citizen, contact = installation.citizens[int(javascript)], f"code{int(javascript)}@citizen.example"
    with Screen(browser, installation.base_url, "az", javascript=javascript) as screen:
        seen = Inspection(screen)
        apply(screen, citizen, contact)
        number = NUMBER.search(screen.page.locator("main").inner_text())[0]
        screen.page.goto("/status")
        screen.page.locator("#id_number").fill(number)
        screen.page.locator("#id_fin").fill(citizen.fin)
        press_first(screen)
        one_application(screen, seen.look if javascript else lambda name: None, installation, contact)
        expect(screen.page.locator("main")).to_contain_text("Kursa yazılmaq istəyirəm.")
        assert seen.faults + screen.complaints == []


def test_an_officer_confirms_a_telephone_and_it_opens_the_persons_own_pages(installation, browser):
    citizen = installation.citizens[5]
    with Screen(browser, installation.base_url, "az") as screen, Screen(browser, installation.base_url, "az") as desk:
        apply(screen, citizen, "own@citizen.example")
        screen.page.locator("form.leave button").click()
        log_in(desk, installation.officers[0])
        at_desk, seen = Inspection(desk), Inspection(screen)
        counter(at_desk, citizen, TELEPHONE)
        own_pages(seen, installation, citizen, TELEPHONE)
        expect(screen.page.locator("main .card")).to_have_count(1)
        screen.page.goto("/my/readers")
        expect(screen.page.locator("main table")).to_contain_text(say("portal.thing.person", "az"))
        assert "Hüseynov" not in screen.page.locator("main").inner_text()
        counter(at_desk, citizen, LATER)
        told = "SELECT FROM notice WHERE kind = 'trusted_contact_changed' AND address = %s AND state = 'sent'"
        with installation.connect() as connection:
            wait_until(lambda: connection.execute(told, [TELEPHONE]).rowcount == 1, "the old contact is told", seconds=30)
        assert seen.faults + at_desk.faults + screen.complaints + desk.complaints == []


def test_a_representative_applies_by_a_recorded_mandate_until_it_ends(installation, browser):
    one, other = installation.citizens[7], installation.citizens[8]
    with Screen(browser, installation.base_url, "az") as screen, Screen(browser, installation.base_url, "az") as desk:
        seen, at_desk = Inspection(screen), Inspection(desk)
        log_in(desk, installation.officers[1])
        mandates(at_desk, one, other)
        screen.page.goto(f"/apply/identify?service={SERVICE}")
        identify(screen, one)
        applying_for(seen, SERVICE)
        screen.press("portal.represent.other")
        screen.page.locator("#id_fin").fill(other.fin)
        press_first(screen)
        expect(screen.page.locator("main")).to_contain_text("15 mart 2020")
        with installation.connect() as connection:
            connection.execute("UPDATE mandate SET ends_on = NULL")
        screen.page.locator("#id_fin").fill(other.fin)
        press_first(screen)
        seen.look("documents-for-another")
        attach(screen, "etibarnamə.pdf")
        screen.press("portal.go_on")
        write_contact(screen, text="", email="representative@citizen.example", phone="")
        with installation.connect() as connection:
            connection.execute("UPDATE mandate SET ends_on = '2020-03-16'")
        screen.press("portal.check.send")
        seen.look("mandate-ended-in-the-middle")
        expect(screen.page.locator("main")).to_contain_text("15 mart 2020")
        with installation.connect() as connection:
            connection.execute("UPDATE mandate SET ends_on = NULL")
        screen.page.go_back()
        screen.press("portal.check.send")
        number = NUMBER.search(screen.page.locator("main").inner_text())[0]
        desk.page.goto(f"/desk/applications/{number}")
        expect(desk.page.locator("main")).to_contain_text("7-1234")
        assert seen.faults + at_desk.faults + screen.complaints + desk.complaints == []
