"""The portal in Chromium: every page and every error state accessible, inside its width, silent, usable without scripts."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from tests.channels.portal.conftest import PDF, SERVICE, make_person
from tests.web.conftest import browser  # noqa: F401  # the fixture
from tests.web.test_screens import faults, overflow, watched_page

OPEN_PAGES = (
    "/",
    "/services",
    "/services?q=qwxz",
    f"/services/{SERVICE}",
    "/services/general.enquiry",
    "/centres",
    "/centres/baku-1",
    "/centres/qarabag?on=27.03.2020",
    "/notice",
    "/accessibility",
    "/privacy",
    "/status",
    "/decisions/11111111-1111-1111-1111-111111111111",
)
LONG_NAME = "şəxsiyyət_vəsiqəsinin_çox_uzun_adlı_surəti_2020-03-16_birinci_səhifə_və_arxa_tərəf.pdf"
LETTER = "Həyat yoldaşım vəfat edib.\n" + "Üç_uşağım_var_və_bu_söz_çox_uzundur" * 5


@pytest.fixture(scope="module", autouse=True)
def beside_the_browser() -> Iterator[None]:
    """Playwright keeps an event loop in this thread, in which Django would refuse to speak to the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def site(live_server: LiveServer, transactional_db: None) -> str:
    """The portal behind a real server, with the notice loaded and one citizen."""
    load_notice(actor=Actor(ActorKind.SYSTEM, "test"), at=datetime(2020, 3, 14, 12, tzinfo=timezone.get_default_timezone()))
    make_person("5ABC2DE", "1234567")
    return live_server.url


class Walk:
    """One citizen's walk, looked at on every page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.seen: list[str] = []

    def look(self, what: str) -> None:
        """Nothing wrong on this page, and nothing wider than the window."""
        self.seen.append(what)
        assert faults(self.page) == [], what
        assert overflow(self.page) == 0, what

    def open(self, address: str) -> None:
        self.page.goto(self.site + address)
        self.look(address)

    def press(self, selector: str, what: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).click()
        self.look(what)

    def fill(self, **answers: str) -> None:
        for name, answer in answers.items():
            self.page.fill(f"#id_{name}", answer)


def apply(walk: Walk) -> str:
    """The whole road through every error state; the registration number."""
    page, go = walk.page, "main form:not(.leave):not(.search) button.btn:not(.sec)"
    walk.open(f"/apply/identify?service={SERVICE}")
    walk.fill(document="АА1234567", fin="5ABCIDE")
    walk.press(go, "identify: wrong letters")
    walk.fill(document="AA1234567", fin="2222222")
    walk.press(go, "identify: nobody")
    walk.fill(document="AA1234567", fin="5abc2de")
    walk.press(go, "documents")
    walk.press("button[name=go_on]", "documents: forgotten")
    page.set_input_files(
        "#id_files",
        [
            {"name": LONG_NAME, "mimeType": "application/pdf", "buffer": PDF},
            {"name": "b.png", "mimeType": "image/png", "buffer": PDF + b"b"},
            {"name": "c.pdf", "mimeType": "application/pdf", "buffer": b""},
        ],
    )
    walk.press("button[name=add]", "documents: refused files")
    walk.press("button[name=go_on]", "facts")
    walk.press(go, "facts: no answer")
    while "/facts" in page.url:
        walk.press("button[name=unknown]", "facts")
    walk.fill(email="aygun@", phone="012 345")
    walk.press(go, "contact: wrong")
    walk.fill(email="a" * 60 + "@" + "b" * 60 + ".example.com", phone="050 123 45 67", text=LETTER)
    walk.press(go, "check")
    walk.press(go, "receipt")
    return page.locator(".receipt-number").inner_text()


@pytest.mark.parametrize(("width", "language"), [(390, "az"), (390, "en"), (390, "ru"), (1280, "az")])
def test_every_page_and_error_is_accessible_and_fits(browser: Browser, site: str, width: int, language: str) -> None:  # noqa: F811
    page, complaints = watched_page(browser, width, language, site)
    walk = Walk(page, site)
    for address in OPEN_PAGES:
        walk.open(address)
    number = apply(walk)
    walk.open("/status")
    walk.fill(number=number[:-1], fin="")
    walk.press("main form button.btn", "status: mistyped")
    walk.fill(number=number, fin="5ABC2DE")
    walk.press("main form button.btn", "status")
    walk.open("/apply/service")
    walk.open("/apply/service?service=general.enquiry")
    walk.open(f"/apply/elsewhere?service={SERVICE}")
    walk.open("/apply/11111111-1111-1111-1111-111111111111/check")

    assert complaints == []
    page.context.close()


def test_the_walk_needs_no_scripts(browser: Browser, site: str) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    go = "main form:not(.leave):not(.search) button.btn:not(.sec)"
    page.goto(site)
    page.fill("#q", "ailə başçısı")
    page.get_by_role("button", name="Axtar").click()
    page.locator(".services a").first.click()
    page.get_by_role("link", name="Bu xidmətə müraciət et").click()
    page.fill("#id_document", "aa 1234567")
    page.fill("#id_fin", "5abc2de")
    with page.expect_navigation():
        page.locator(go).click()
    page.set_input_files("#id_files", [{"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    with page.expect_navigation():
        page.locator("button[name=go_on]").click()
    while "/facts" in page.url:
        with page.expect_navigation():
            page.locator("button[name=unknown]").click()
    page.fill("#id_phone", "050 123 45 67")
    with page.expect_navigation():
        page.locator(go).click()
    with page.expect_navigation():
        page.locator(go).click()
    number = page.locator(".receipt-number").inner_text()
    page.go_back()

    assert re.fullmatch(r"2020-\d{7}-\d", number)
    expect(page.locator(".receipt-number")).to_have_text(number)
    context.close()


def test_a_first_visit_is_small(browser: Browser, site: str) -> None:  # noqa: F811
    page, _ = watched_page(browser, 390, "az", site)
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(site, wait_until="networkidle")

    assert 0 < sum(sizes) <= 100_000
    page.context.close()
