"""People, documents and centres in Chromium: a fact contested and corrected, doubles merged, a hostile file looked at."""

import io
import re
import uuid
from collections.abc import Iterator

import pikepdf
import pytest
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.chromium import Screen, chromium, identify, log_in, write_contact
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import run, wait_until
from tests.long.walk_contacts import counter, press_first

pytestmark = pytest.mark.long

TELEPHONE = "+994501112233"
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
SERVICE = "labour.labour_law_courses"
LONG_NAME = ("Şıxəliyeva-Qasımbəyli", "Gülnarəxanım", "Məhəmmədhüseyn")
NAMED = "UPDATE person SET surname = %s, given_name = %s, patronymic = %s, sex = 'female' WHERE id = %s"
DOUBLE = """
    INSERT INTO person (id, surname, given_name, patronymic, surname_key, given_name_key, patronymic_key, birth_date, sex,
                        district, language)
    SELECT %s, surname, given_name, patronymic, surname_key, given_name_key, patronymic_key, birth_date, sex, '', language
    FROM person WHERE id = %s
"""
CARD = """
    INSERT INTO identity_document (person_id, kind, series, number, issued_on, authority)
    VALUES (%s, 'identity_card', 'AA', '9999999', '2019-01-01', 'ASAN')
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("people"), Plan(durable=False, people=60)) as installation:
        with installation.connect() as connection:
            for citizen in installation.citizens[:2]:
                connection.execute(NAMED, [*LONG_NAME, citizen.id])
        # They came by another way than the product, so search does not know them until they are indexed.
        run(["dayaq", "people", "index"], installation.environment)
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def pdf(*, key: str = "", script: str = "") -> bytes:
    """A page to look at: locked with a key, or with a script that would run where it is opened."""
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 300))
        if script:
            document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
        document.save(target, encryption=pikepdf.Encryption(owner=key, user=key) if key else False)
    return target.getvalue()


def come_in(screen: Screen, installation: Installation, citizen: Citizen) -> None:
    """To the person's own pages by a code to the trusted telephone."""
    before = codes_told(installation, TELEPHONE)
    screen.page.goto("/my")
    identify(screen, citizen)
    screen.page.locator("input[value=sms]").check()
    press_first(screen)
    screen.page.locator("#id_code").fill(next_code(installation, TELEPHONE, before))
    press_first(screen)


def apply(screen: Screen, citizen: Citizen, files: dict[str, bytes], *, email: str = "") -> str:
    """From identification to the registration number, with these files; the answer by mail, else on paper."""
    screen.page.goto(f"/apply/identify?service={SERVICE}")
    identify(screen, citizen)
    sent = [{"name": name, "mimeType": "application/pdf", "buffer": content} for name, content in files.items()]
    screen.page.locator("#id_files").set_input_files(sent)
    screen.press("portal.documents.add")
    screen.press("portal.go_on")
    if email:
        write_contact(screen, text="", email=email, phone="")
    else:
        screen.page.locator("#id_on_paper").check()
        screen.press("portal.go_on")
    screen.press("portal.check.send")
    number = NUMBER.search(screen.page.locator("main").inner_text())
    assert number is not None
    return number[0]


def test_a_citizen_contests_a_fact_its_owner_corrects_it_and_the_citizen_is_told(installation, browser):
    citizen, paper = installation.citizens[0], {"name": "nikah haqqında.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    with Screen(browser, installation.base_url, "ru") as screen, Screen(browser, installation.base_url, "ru") as desk:
        seen, at_desk = Inspection(screen), Inspection(desk)
        log_in(desk, installation.officers[0])
        counter(at_desk, citizen, TELEPHONE)
        come_in(screen, installation, citizen)
        seen.open("/my/data", "my-data")
        seen.open("/my/data/surname", "my-data-contest")
        screen.page.locator("#id_claimed").fill("Vəliyeva")
        screen.page.locator("#id_evidence").set_input_files([paper])
        screen.press("portal.contest.send")
        seen.look("my-data-contested")

        at_desk.open("/desk/contests", "contests")
        desk.page.locator("main tbody a").first.click()
        desk.page.wait_for_load_state()
        at_desk.look("contest")
        desk.page.locator("main dd a").first.click()
        expect(desk.page.locator("main figure img")).to_have_count(1)
        at_desk.look("contest-evidence")
        desk.page.go_back()
        desk.page.locator("#id_why").fill("Nikah haqqında şəhadətnaməyə əsasən.")
        desk.press("desk.contest.correct")
        at_desk.look("contest-corrected")

        told = "SELECT FROM notice WHERE kind = 'fact_corrected' AND address = %s AND state = 'sent'"
        with installation.connect() as connection:
            wait_until(lambda: connection.execute(told, [TELEPHONE]).rowcount == 1, "the person is told", seconds=30)
        screen.page.goto("/my/data")
        expect(screen.page.locator("main .card")).to_contain_text("Nikah haqqında şəhadətnaməyə əsasən.")
        expect(screen.page.locator("main table")).to_contain_text("Vəliyeva")
        seen.look("my-data-corrected")
        assert seen.faults + at_desk.faults + screen.complaints + desk.complaints == []


@pytest.mark.parametrize("typed", ["sixeliyeva qasimbeyli gulnarexanim", "Шихалиева-Гасымбейли Гюльнарэханым", "9ZZZZZZ"])
def test_an_officer_finds_people_as_typed(installation, browser, typed):
    with Screen(browser, installation.base_url, "az") as desk:
        seen = Inspection(desk)
        log_in(desk, installation.officers[0])
        desk.page.goto("/desk/people")
        desk.page.locator("#id_typed").fill(typed)
        desk.press("desk.worklist.find")
        seen.look("people-typed")
        said = "Gülnarəxanım" if "9" not in typed else say("desk.people.empty", "az")
        expect(desk.page.locator("main")).to_contain_text(said)
        assert seen.faults + desk.complaints == []


def test_an_officer_merges_a_double_and_parts_the_two_again(installation, browser):
    kept, double = installation.citizens[1], uuid.uuid4()
    with installation.connect() as connection:
        connection.execute(DOUBLE, [double, kept.id])
        connection.execute(CARD, [double])
    with Screen(browser, installation.base_url, "ru") as desk:
        seen = Inspection(desk)
        log_in(desk, installation.officers[1])
        desk.page.goto(f"/desk/people/{kept.id}/merge")
        desk.page.locator("#id_double").fill("AA9999999")
        desk.page.locator("#id_why").fill("Одно и то же лицо: свидетельство о рождении. " * 5)
        desk.page.locator("#id_sure").check()
        seen.look("merge-filled")
        desk.press("desk.merge.do")
        expect(desk.page.locator("main")).to_contain_text("AA9999999")
        seen.look("person-merged")
        desk.page.locator("form[action*=undo] button").click()
        expect(desk.page.locator("main")).not_to_contain_text("AA9999999")
        seen.look("person-parted")
        assert seen.faults + desk.complaints == []


def test_a_document_is_looked_at_as_pictures_and_a_locked_one_is_told_of_and_sent_anew(installation, browser):
    citizen, email = installation.citizens[2], "locked@citizen.example"
    files = {"hiyləli.pdf": pdf(script="app.alert(document.cookie)"), "parollu.pdf": pdf(key="açar")}
    with Screen(browser, installation.base_url, "az") as screen, Screen(browser, installation.base_url, "az") as desk:
        seen, at_desk = Inspection(screen), Inspection(desk)
        number = apply(screen, citizen, files, email=email)
        log_in(desk, installation.officers[0])
        for place, name in enumerate(("hostile", "locked")):
            desk.page.goto(f"/desk/applications/{number}")
            desk.page.locator("main a[href$=preview]").nth(place).click()
            desk.page.wait_for_load_state()
            at_desk.look(f"preview-{name}")
            expect(desk.page.locator("main figure img")).to_have_count(1 - place)

        hindered = "SELECT body FROM notice WHERE kind = 'document_hindered' AND address = %s AND state = 'sent'"
        with installation.connect() as connection:
            wait_until(lambda: connection.execute(hindered, [email]).rowcount == 1, "the applicant is told", seconds=150)
            (body,) = connection.execute(hindered, [email]).fetchone()
        at_desk.open(f"/desk/applications/{number}", "application-hindered")
        expect(desk.page.locator("main")).to_contain_text(say("desk.hindered.encrypted", "az"))

        screen.page.goto(re.search(r"/matters/[0-9a-f-]{36}", body)[0])
        screen.page.locator("#id_fin").fill(citizen.fin)
        press_first(screen)
        seen.look("matter-hindered")
        screen.press("portal.replace.button")
        screen.page.locator("#id_file").set_input_files([{"name": "açılan.pdf", "mimeType": "application/pdf", "buffer": pdf()}])
        screen.press("portal.replace.send")
        expect(screen.page.locator("main")).not_to_contain_text("parollu.pdf")
        assert seen.faults + at_desk.faults + screen.complaints + desk.complaints == []


def test_a_closed_centre_says_the_same_to_the_citizen_and_to_the_officer(installation, browser):
    with Screen(browser, installation.base_url, "ru") as screen, Screen(browser, installation.base_url, "ru") as desk:
        seen, at_desk = Inspection(screen), Inspection(desk)
        seen.open("/centres", "centres")
        screen.page.locator("#q").fill("xezer")
        screen.press("portal.search.button")
        seen.look("centres-found")
        screen.page.locator("main .card a").first.click()
        seen.open(f"{screen.page.url}?on=27.03.2020", "centre-closed")
        log_in(desk, installation.officers[1])
        at_desk.open("/desk/centres?centre=baku-2&on=27.03.2020", "desk-centre-closed")
        assert screen.status() == desk.page.locator("main p.status").inner_text()
        assert "27 марта 2020" in screen.status()
        seen.open("/centres?q=atlantida", "centres-none")
        assert seen.faults + at_desk.faults + screen.complaints + desk.complaints == []


def test_an_answer_on_paper_is_printed_and_handed_over(installation, browser):
    with Screen(browser, installation.base_url, "ru") as screen, Screen(browser, installation.base_url, "ru") as desk:
        number = apply(screen, installation.citizens[3], {"arayış.pdf": pdf()})
        seen = Inspection(desk)
        log_in(desk, installation.officers[0])
        seen.open("/desk/letters", "letters")
        desk.page.locator("main table a").first.click()
        desk.page.wait_for_load_state()
        expect(desk.page.locator("main")).to_contain_text(number)
        seen.look("letter")
        desk.page.locator("main form button").first.click()
        desk.page.wait_for_load_state()
        seen.look("letter-handed-over")
        assert seen.faults + screen.complaints + desk.complaints == []
