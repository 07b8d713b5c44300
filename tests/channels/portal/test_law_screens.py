"""The law book and the calculator in Chromium: accessible, inside the width, silent, the same without scripts."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.web.conftest import browser  # noqa: F401  # the fixture
from tests.web.test_screens import faults, overflow, watched_page

PICTURES = os.environ.get("DAYAQ_PICTURES")
"""The folder in which pictures of the pages are kept; none are taken without it."""

PAGES = (
    "/law",
    "/law/pensions/disability_pension",
    "/law/pensions/old_age_pension?on=01.01.2024",
    "/law/pensions/old_age_pension?on=yesterday",
    "/law/pensions/individual_account",
    "/services/pensions.disability_pension",
)


@pytest.fixture(scope="module", autouse=True)
def beside_the_browser() -> Iterator[None]:
    """Playwright keeps an event loop in this thread, in which Django would refuse to speak to the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(autouse=True)
def the_first_of_april(the_sixteenth_of_march: None, settings: LazySettings) -> None:
    settings.LEGAL_DAY = date(2025, 4, 1)


class Look:
    """A reader's window, looked at on every page."""

    def __init__(self, page: Page, site: str, name: str) -> None:
        self.page, self.site, self.name, self.seen = page, site, name, 0

    def open(self, address: str) -> None:
        """Go to a page and look at it."""
        self.page.goto(self.site + address)
        self.look(address)

    def look(self, what: str) -> None:
        """Nothing wrong on this page, and nothing wider than the window."""
        if PICTURES:
            self.seen += 1
            self.page.screenshot(path=Path(PICTURES) / f"{self.name}-{self.seen:02}.png", full_page=True)
        assert faults(self.page) == [], what
        assert overflow(self.page) == 0, what

    def go_on(self, what: str) -> None:
        """Press the first button of the question and look at what follows."""
        self.page.locator("main form .acts button").first.click()
        self.page.wait_for_load_state()
        self.look(what)

    def type(self, answer: str) -> None:
        """Answer in the one box of the question."""
        self.page.locator("#id_answer").fill(answer)


def calculate(look: Look) -> None:
    """A whole calculation, with a mistake on the way."""
    look.open("/law/pensions/disability_pension/calculator")
    look.go_on("degree")
    look.go_on("nothing chosen")
    look.page.locator("input[value=third]").check()
    look.go_on("day of the decision")
    look.type("31.02.2025")
    look.go_on("no such day")
    look.type("01.04.2025")
    look.go_on("loss of function")
    look.type("55")
    look.go_on("capital")
    look.type("0")
    look.go_on("notional capital")
    look.type("0")
    look.go_on("birth")
    look.type("01.06.1981")
    look.go_on("record")
    look.page.locator("#id_answer_0").fill("6")
    look.go_on("record since")
    look.page.locator("#id_answer_0").fill("4")
    look.go_on("answer")
    look.page.locator("details summary").first.click()
    look.look("answer unfolded")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_book_and_a_calculation_are_accessible_fit_and_are_silent(
    browser: Browser,  # noqa: F811  # the fixture
    live_server: LiveServer,
    transactional_db: None,
    width: int,
    language: str,
) -> None:
    page, complaints = watched_page(browser, width, language, live_server.url)
    look = Look(page, live_server.url, f"law-{language}-{width}")
    for address in PAGES:
        look.open(address)
    page.goto(f"{live_server.url}/law/pensions/old_age_pension")
    for summary in page.locator("details summary").all():
        summary.click()
    look.look("unfolded")
    calculate(look)

    assert complaints == []
    expect(page.locator(".receipt-number")).to_contain_text("320")
    assert "1981" not in page.url
    page.context.close()


def test_the_calculator_works_without_scripts_on_a_narrow_screen(
    browser: Browser,  # noqa: F811  # the fixture
    live_server: LiveServer,
    transactional_db: None,
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/law/pensions/disability_pension/calculator")
    page.locator("main form .acts button").first.click()
    page.locator("input[value=none]").check()
    page.locator("main form .acts button").first.click()

    expect(page.locator("h1")).to_have_text("Hüququ yoxdur")
    assert overflow(page) == 0
    page.locator("main button[value=disability]").click()
    expect(page.locator("input[value=none]")).to_be_visible()
    context.close()
