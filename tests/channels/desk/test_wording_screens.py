"""The pages about wordings in Chromium: accessible, inside their width, silent, answered by the keyboard alone."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from dayaq.casework.notices.wordings.models import Wording
from dayaq.casework.staff.models import Role
from tests.channels.desk.conftest import open_desk
from tests.channels.desk.test_screens import browser, looked_at
from tests.making import make_officer
from tests.web.test_screens import watched_page

__all__ = ["browser"]

PAGE = "/desk/wordings/application_decided"


@pytest.fixture
def keys(db) -> list[str]:
    """The sessions of two supervisors with long names."""
    officers = [
        make_officer(f"rais{place}", full_name="Rəşid Şəmsəddin-Cəfərov Əbdülrəhmanzadə-Qasımbəyli", roles=[Role.SUPERVISOR])
        for place in (1, 2)
    ]
    return [open_desk(Client(), officer).cookies[settings.SESSION_COOKIE_NAME].value for officer in officers]


@pytest.fixture
def site(transactional_db, keys, live_server) -> str:
    return live_server.url


def as_supervisor(page: Page, site: str, key: str) -> None:
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize(("width", "language"), [(1280, "az"), (390, "ru")])
def test_a_wording_is_proposed_and_approved_on_pages_that_are_sound(browser: Browser, site, keys, width, language):
    page, complaints = watched_page(browser, width, language, site)
    as_supervisor(page, site, keys[0])
    page.goto(f"{site}/desk/wordings")
    looked_at(page, "wordings-none")
    page.goto(f"{site}{PAGE}/{language}")
    looked_at(page, "wording-released")
    with page.expect_navigation():
        page.locator("main .acts a.btn").click()
    looked_at(page, "propose")
    page.locator("#id_sms").fill("{number} {title}")
    page.locator("#id_holds_from").fill("31.02.2020")
    press_enter(page)
    looked_at(page, "propose-wrong")
    page.locator("#id_sms").fill("Dayaq. {sentence} {number}: {link}")
    page.locator("#id_reason").fill("Nömrə sonda daha yaxşı oxunur. " + "uzunsöz" * 20)
    page.locator("#id_holds_from").fill("16.03.2020")
    press_enter(page)
    looked_at(page, "propose-preview")
    with page.expect_navigation():
        page.locator("button[name=send]").click()
    looked_at(page, "proposal-own")
    address = page.url
    page.goto(f"{site}{PAGE}/{language}")
    looked_at(page, "wording-waiting")
    as_supervisor(page, site, keys[1])
    page.goto(f"{site}/desk/wordings")
    looked_at(page, "wordings")
    page.goto(address)
    with page.expect_navigation():
        page.locator("button[value=decline]").click()
    looked_at(page, "proposal-no-reason")
    page.locator("button[value=approve]").focus()
    press_enter(page)
    looked_at(page, "proposal-approved")
    page.goto(f"{site}{PAGE}/{language}")
    looked_at(page, "wording")

    assert complaints == []
    page.context.close()
    assert Wording.objects.get().state == "approved"
