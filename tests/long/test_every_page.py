"""Every page of every route, and its error states, in three languages: accessible, inside its width, silent, light.

The routes are those of the URLconf itself: one that is neither looked at nor named below with its reason fails the suite.
"""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.long.chromium import LANGUAGES, Screen, attach, chromium, identify, log_in, write_contact
from tests.long.conversing import object_to
from tests.long.inspection import DOORS, Inspection, address_of, every_route
from tests.long.installation import Installation, Part, Plan
from tests.long.test_disability import PAGES as DISABILITY_PAGES
from tests.long.test_employment import PAGES as EMPLOYMENT_PAGES
from tests.long.walk import NUMBER, SERVICE, WITHOUT_DOCUMENTS, Walk
from tests.long.walk_contacts import applying_for, counter, letters, mandates, newcomer, own_pages
from tests.long.walk_contracts import employers, notifications
from tests.long.walk_insurance import account_at_desk, own_account
from tests.long.walk_people import walk_centres, walk_people
from tests.long.walk_registers import walk_registers

pytestmark = pytest.mark.long


GRANTS = """
    INSERT INTO role_grant (officer_id, role, unit_id, starts_on)
    SELECT o.id, role, o.unit_id, DATE '2019-01-01' FROM officer o, unnest(%s::text[]) role WHERE o.username = %s
"""

#: Routes that show no page of their own when they succeed, and why; their answers are checked for headers below.
NOT_PAGES = {
    "healthz": "JSON for a supervisor",
    "readyz": "JSON for a load balancer",
    "web:language": "takes the language and leads back",
    "portal:leave": "ends the identification and leads home",
    "portal:eid": "leads to the provider of e-ID; `test_identity.py` follows",
    "portal:eid_back": "takes the provider's answer and leads on",
    "portal:own_contact": "opens by e-ID alone; `test_identity.py` looks at it",
    "portal:anew": "begins anew and leads into the form",
    "portal:remove": "removes a document and leads back",
    "portal:document": "a document to be saved",
    "desk:handed_over": "notes that a letter was handed over and leads back",
    "desk:posted": "notes that a letter was posted and leads back",
    "desk:on_paper": "makes a letter on paper and leads back",
    "desk:put_aside": "takes a notice from the list and leads back",
    "desk:end_contact": "takes a contact away and leads back",
    "portal:empty_table": "a table to be saved",
    "portal:file_faults": "mistakes to be saved",
    "desk:answer_contract": "answers a notification and leads back",
    "desk:end_signing": "ends a right to sign and leads back",
    "desk:end_mandate": "ends a mandate and leads back",
    "desk:preview_page": "one page of a document as a picture",
    "desk:evidence": "a document to be saved",
    "desk:evidence_page": "one page of a document as a picture",
    "desk:undo_merge": "makes two people again and leads back",
    "desk:take": "takes an application and leads back",
    "desk:release": "gives an application back and leads back",
    "desk:known": "notes an acquaintance and leads back",
    "desk:officer_act": "does one thing with an officer and leads back",
    "desk:figures_file": "figures to be saved",
    "desk:recall": "takes a question back and leads back",
    "desk:send_again": "tries a notice again and leads back",
    "desk:document": "a document to be saved",
    "desk:receipt": "the receipt as its very text",
    **dict.fromkeys(DISABILITY_PAGES, "doctors, commissions and their people; `test_disability.py` looks at it"),
    **dict.fromkeys(EMPLOYMENT_PAGES, "jobseekers, employers and vacancies; `test_employment.py` looks at it"),
    "portal:close_vacancy": "closes a vacancy and leads back",
    "desk:offer_job": "offers a job and leads back",
    "desk:jobseeker_back": "puts somebody back on the register and leads to their page",
    "desk:cast": "counts a vote and leads back",
    "desk:file_page": "one page of a document as a picture",
    "mfa_list_webauthn": "leads to the account page, where the passkeys stand",
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn"), "pages of a passkey; `test_identity.py` makes one"),
    "mfa_download_recovery_codes": "codes to be saved",
}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("pages"), Plan(durable=False, people=60)) as installation:
        with installation.connect() as connection:
            for language in LANGUAGES:
                copy_officer(connection, f"new.{language}", roles=["reviewer"])
                copy_officer(connection, f"idle.{language}", roles=[])
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def copy_officer(connection, username: str, *, roles: list[str]) -> None:
    """An officer with the known password and no authenticator yet."""
    connection.execute(
        "INSERT INTO officer (id, password, last_login, is_superuser, username, full_name, email, unit_id, is_active,"
        " invited_at) SELECT gen_random_uuid(), password, NULL, false, %s, 'Əbdülrəhman Şıxəliyev-Qasımbəyli', '', unit_id,"
        " true, invited_at FROM officer WHERE username = 'rhuseynov'",
        [username],
    )
    connection.execute(GRANTS, [roles, username])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_error_state_is_sound(installation, browser, language):
    with Screen(browser, installation.base_url, language) as screen:
        walk = Walk(installation, browser, screen)
        walk.public_pages()
        walk.identification()
        walk.choice()
        applying_for(walk.seen, SERVICE)
        walk.documents()
        walk.facts()
        walk.contact()
        walk.sending()
        walk.weigh()
        walk.elsewhere()
        walk.entering()
        walk.worklist()
        walk.deciding()
        object_to(walk)
        walk_centres(walk.seen)
        counter(walk.seen, walk.citizen, walk.telephone)
        mandates(walk.seen, walk.citizen, walk.stranger)
        newcomer(walk.seen)
        letters(walk.seen, installation)
        employers(walk.seen, installation, walk.citizen)
        walk_people(walk.seen)
        account_at_desk(walk.seen, installation)
        walk.dead_letters()
        walk.units()
        walk.wordings()
        walk_registers(walk.seen, installation)
        walk.account()
        walk.decision()
        own_pages(walk.seen, installation, walk.citizen, walk.telephone)
        own_account(walk.seen, installation, walk.citizen)
        notifications(walk.seen, installation, walk.stranger)
        walk.new_officers()

        assert walk.seen.faults == []
        assert screen.complaints == []
        assert walk.seen.looked - {""} == every_route() - set(NOT_PAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_says_that_the_database_is_away(installation, browser, language):
    with Screen(browser, installation.base_url, language) as screen:
        inspection = Inspection(screen)
        installation.kill9(Part.DATABASE)
        try:
            inspection.open("/status", "503-open")
            screen.page.goto("/")
            inspection.look("503")
        finally:
            installation.restart(Part.DATABASE)
            installation.wait_until_ready()

        assert inspection.faults + screen.complaints == []


def test_what_is_no_page_keeps_its_doors_closed(installation):
    with httpx.Client(base_url=installation.base_url, trust_env=False) as client:
        for route in NOT_PAGES:
            answer = client.get(address_of(route))
            assert answer.status_code in {200, 302, 404, 405}, route
            assert {name: answer.headers.get(name) for name in DOORS} == DOORS, route
            assert "default-src 'none'" in answer.headers["content-security-policy"], route


def test_what_an_officer_saves_is_kept_by_nobody_else(installation, browser):
    with Screen(browser, installation.base_url, "az") as screen:
        screen.page.goto(f"/apply/identify?service={WITHOUT_DOCUMENTS}")
        identify(screen, installation.citizens[20])
        attach(screen, "arayış.pdf")
        screen.press("portal.go_on")
        write_contact(screen, text="", email="a@citizen.example", phone="")
        screen.press("portal.check.send")
        number = NUMBER.search(screen.page.locator("main").inner_text())[0]
        log_in(screen, installation.officers[1])
        expect(screen.page).to_have_url(re.compile("/desk/$"))
        screen.page.goto(f"/desk/applications/{number}")
        document = screen.page.locator("main a[download]").get_attribute("href")
        for address in (document, "/desk/account/recovery-codes/file/"):
            answer = screen.page.request.get(address)
            assert answer.status == 200, address
            assert answer.headers["cache-control"].startswith("no-store"), address
            assert answer.headers["content-disposition"].startswith("attachment"), address
            assert answer.headers["x-content-type-options"] == "nosniff", address
