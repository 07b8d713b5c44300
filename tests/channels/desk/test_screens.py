"""The desk in Chromium, with long names and mistakes: accessible, inside its width, silent under its security policy."""

import os
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright

from dayaq.casework.applications.models import Application
from dayaq.casework.notices.models import Notice
from dayaq.catalogue import catalogue
from tests.channels.desk.conftest import PASSWORD, SECRET, make_enrolled
from tests.making import MONDAY, make_application, make_officer
from tests.web.conftest import FLAGS
from tests.web.test_screens import faults, overflow, watched_page

PICTURES = os.environ.get("DAYAQ_PICTURES")


@pytest.fixture
def site(transactional_db, live_server) -> str:
    """The whole product behind a real server, with a worklist of every state."""
    officer = make_enrolled("rhuseynov", full_name="Rəşid Şəmsəddin-Cəfərov Əbdülrəhmanzadə-Qasımbəyli")
    other = make_officer("anabiyeva", full_name="Aysel Nəbiyeva")
    for place, entry in enumerate([entry for entry in catalogue.all_services() if entry.service.law is None][:8]):
        application = make_application(service=entry.service, email=f"{'uzun.elektron.poct.unvani' * 2}{place}@citizen.example")
        person = application.person
        person.surname, person.given_name, person.patronymic = "Şıxəliyeva-Məmmədzadə", "Gülnarəxanım", "Əbdülmanafoğlu"
        person.save()
        owner = (None, officer, other)[place % 3]
        state = Application.State.IN_REVIEW if owner else Application.State.RECEIVED
        due = MONDAY.date() if place == 4 else application.due_on
        Application.objects.filter(pk=application.pk).update(reviewer=owner, taken_at=owner and MONDAY, state=state, due_on=due)
    Notice.objects.filter(matter=application.registration_number).update(
        state="dead", attempts=10, last_error="recipient refused: [550]"
    )
    return live_server.url


@pytest.fixture
def browser(site, monkeypatch) -> Iterator[Browser]:
    """Chromium, after the rows are laid and gone before they are swept: its event loop would keep Django from the database."""
    with sync_playwright() as playwright:
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()
        # Opened while the event loop ran, so not the connections that pytest-django will close.
        connections.close_all()


def looked_at(page: Page, name: str) -> None:
    """Nothing wrong on the page; its picture where pictures are asked for."""
    if PICTURES:
        width = page.viewport_size["width"]
        page.screenshot(
            path=Path(PICTURES) / f"{name}-{page.evaluate('document.documentElement.lang')}-{width}.png", full_page=True
        )
    assert faults(page) == [], name
    assert overflow(page) == 0, name


def enter(page: Page, site: str) -> None:
    """From the worklist's address through log-in and second factor back to it, with one mistake at each."""
    page.goto(f"{site}/desk/")
    looked_at(page, "log-in")
    page.locator("#id_login").fill("rhuseynov")
    page.locator("#id_password").fill("yanlış")
    page.locator("main form button").first.click()
    looked_at(page, "log-in-wrong")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button").first.click()
    looked_at(page, "code")
    page.locator("#id_code").fill("000000")
    page.locator("main form button").first.click()
    looked_at(page, "code-wrong")
    page.locator("#id_code").fill(pyotp.TOTP(SECRET).now())
    page.locator("main form button").first.click()
    page.wait_for_url(f"{site}/desk/")


def search(page: Page, words: str) -> None:
    page.locator("#id_words").fill(words)
    page.locator("form[role=search] button").first.click()


@pytest.mark.parametrize(("width", "language"), [(1280, "az"), (390, "az"), (390, "ru"), (1280, "en")])
def test_officer_walks_through_every_page_of_the_desk(browser, site, width, language):
    page, complaints = watched_page(browser, width, language, site)
    enter(page, site)
    looked_at(page, "worklist")
    search(page, "ABC\u200bDEF")
    looked_at(page, "worklist-mistyped")
    search(page, "7ZZZZZZ")
    looked_at(page, "worklist-empty")
    assert "7ZZZZZZ" not in page.url
    with page.expect_navigation():
        page.locator("button[name=clear]").click()

    mine = Application.objects.filter(reviewer__username="rhuseynov", closed_at=None).first()
    taken = Application.objects.filter(reviewer__username="anabiyeva").first()
    page.goto(f"{site}/desk/applications/{taken.registration_number}")
    looked_at(page, "application-taken")
    page.goto(f"{site}/desk/applications/{mine.registration_number}")
    looked_at(page, "application")
    page.locator("main a.btn").first.click()
    page.locator("main form button").first.click()
    looked_at(page, "decide-wrong")
    page.locator("#id_outcome_1").check()
    page.locator("#id_ground_0").check()
    page.locator("#id_explanation").fill("Sənədlər tam deyil.\nArayışı əlavə edib yenidən müraciət edin.\n" + "uzunsöz" * 30)
    looked_at(page, "decide")
    page.locator("main form button").first.click()
    looked_at(page, "check")
    page.locator("main form button").first.click()
    page.wait_for_url(f"{site}/desk/applications/{mine.registration_number}/decided")
    looked_at(page, "decided")
    page.goto(f"{site}/desk/notices")
    looked_at(page, "notices")
    page.locator("main table form button").first.click()
    looked_at(page, "notices-empty")
    for address in ("account/", "account/recovery-codes/", "account/recovery-codes/new/", "log-out/"):
        page.goto(f"{site}/desk/{address}")
        looked_at(page, address.strip("/").replace("/", "-"))
    page.goto(f"{site}/desk/applications/2020-0000000-0")
    looked_at(page, "unknown")

    assert complaints == []
    page.context.close()


def test_new_officer_ties_an_authenticator_before_anything_else(browser, site):
    officer = make_officer("yeni.emekdas", full_name="Yeni Əməkdaş")
    officer.set_password(PASSWORD)
    officer.save()
    page, complaints = watched_page(browser, 390, "az", site)
    page.goto(f"{site}/desk/notices")
    page.locator("#id_login").fill("yeni.emekdas")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url(f"{site}/desk/account/authenticator/")
    looked_at(page, "activate")
    page.locator("#id_code").fill("000000")
    page.locator("main form button").first.click()
    looked_at(page, "activate-wrong")
    secret = page.locator("strong.code").inner_text().replace(" ", "")
    page.locator("#id_code").fill(pyotp.TOTP(secret).now())
    page.locator("main form button").first.click()
    page.wait_for_url(f"{site}/desk/account/recovery-codes/")
    looked_at(page, "recovery-codes-first")
    page.locator("main a.btn").first.click()

    page.wait_for_url(f"{site}/desk/")
    assert complaints == []
    page.context.close()
