"""The part of the walk through every page that shows centres and people at the desk."""

import uuid

from tests.long.chromium import PDF
from tests.long.inspection import Inspection

NOWHERE = uuid.UUID(int=0)


def walk_centres(seen: Inspection) -> None:
    """Whether a centre is open, asked at the desk."""
    seen.open("/desk/centres", "desk-centres")
    seen.open("/desk/centres?centre=baku-2&on=27.03.2020", "desk-centres-answer")
    seen.open("/desk/centres?centre=baku-2&on=27.13.2020", "desk-centres-wrong")


def walk_people(seen: Inspection) -> None:
    """Looking for people, and one person's page."""
    seen.open("/desk/people", "people")
    for typed, name in (
        ("", "people-nothing"),
        ("əl", "people-too-little"),
        ("zzzzzzzz", "people-none"),
        ("ehmedov", "people-found"),
    ):
        seen.screen.page.locator("#id_typed").fill(typed)
        seen.screen.press("desk.worklist.find")
        seen.look(name)
    seen.screen.page.locator("main table a").first.click()
    seen.screen.page.wait_for_load_state()
    seen.look("person")
    here = seen.screen.page.url
    seen.screen.press("desk.person.contest")
    seen.look("contest-form")
    seen.screen.press("desk.contest.write")
    seen.look("contest-empty")
    seen.screen.page.locator("#id_claimed").fill(f"Uzunsoyad{seen.screen.language}")
    evidence = {"name": "çox uzun adlı sənəd.pdf", "mimeType": "application/pdf", "buffer": PDF}
    seen.screen.page.locator("#id_evidence").set_input_files([evidence])
    seen.screen.press("desk.contest.write")
    seen.look("contest")
    seen.screen.press("desk.contest.correct")
    seen.look("contest-no-reason")
    seen.screen.page.locator("#id_why").fill("Sənədə əsasən. " * 20)
    seen.screen.press("desk.contest.correct")
    seen.look("contest-corrected")
    seen.screen.page.goto(here)
    seen.look("person-corrected")
    seen.screen.press("desk.person.merge")
    seen.look("merge-form")
    seen.screen.press("desk.contest.write")
    seen.look("merge-empty")
    seen.open(f"/desk/people/{NOWHERE}", "person-unknown")
    seen.open(f"/desk/contests/{NOWHERE}", "contest-unknown")
