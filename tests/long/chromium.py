"""People before Chromium: a citizen who applies and an officer who decides, pressing what stands on the pages."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyotp
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from dayaq.web.texts import say
from tests.long.installation import Citizen, OfficerLogIn
from tests.web.conftest import FLAGS

COMPLAINT = re.compile("Content.Security.Policy|Permissions-Policy|Refused", re.IGNORECASE)
LANGUAGES = ("az", "en", "ru")
PICTURES = os.environ.get("DAYAQ_PICTURES")
"""The folder in which pictures of the pages are kept; none are taken without it."""

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SECONDS_OF_A_CODE = 30
_used_codes: set[tuple[str, str]] = set()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium for the time of a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()


class Screen:
    """One person's browser window on the site: its page, and the complaints of its console.

    Without `javascript` the site's scripts do not run. The language is chosen by its button, as a person does.
    """

    def __init__(self, browser: Browser, base_url: str, language: str, *, javascript: bool = True, width: int = 1280) -> None:
        self.base_url, self.language, self.javascript = base_url, language, javascript
        self.complaints: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, base_url=base_url
        )
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def __enter__(self) -> "Screen":
        self.page.goto("/")
        if self.language != "az":
            self.page.locator(f".languages button[value={self.language}]").click()
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()

    def press(self, key: str) -> None:
        """Press the button or link that says the sentence of the key; it leads to a page."""
        words = say(key, self.language)
        self.page.locator("main button:not(.sm), main a").filter(
            has_text=re.compile(f"^\\s*{re.escape(words)}\\s*$")
        ).first.click()
        self.page.wait_for_load_state()

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page where pictures are asked for."""
        if PICTURES:
            width = self.page.viewport_size["width"] if self.page.viewport_size else 0
            self.page.screenshot(path=Path(PICTURES) / f"{name}-{self.language}-{width}.png", full_page=True)

    def status(self) -> str:
        """The status sentence on a page of the portal."""
        return self.page.locator("main p.status").inner_text()

    def _listen(self, message: ConsoleMessage) -> None:
        if COMPLAINT.search(message.text):
            self.complaints.append(message.text)


def choose_service(screen: Screen, title: str) -> None:
    """Find the service in the catalogue by its title, read its page, and begin to apply."""
    screen.page.goto("/services")
    screen.page.locator("#q").fill(title)
    screen.press("portal.search.button")
    screen.page.get_by_role("link", name=title, exact=True).first.click()
    screen.press("portal.service.apply")


def identify(screen: Screen, citizen: Citizen) -> None:
    """The first step."""
    screen.page.locator("#id_document").fill(citizen.document)
    screen.page.locator("#id_fin").fill(citizen.fin)
    screen.press("portal.go_on")


def attach(screen: Screen, *names: str) -> None:
    """Attach documents of these names, each with bytes of its own."""
    files = [{"name": name, "mimeType": "application/pdf", "buffer": PDF + f"%{name}".encode()} for name in names]
    screen.page.locator("#id_files").set_input_files(files)  # type: ignore[arg-type]  # playwright's own kind of dictionary
    screen.press("portal.documents.add")


def write_contact(screen: Screen, *, text: str, email: str, phone: str) -> None:
    """The fourth step."""
    screen.page.locator("#id_text").fill(text)
    screen.page.locator("#id_email").fill(email)
    screen.page.locator("#id_phone").fill(phone)
    screen.press("portal.go_on")


def log_in(screen: Screen, officer: OfficerLogIn) -> None:
    """Through name, password and authenticator to the worklist."""
    screen.page.goto("/desk/")
    screen.page.locator("#id_login").fill(officer.username)
    screen.page.locator("#id_password").fill(officer.password)
    screen.press("desk.log_in.button")
    screen.page.locator("#id_code").fill(fresh_code(officer))
    screen.press("desk.second_factor.button")


def fresh_code(officer: OfficerLogIn) -> str:
    """A code of the authenticator that is accepted now and was not used yet; waits for the next where all were."""
    totp = pyotp.TOTP(officer.secret)
    while True:
        now = int(time.time())
        for moment in (now - SECONDS_OF_A_CODE, now, now + SECONDS_OF_A_CODE):
            code = totp.at(moment)
            if (officer.username, code) not in _used_codes:
                _used_codes.add((officer.username, code))
                return code
        time.sleep(1)
