"""The part of the walk through every page that shows officers: inviting, roles, who they are, absence, moving, leaving."""

import re
import uuid

from dayaq.web.texts import say
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation
from tests.long.processes import wait_until

NOWHERE = uuid.UUID(int=0)
LONG_NAME = "Əbdülrəhman Şıxəliyev-Qasımbəyli"


def walk_staff(seen: Inspection, installation: Installation, citizen: Citizen) -> None:
    """The list, an invitation with mistakes, one officer's pages, and the invited one's first page."""
    page, language = seen.screen.page, seen.screen.language
    seen.open("/desk/staff", "staff")
    seen.open("/desk/staff/rights", "rights")
    seen.open("/desk/staff/invite", "invite")
    _press_own(seen)
    seen.look("invite-empty")
    username = f"invited.{language}"
    page.locator("#id_username").fill(username)
    page.locator("#id_full_name").fill(LONG_NAME)
    page.locator("#id_email").fill(f"{username}@officer.example")
    _press_own(seen)
    seen.look("invited")
    page.locator("main tr", has_text=say("desk.staff.not_come", language)).locator("a").first.click()
    page.wait_for_load_state()
    seen.look("officer")
    here = page.url
    _roles(seen, here)
    _errands(seen, here)
    seen.open(f"{here}/person", "tie")
    page.locator("#id_fin").fill("7ZZZZZZ")
    _press_own(seen)
    seen.look("tie-nobody")
    page.locator("#id_fin").fill(citizen.fin)
    _press_own(seen)
    seen.look("tie-check")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    seen.look("officer-tied")
    seen.open(f"/desk/staff/{NOWHERE}", "officer-unknown")
    seen.open("/desk/account/sessions/", "sessions")
    _welcome(seen, installation, username)


def _roles(seen: Inspection, here: str) -> None:
    seen.open(f"{here}/roles", "give-role")
    _press_own(seen)
    seen.look("give-role-empty")
    seen.open(here, "officer")
    seen.screen.page.locator("main table a").first.click()
    seen.screen.page.wait_for_load_state()
    seen.look("end-role")
    seen.screen.page.locator("#id_last").fill("31.02.2020")
    _press_own(seen)
    seen.look("end-role-mistyped")


def _errands(seen: Inspection, here: str) -> None:
    page = seen.screen.page
    for errand in ("matters", "absence", "move", "leave"):
        seen.open(f"{here}/{errand}", errand)
    seen.open(f"{here}/absence", "absence")
    _press_own(seen)
    seen.look("absence-empty")
    page.locator("#id_first").fill("17.03.2020")
    page.locator("#id_back").fill("20.03.2020")
    _press_own(seen)
    seen.look("absence-check")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    seen.look("officer-away")


def _welcome(seen: Inspection, installation: Installation, username: str) -> None:
    """The invited officer's first page, by the letter's link, and one that works no more."""
    seen.open(f"/desk/welcome/{NOWHERE}/x-y", "welcome-over")
    sinks = installation.sinks
    wait_until(lambda: any(username in mail.body for mail in sinks.mails), "the invitation has come", seconds=60)
    letter = next(mail.body for mail in sinks.mails if username in mail.body)
    seen.open(re.search(r"/desk/welcome/\S+", letter)[0], "welcome")
    _press_own(seen)
    seen.look("welcome-empty")


def _press_own(seen: Inspection) -> None:
    seen.screen.page.locator("main form button").first.click()
    seen.screen.page.wait_for_load_state()
