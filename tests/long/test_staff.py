"""Officers in Chromium: invited, at work, away, moved, gone; what each had open is never lost, and an auditor changes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.browser import Browser as Wire
from tests.long.browser import step_of
from tests.long.chromium import Screen, chromium, fresh_code, log_in
from tests.long.inspection import Inspection
from tests.long.installation import Installation, OfficerLogIn, Plan
from tests.long.processes import wait_until
from tests.long.walk import ENQUIRY, NUMBER

pytestmark = pytest.mark.long
PASSWORD = "Novruz gəldi, yaz gəldi"
REVIEWER, COLLEAGUE, AUDITOR = "a.mammadova", "e.sixaliyev", "auditor"
NAMES = {
    REVIEWER: "Aysel Məmmədova-Qasımbəyli",
    COLLEAGUE: "Əbdülrəhman Şıxəliyev-Hacıbəyli",
    AUDITOR: "Vüqar Əliyev",
}
HOLDS = """
    SELECT officer.username FROM application JOIN officer ON officer.id = reviewer_id WHERE registration_number = ANY(%s)
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("staff"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Office:
    """The manager before one screen, with what was looked at on the way."""

    def __init__(self, installation: Installation, browser: Browser, screen: Screen) -> None:
        self.installation, self.browser, self.screen = installation, browser, screen
        self.page, self.seen = screen.page, Inspection(screen)

    def invite(self, username: str, role: str) -> None:
        """Invite an officer into the ministry's own unit."""
        page = self.page
        page.goto("/desk/staff/invite")
        page.locator("#id_username").fill(username)
        page.locator("#id_full_name").fill(NAMES[username])
        page.locator("#id_email").fill(f"{username}@officer.example")
        page.locator("#id_unit").select_option("ministry")
        page.locator("#id_role").select_option(role)
        self.screen.press("desk.staff.invite.button")

    def officer(self, username: str) -> None:
        """Open an officer's page from the list."""
        self.page.goto("/desk/staff")
        self.page.get_by_role("link", name=NAMES[username]).click()
        self.page.wait_for_load_state()

    def holders(self, numbers: list[str]) -> list[str]:
        """Who has each of the applications."""
        with self.installation.connect() as connection:
            return sorted(row[0] for row in connection.execute(HOLDS, [numbers]))

    @contextmanager
    def somebody(self) -> Iterator[Screen]:
        """Another person's browser."""
        with Screen(self.browser, self.screen.base_url, "az") as screen:
            yield screen


def somebody_applies(installation: Installation, place: int) -> str:
    """An application of one of the citizens; its registration number."""
    citizen = installation.citizens[place]
    with Wire(installation.base_url) as wire:
        wire.get("/apply/identify")
        begun = step_of(wire.identify(document=citizen.document, fin=citizen.fin, service=ENQUIRY))
        assert begun is not None
        wire.write(begun[0], text="Kömək edin.", email="biri@citizen.example", phone="", address="")
        wire.send(begun[0])
        return NUMBER.search(wire.get(f"/apply/{begun[0]}/receipt").text)[0]


def come_in(installation: Installation, screen: Screen, username: str) -> OfficerLogIn:
    """By the letter's link: a password, an authenticator, and the desk."""
    sinks, page = installation.sinks, screen.page
    wait_until(lambda: any(username in mail.body for mail in sinks.mails), "the invitation has come", seconds=60)
    letter = next(mail.body for mail in sinks.mails if username in mail.body)
    page.goto(re.search(r"/desk/welcome/\S+", letter)[0])
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_again").fill(PASSWORD)
    screen.press("desk.welcome.button")
    page.locator("#id_login").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    screen.press("desk.log_in.button")
    page.goto("/desk/account/authenticator/")
    secret = page.locator("strong.code").inner_text().replace(" ", "")
    officer = OfficerLogIn(username=username, password=PASSWORD, secret=secret)
    page.locator("#id_code").fill(fresh_code(officer))
    screen.press("desk.activate.button")
    page.goto("/desk/")
    return officer


def press_small(screen: Screen, key: str) -> None:
    """Press a small button."""
    screen.page.locator("main button.sm", has_text=say(key, screen.language)).first.click()
    screen.page.wait_for_load_state()


def take_all(screen: Screen, numbers: list[str]) -> None:
    """Take several applications after the page that says what will happen."""
    screen.page.goto("/desk/")
    for number in numbers:
        screen.page.locator(f"input[name=number][value='{number}']").check()
    press_small(screen, "desk.heap.take")
    expect(screen.page.locator("main table .tag.ok")).to_have_count(len(numbers))
    screen.page.locator("main button[value=yes]").click()
    screen.page.wait_for_load_state()


def test_an_officer_comes_works_is_away_moves_and_leaves_and_nothing_is_lost(installation, browser) -> None:
    numbers = sorted(somebody_applies(installation, place) for place in (20, 21))
    with Screen(browser, installation.base_url, "az") as screen:
        office = Office(installation, browser, screen)
        log_in(screen, installation.officers[0])
        for username in (REVIEWER, COLLEAGUE):
            office.invite(username, "reviewer")
        office.page.goto("/desk/staff")
        expect(office.page.locator("main .tag.info")).to_have_count(2)
        office.seen.look("staff-invited")
        with office.somebody() as theirs, office.somebody() as colleagues:
            come_in(installation, theirs, REVIEWER)
            come_in(installation, colleagues, COLLEAGUE)
            take_all(theirs, numbers)
            assert office.holders(numbers) == [REVIEWER] * 2
            theirs.page.goto(f"/desk/applications/{numbers[0]}/decide")

            be_away(office)
            assert office.holders(numbers) == [COLLEAGUE] * 2
            theirs.page.reload()
            expect(theirs.page.locator(".notice.error")).to_be_visible()

            relieve(office)
            assert office.holders(numbers) == [REVIEWER] * 2
            move(office)
            assert office.holders(numbers) == []
            theirs.page.goto(f"/desk/applications/{numbers[0]}")
            expect(theirs.page.locator(".notice.error")).to_contain_text("artıq sizdə deyil")

            take_all(colleagues, numbers)
            leave(office)
            assert office.holders(numbers) == []
            colleagues.page.goto("/desk/")
            expect(colleagues.page).to_have_url(re.compile("/desk/log-in/"))
            assert office.seen.faults == []
            assert [*screen.complaints, *theirs.complaints, *colleagues.complaints] == []


def be_away(office: Office) -> None:
    """The reviewer is away; the colleague gets everything."""
    page = office.page
    office.officer(REVIEWER)
    office.seen.look("officer-at-work")
    office.screen.press("desk.clearing.absence.title")
    page.locator("#id_first").fill("17.03.2020")
    page.locator("#id_back").fill("20.03.2020")
    page.locator("#id_to").select_option(label=NAMES[COLLEAGUE])
    office.seen.look("absence-filled")
    office.screen.press("desk.clearing.look")
    expect(page.locator("main table")).to_contain_text(NAMES[COLLEAGUE])
    office.seen.look("absence-check")
    office.screen.press("desk.staff.absence.button")
    expect(page.locator(".notice.success")).to_contain_text("Həmkarına keçən müraciət: 2")


def relieve(office: Office) -> None:
    """Everything goes back from the colleague to the reviewer, who is here today."""
    office.officer(COLLEAGUE)
    office.screen.press("desk.clearing.matters.title")
    office.page.locator("#id_to").select_option(label=NAMES[REVIEWER])
    office.screen.press("desk.clearing.look")
    office.screen.press("desk.clearing.change")
    expect(office.page.locator("#id_to option:checked")).to_have_text(NAMES[REVIEWER])
    office.screen.press("desk.clearing.look")
    office.screen.press("desk.clearing.matters.button")


def move(office: Office) -> None:
    """The reviewer moves to the unit of the second centre; what was taken stays behind."""
    office.officer(REVIEWER)
    office.screen.press("desk.staff.move")
    office.page.locator("#id_unit").select_option("baku-2")
    office.page.locator("#id_to").select_option("worklist")
    office.screen.press("desk.clearing.look")
    office.seen.look("move-check")
    office.screen.press("desk.staff.move.button")


def leave(office: Office) -> None:
    """The colleague leaves; the log-in closes at once."""
    office.officer(COLLEAGUE)
    office.screen.press("desk.staff.leave")
    office.page.locator("#id_to").select_option("worklist")
    office.screen.press("desk.clearing.look")
    office.seen.look("leave-check")
    office.screen.press("desk.staff.leave.button")
    office.seen.look("officer-gone")


def test_a_role_is_given_and_ended_and_an_officer_is_tied_to_a_person(installation, browser) -> None:
    with Screen(browser, installation.base_url, "ru") as screen:
        office, page = Office(installation, browser, screen), screen.page
        log_in(screen, installation.officers[1])
        page.goto("/desk/staff")
        page.get_by_role("link", name="Rauf Hüseynov").click()
        screen.press("desk.roles.give")
        page.locator("input[name=role][value=auditor]").check()
        page.locator("#id_last").fill("31.03.2020")
        office.seen.look("give-role")
        screen.press("desk.roles.give.button")
        row = page.locator("main tbody tr", has_text="Аудитор")
        expect(row).to_contain_text("31 марта 2020")
        office.seen.look("officer-roles")
        row.locator("a").click()
        office.seen.look("end-role")
        screen.press("desk.roles.end.button")
        expect(page.locator("main tbody tr", has_text="Аудитор")).to_have_count(0)
        screen.press("desk.tie.title")
        page.locator("#id_fin").fill(installation.citizens[30].fin)
        office.seen.look("tie")
        screen.press("desk.tie.look")
        office.seen.look("tie-check")
        screen.press("desk.tie.button")
        expect(page.locator("main")).to_contain_text(say("desk.tie.tied", "ru"))
        screen.press("desk.tie.undo")
        expect(page.locator("main")).to_contain_text(say("desk.tie.untied", "ru"))
        assert office.seen.faults + screen.complaints == []


def test_an_auditor_reads_and_cannot_change_and_closes_a_session_left_open(installation, browser) -> None:
    number = somebody_applies(installation, 22)
    with Screen(browser, installation.base_url, "az") as screen:
        office = Office(installation, browser, screen)
        log_in(screen, installation.officers[0])
        office.invite(AUDITOR, "auditor")
        with office.somebody() as first, office.somebody() as second:
            officer = come_in(installation, first, AUDITOR)
            look = Inspection(first)
            look.open(f"/desk/applications/{number}", "auditor-application")
            expect(first.page.locator("main form")).to_have_count(0)
            look.open("/desk/figures", "auditor-figures")
            look.open("/desk/", "auditor-worklist")
            expect(first.page.locator("main input[name=number]")).to_have_count(0)
            for address in ("/desk/staff", f"/desk/applications/{number}/decide", "/desk/counter", "/desk/people"):
                assert first.page.request.get(address).status == 403, address
            log_in(second, officer)
            second.page.goto("/desk/account/sessions/")
            press_small(second, "desk.sessions.close_one")
            first.page.goto("/desk/")
            expect(first.page).to_have_url(re.compile("/desk/log-in/"))
            second.page.goto("/desk/")
            expect(second.page).to_have_url(re.compile("/desk/$"))
            assert look.faults + first.complaints + second.complaints == []
