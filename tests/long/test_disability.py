"""Determination of disability in Chromium: a doctor refers, a commission decides without seeing who, the person objects."""

import io
from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.chromium import LANGUAGES, Screen, chromium, identify, log_in
from tests.long.codes import codes_told, next_code
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import wait_until
from tests.long.walk_contacts import press_first

pytestmark = pytest.mark.long

BODIES = """
    INSERT INTO unit (code, name_az, name_en, name_ru, centre_code, districts, services, takes_the_rest)
    SELECT code, name, name, name, '', '{}', '{}', false
    FROM (VALUES ('clinic', 'Klinika'), ('tsek', 'TSEK'), ('appeals', 'Apellyasiya')) AS told(code, name);
    INSERT INTO disability_body (unit_id, kind, opened_on)
    SELECT id, CASE code WHEN 'clinic' THEN 'medical' WHEN 'tsek' THEN 'commission' ELSE 'appeal' END, '2020-01-16'
    FROM unit WHERE code IN ('clinic', 'tsek', 'appeals');
"""
COPY = """
    INSERT INTO officer (id, password, is_superuser, username, full_name, email, unit_id, is_active, invited_at)
    SELECT gen_random_uuid(), password, false, %(name)s, 'Nərgiz Qasımova', '', unit.id, true, invited_at
    FROM officer, unit WHERE username = 'rhuseynov' AND unit.code = %(unit)s
"""
SECOND_PROOF = """
    INSERT INTO mfa_authenticator (type, data, user_id, created_at)
    SELECT held.type, held.data, fresh.id, held.created_at
    FROM mfa_authenticator held JOIN officer whose ON whose.id = held.user_id, officer fresh
    WHERE whose.username = 'rhuseynov' AND fresh.username = %s
"""
GRANT = """
    INSERT INTO role_grant (officer_id, role, unit_id, starts_on)
    SELECT officer.id, %s, unit.id, '2020-01-16' FROM officer, unit WHERE username = %s AND unit.code = %s
"""
TRUSTED = """
    INSERT INTO trusted_contact (id, person_id, medium, address, trusted_by, confirmed_at, starts_on)
    SELECT gen_random_uuid(), id, 'sms', %s, 'own_name', '2020-03-13 09:00+00', '2020-03-13' FROM person WHERE fin = %s
"""
AWARDED = """
    SELECT FROM award JOIN person ON person.id = award.person_id JOIN notice ON notice.person_id = person.id
    WHERE person.fin = %s AND award.benefit = 'stipends/war_disability_stipend' AND notice.kind = 'right_found'
        AND notice.medium = 'sms' AND notice.state = 'sent'
"""
DOCTOR, EXPERT, MEMBERS = "hekim", "ekspert", [f"uzv{number}" for number in range(5)]
#: The pages of which `test_every_page.py` leaves the looking to this journey.
PAGES = {
    *("desk:referrals", "desk:refer", "desk:referral", "desk:referral_act", "desk:files", "desk:file", "desk:extend_file"),
    *("desk:determine", "desk:uphold", "desk:file_document", "desk:bodies", "desk:draws"),
    *("portal:disability", "portal:disability_objection"),
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("disability"), Plan(durable=False, people=60)) as installation:
        with installation.connect() as connection:
            prepare(connection)
        yield installation


def prepare(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """A clinic with a doctor, a commission with a member, an appeal commission with five, one of whom is an auditor too."""
    connection.execute(BODIES)
    members = ((name, "expert", "appeals") for name in MEMBERS)
    for name, role, unit in ((DOCTOR, "doctor", "clinic"), (EXPERT, "expert", "tsek"), *members):
        connection.execute(COPY, {"name": name, "unit": unit})
        connection.execute(SECOND_PROOF, (name,))
        connection.execute(GRANT, (role, name, unit))
    for role in ("auditor", "centre_manager"):
        connection.execute(GRANT, (role, MEMBERS[0], "appeals"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def picture(shade: int) -> bytes:
    """A picture of its own for each language: the same bytes are attached once."""
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), (shade, 220, 240)).save(drawn, "PNG")
    return drawn.getvalue()


def enter(screen: Screen, installation: Installation, username: str) -> None:
    """Log an officer in by the password and secret of the one they were copied from."""
    screen.page.context.clear_cookies(name="dayaq_session")
    log_in(screen, replace(installation.officers[0], username=username))


def fill(screen: Screen, **written: str) -> None:
    for name, value in written.items():
        screen.page.locator(f"#id_{name}").fill(value)


def refer(seen: Inspection, citizen: Citizen) -> None:
    """The doctor's way, with a mistake at each step."""
    screen, place = seen.screen, LANGUAGES.index(seen.screen.language)
    seen.open("/desk/referrals", "referrals")
    screen.press("desk.disability.refer")
    seen.look("refer")
    press_first(screen)
    seen.look("refer-empty")
    fill(screen, fin=citizen.fin, document=citizen.document, diagnosis="I69.3", illness="İnsult.", findings="Parez.")
    screen.page.locator("input[value=first]").check()
    press_first(screen)
    seen.look("referral-draft")
    screen.press("desk.disability.attach_button")
    seen.look("referral-no-document")
    named = {"name": f"{citizen.fin}.png", "mimeType": "image/png", "buffer": picture(place)}
    screen.page.locator("#id_document").set_input_files([named])  # type: ignore[list-item]  # playwright's own dictionary
    screen.page.locator("#id_kind").select_option("imaging")
    screen.press("desk.disability.attach_button")
    screen.press("desk.disability.send")
    seen.look("referral-not-covered")
    screen.page.locator("#id_covered").check()
    screen.press("desk.disability.send")
    seen.look("referral-sent")


def decide(seen: Inspection, citizen: Citizen) -> None:
    """The commission's way, to the decision; nowhere does the FİN stand."""
    screen, page = seen.screen, seen.screen.page
    seen.open("/desk/files", "files")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    seen.look("file")
    assert citizen.fin not in page.content()
    here = page.url
    page.locator("main .plain-list a").first.click()
    page.wait_for_load_state()
    seen.look("file-document")
    page.goto(here)
    screen.press("desk.disability.extend")
    seen.look("file-extend-empty")
    screen.press("desk.disability.determine")
    seen.look("determine")
    press_first(screen)
    seen.look("determine-empty")
    page.locator("input[value=second]").check()
    page.locator("#id_cause").select_option("war")
    fill(screen, since="02.03.2020", starts_on="02.03.2020", last_on="01.03.2021", grounds="Hərəkət məhduddur.", device="Çəlik")
    press_first(screen)
    seen.look("determine-check")
    screen.press("desk.disability.confirm")
    seen.look("file-decided")
    seen.open("/desk/files?show=closed", "files-closed")


def read_and_object(seen: Inspection, installation: Installation, citizen: Citizen, telephone: str) -> None:
    """The person reads the decision and asks to be examined in person."""
    screen, page, before = seen.screen, seen.screen.page, codes_told(installation, telephone)
    page.context.clear_cookies(name="dayaq_session")
    page.goto("/my")
    identify(screen, citizen)
    page.locator("input[value=sms]").check()
    press_first(screen)
    page.locator("#id_code").fill(next_code(installation, telephone, before))
    press_first(screen)
    seen.open("/my/disability", "my-disability")
    expect(page.locator("main")).to_contain_text("Çəlik")
    paid_without_asking(seen, installation, citizen)
    page.goto("/my/disability")
    screen.press("portal.disability.object")
    seen.look("object")
    screen.press("portal.disability.object.send")
    seen.look("object-empty")
    page.locator("input[value=in_person]").check()
    fill(screen, words="Dərəcə aşağıdır.")
    screen.press("portal.disability.object.send")
    seen.look("my-disability-objected")


def paid_without_asking(seen: Inspection, installation: Installation, citizen: Citizen) -> None:
    """Nobody applied: the stipend for a disability from war is awarded by the worker on the decision, told, and on their page."""

    def awarded() -> bool:
        with installation.connect() as connection:
            return connection.execute(AWARDED, (citizen.fin,)).fetchone() is not None

    wait_until(awarded, "the stipend is awarded", seconds=60)
    seen.open("/my/payments", "payments-found")
    expect(seen.screen.page.locator("main .card")).to_have_count(1)
    seen.open("/my", "my-found")


def answer(seen: Inspection, installation: Installation) -> None:
    """Five members of the appeal commission uphold the decision; the first also sees the register and the lots."""
    screen, page = seen.screen, seen.screen.page
    seen.open("/desk/bodies", "bodies")
    seen.open("/desk/draws", "draws")
    seen.open("/desk/files", "files-appeal")
    page.locator("main table a").first.click()
    page.wait_for_load_state()
    seen.look("file-appeal")
    here = page.url
    screen.press("desk.disability.propose_uphold")
    seen.look("uphold")
    fill(screen, grounds="Qərar düzdür.")
    press_first(screen)
    seen.look("file-voting")
    for member in MEMBERS[1:]:
        enter(screen, installation, member)
        page.goto(here)
        screen.press("desk.disability.vote_for")
    seen.look("file-answered")
    expect(page.locator("main")).to_contain_text(say("desk.disability.carried", screen.language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_person_is_assessed_without_a_name_and_objects(installation, browser, language):
    place = LANGUAGES.index(language)
    citizen, telephone = installation.citizens[place], f"+99450777889{place}"
    with installation.connect() as connection:
        connection.execute(TRUSTED, (telephone, citizen.fin))
    with Screen(browser, installation.base_url, language) as screen:
        seen = Inspection(screen)
        enter(screen, installation, DOCTOR)
        refer(seen, citizen)
        enter(screen, installation, EXPERT)
        decide(seen, citizen)
        read_and_object(seen, installation, citizen, telephone)
        enter(screen, installation, MEMBERS[0])
        answer(seen, installation)

        assert seen.faults + screen.complaints == []
        assert seen.looked - {""} >= PAGES
