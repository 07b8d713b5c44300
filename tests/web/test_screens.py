"""Every shared part in Chromium: accessible, inside its width, silent under its security policy, usable without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

WIDTHS = (1280, 390)
PAGES = ("/", "/desk/", "/fault/404/")
COMPLAINT = re.compile("Content.Security.Policy|Permissions-Policy|Refused", re.IGNORECASE)


def watched_page(browser: Browser, width: int, language: str, site: str) -> tuple[Page, list[str]]:
    """A page of the width in the language, and the complaints that its console will gather."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "dayaq_language", "value": language, "url": site}])
    page = context.new_page()
    complaints: list[str] = []

    def gather(message: ConsoleMessage) -> None:
        if COMPLAINT.search(message.text):
            complaints.append(message.text)

    page.on("console", gather)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def faults(page: Page) -> list[str]:
    """What axe finds wrong on the page."""
    return [f"{fault['id']}: {[node['html'] for node in fault['nodes']]}" for fault in Axe().run(page).response["violations"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_is_accessible_and_fits(browser: Browser, site: str, width: int, language: str) -> None:
    page, complaints = watched_page(browser, width, language, site)
    for address in PAGES:
        page.goto(site + address)
        assert faults(page) == [], address
        assert overflow(page) == 0, address
    page.goto(site)
    page.get_by_label("FİN").fill("5ABCIDE")
    page.locator("main form button").first.click()
    expect(page.locator(".summary")).to_be_focused()

    assert faults(page) == []
    assert overflow(page) == 0
    assert complaints == []
    page.context.close()


def test_page_fits_at_half_the_width_of_a_telephone(browser: Browser, site: str) -> None:
    page, _ = watched_page(browser, 320, "ru", site)
    for address in PAGES:
        page.goto(site + address)
        assert overflow(page) == 0, address
    page.context.close()


def test_summary_leads_to_each_wrong_field(browser: Browser, site: str) -> None:
    page, _ = watched_page(browser, 390, "az", site)
    page.goto(site)
    page.locator("main form button").first.click()
    links = page.locator(".summary a")
    assert links.count() == 10
    for link in links.all():
        link.click()
        assert page.evaluate("document.activeElement.closest('.field.bad') !== null"), link.text_content()
    page.context.close()


def test_our_font_draws_the_page(browser: Browser, site: str) -> None:
    page, _ = watched_page(browser, 1280, "az", site)
    page.goto(site)

    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Inter', 'əƏ№₼Иİı'))")
    assert page.evaluate("[...document.fonts].map((font) => font.status)") == ["loaded"]
    page.context.close()


def test_second_click_sends_nothing(browser: Browser, site: str) -> None:
    page, _ = watched_page(browser, 1280, "en", site)
    page.goto(site)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.evaluate("addEventListener('submit', (event) => setTimeout(() => event.target.requestSubmit()))")
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")

    assert len(sent) == 1
    page.context.close()


def test_file_that_is_too_large_is_told_before_it_is_sent(browser: Browser, site: str) -> None:
    page, _ = watched_page(browser, 1280, "en", site)
    page.goto(site)
    page.locator("#id_file").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"1" * 10_000_001})

    assert (
        page.locator("#id_file").evaluate("(input) => input.validationMessage")
        == "The file is larger than 10 MB. Choose a smaller one."
    )
    page.context.close()


def test_everything_works_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site)
    page.get_by_role("button", name="EN").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_label("FİN").fill("5ABCIDE")
    page.locator("main form button").first.click()

    expect(page.locator(".summary h2")).to_have_text("Correct 10 things")
    expect(page.locator("#id_fin")).to_have_value("5ABCIDE")
    context.close()
