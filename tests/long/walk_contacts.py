"""The part of the walk through every page that leads along one-time codes and what they open."""

import re
from collections.abc import Callable

from tests.long.chromium import Screen, identify
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation

A_LETTER = """
    UPDATE notice SET medium = 'letter', state = 'waiting', sent_at = NULL
    WHERE kind = 'application_received' AND medium = 'sms'
"""
TELEPHONE, LATER = "+994501112233", "+994554445566"
APPLICATION = re.compile(r"/application/[0-9a-f-]{36}$")


def press_first(screen: Screen) -> None:
    """Press the first button of the page's own form."""
    screen.page.locator("main form:not(.leave):not(.search) button").first.click()
    screen.page.wait_for_load_state()


def one_application(screen: Screen, look: Callable[[str], None], installation: Installation, contact: str) -> None:
    """From the status that was just read to the whole application, with a mistake at each step; each page is looked at."""
    page, before = screen.page, codes_told(installation, contact)
    screen.press("portal.code.to_open")
    look("code-ask")
    press_first(screen)
    look("code-no-medium")
    page.locator("input[value=email]").check()
    press_first(screen)
    look("code")
    code = next_code(installation, contact, before)
    for typed, name in (("12", "code-short"), (f"{(int(code) + 1) % 10**6:06d}", "code-not-right")):
        page.locator("#id_code").fill(typed)
        press_first(screen)
        look(name)
    page.locator("#id_code").fill(code)
    press_first(screen)
    assert APPLICATION.search(page.url)
    look("application")


def counter(seen: Inspection, citizen: Citizen, telephone: str) -> None:
    """An officer, logged in, receives the person and confirms their telephone, with a mistake at each step."""
    page, screen = seen.screen.page, seen.screen
    seen.open("/desk/counter", "counter")
    press_first(screen)
    seen.look("counter-empty")
    page.locator("#id_document").fill(citizen.document)
    page.locator("#id_fin").fill("7ZZZZZZ")
    press_first(screen)
    seen.look("counter-nobody")
    page.locator("#id_document").fill(citizen.document)
    page.locator("#id_fin").fill(citizen.fin)
    press_first(screen)
    seen.look("at-counter")
    screen.press("desk.counter.confirm")
    seen.look("at-counter-empty")
    page.locator("#id_phone").fill(telephone)
    page.locator("#id_seen").check()
    screen.press("desk.counter.confirm")
    seen.look("at-counter-trusted")
    screen.press("desk.counter.finish")


def own_pages(seen: Inspection, installation: Installation, citizen: Citizen, telephone: str) -> None:
    """From the first step, with a code to the trusted telephone, to the person's own pages."""
    page, screen, before = seen.screen.page, seen.screen, codes_told(installation, telephone)
    page.goto("/my")
    identify(screen, citizen)
    seen.look("my-code-ask")
    page.locator("input[value=sms]").check()
    press_first(screen)
    seen.look("my-code")
    code = next_code(installation, telephone, before)
    page.locator("#id_code").fill(f"{(int(code) + 1) % 10**6:06d}")
    press_first(screen)
    seen.look("my-code-not-right")
    page.locator("#id_code").fill(code)
    press_first(screen)
    seen.look("my")
    seen.open("/my/readers", "readers")
    seen.open("/my", "my")


def applying_for(seen: Inspection, service: str) -> None:
    """Whom one applies for, with mistakes; then back to one's own form."""
    page, screen, own = seen.screen.page, seen.screen, seen.screen.page.url
    screen.press("portal.represent.other")
    seen.look("represent")
    press_first(screen)
    seen.look("represent-empty")
    page.locator("#id_fin").fill("9ZZZZZZ")
    press_first(screen)
    seen.look("represent-no-mandate")
    page.goto(own)


def mandates(seen: Inspection, citizen: Citizen, represented: Citizen) -> None:
    """An officer, logged in, records a mandate of the person from its paper, and ends it."""
    page, screen = seen.screen.page, seen.screen
    page.goto("/desk/counter")
    page.locator("#id_document").fill(citizen.document)
    page.locator("#id_fin").fill(citizen.fin)
    press_first(screen)
    screen.press("desk.mandate.add")
    seen.look("mandates-none")
    screen.press("desk.mandate.add")
    seen.look("mandates-empty")
    page.locator("#id_represented").fill(represented.fin)
    page.locator("input[value=notarised]").check()
    paper = {"paper": "Notariat qaydasında təsdiqlənmiş etibarnamə", "paper_number": "7-1234", "paper_by": "Notariat kontoru"}
    for name, value in {**paper, "paper_on": "10.01.2020", "starts_on": "10.01.2020", "last_day": "31.12.2020"}.items():
        page.locator(f"#id_{name}").fill(value)
    screen.press("desk.mandate.add")
    seen.look("mandates")
    page.locator("main table button").first.click()
    page.wait_for_load_state()
    seen.look("mandates-ended")


def letters(seen: Inspection, installation: Installation) -> None:
    """Letters that people collect: one is printed and handed over. The walk's SMS are made letters first."""
    page = seen.screen.page
    seen.open("/desk/letters", "letters-none")
    with installation.connect() as connection:
        connection.execute(A_LETTER)
    seen.open("/desk/letters", "letters")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    seen.look("letter")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    seen.look("letter-handed-over")
