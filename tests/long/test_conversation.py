"""The conversation in Chromium, with real mail on loopback: asked, answered, refused, complained about, decided by another.

The sentence that a page shows is word for word the one in the letter.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.long.chromium import LANGUAGES, Screen, attach, chromium, identify, log_in, write_contact
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import wait_until
from tests.long.sinks import Arrived

pytestmark = pytest.mark.long

SERVICE = "allowances.social_allowance"
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
LINK = re.compile(r"http://\S+")
WORDS = "Zəhmət olmasa, bütün səhifələri göndərin. / Please send every page. / Пришлите все страницы."


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("conversation"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def letter(installation: Installation, place: str, number: str, kind: str) -> Arrived:
    """The letter of the kind about the matter that came to the address, once it is recorded as sent."""
    with installation.connect() as connection:

        def sent() -> bool:
            asked = "SELECT FROM notice WHERE matter = %s AND address = %s AND kind = %s AND state = 'sent'"
            return connection.execute(asked, [number, place, kind]).rowcount == 1

        wait_until(sent, f"{kind} sent to {place}", seconds=30)
    return [message for message in installation.sinks.arrived if message.to == place and number in message.body][-1]


def apply(screen: Screen, citizen: Citizen, email: str) -> str:
    """Apply with one document; the registration number."""
    screen.page.goto(f"/apply/identify?service={SERVICE}")
    identify(screen, citizen)
    if screen.page.locator("#id_files").count() == 0:
        screen.press("portal.chosen.begin")
    attach(screen, "şəxsiyyət vəsiqəsi.pdf")
    screen.press("portal.go_on")
    write_contact(screen, text="Pensiya", email=email, phone="")
    screen.press("portal.check.send")
    found = NUMBER.search(screen.page.locator("main").inner_text())
    assert found is not None
    return found[0]


def open_link(screen: Screen, address: str, fin: str) -> None:
    """Follow the link of a letter and type the FİN."""
    screen.page.goto(address)
    screen.page.locator("#id_fin").fill(fin)
    screen.page.locator("main form button").first.click()
    screen.page.wait_for_load_state()


def ask(desk: Screen, number: str) -> None:
    """Take the application and ask for the first document of the passport."""
    desk.page.goto(f"/desk/applications/{number}")
    desk.press("desk.application.take")
    desk.press("desk.ask.button")
    desk.page.locator("#id_documents_0").check()
    desk.page.locator("#id_words").fill(WORDS)
    desk.press("desk.ask.send")


def refuse(desk: Screen, number: str) -> None:
    """Refuse on the first ground."""
    desk.page.goto(f"/desk/applications/{number}")
    desk.press("desk.application.decide")
    desk.page.locator("#id_outcome_1").check()
    desk.page.locator("#id_ground_0").check()
    desk.page.locator("#id_explanation").fill("Staj çatmır.")
    desk.press("desk.decide.next")
    desk.press("desk.check.confirm.refuse")


def answer(home: Screen) -> None:
    """Add a document, and send it with words by an impatient double click."""
    attach(home, "əmək kitabçası.pdf")
    home.page.locator("#id_text").fill("Bütün səhifələr buradadır.")
    home.page.locator("button[name=send]").dblclick()
    expect(home.page.locator("main .notice.success")).to_have_count(1)


@pytest.mark.parametrize(("language", "javascript"), [(language, place != 1) for place, language in enumerate(LANGUAGES)])
def test_citizen_is_asked_answers_is_refused_and_complains(installation, browser, language, javascript):
    place = LANGUAGES.index(language)
    citizen, email = installation.citizens[place], f"sohbet{place}@citizen.example"
    first, second = installation.officers[:2]
    with (
        Screen(browser, installation.base_url, language, javascript=javascript, width=390) as home,
        Screen(browser, installation.base_url, language) as desk,
        Screen(browser, installation.base_url, language) as other,
    ):
        number = apply(home, citizen, email)
        log_in(desk, first)
        ask(desk, number)
        asked = letter(installation, email, number, "documents_asked")
        open_link(home, LINK.search(asked.body)[0], citizen.fin)
        assert home.status() in asked.body
        expect(home.page.locator("main")).to_contain_text(WORDS)
        answer(home)
        desk.page.goto(f"/desk/applications/{number}")
        expect(desk.page.locator("main")).to_contain_text("Bütün səhifələr buradadır.")
        expect(desk.page.locator("main a[download]", has_text="əmək kitabçası.pdf").first).to_be_visible()

        refuse(desk, number)
        refused = letter(installation, email, number, "application_decided")
        open_link(home, LINK.search(refused.body)[0], citizen.fin)
        home.press("portal.decision.matter")
        home.press("portal.complaint.button")
        home.page.locator("#id_text").fill("Stajım var.")
        home.press("portal.complaint.send")
        complaint = NUMBER.search(home.page.locator("main").inner_text())[0]
        assert complaint != number
        assert home.status() in letter(installation, email, complaint, "complaint_received").body

        log_in(other, second)
        other.page.goto(f"/desk/applications/{complaint}")
        other.press("desk.application.take")
        other.press("desk.complaint.button")
        other.page.locator("#id_way_1").check()
        other.page.locator("#id_explanation").fill("Haqlısınız, staj var.")
        other.page.locator("#id_new_decision").fill("Pensiya təyin olunur.")
        other.press("desk.complaint.send")
        expect(other.page).to_have_url(re.compile("/decided$"))
        told = letter(installation, email, complaint, "complaint_decided")
        assert "Haqlısınız, staj var." in told.body
        open_link(home, LINK.search(refused.body)[0], citizen.fin)
        letters = home.page.locator(".letter").all_inner_texts()
        assert ["Pensiya təyin olunur." in letters[0], "Staj çatmır." in letters[1]] == [True, True]
        assert home.complaints + desk.complaints + other.complaints == []
