"""Answers in Chromium, with real mail on loopback: a refusal is corrected after a complaint, told on paper where mail bounces.

The representative is copied, the status sentence is the same on every page, and a wording approved by two officers is sent.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dayaq.web.texts import say
from tests.long.chromium import Screen, attach, chromium, identify, log_in, write_contact
from tests.long.inspection import Inspection
from tests.long.installation import Installation, Plan
from tests.long.processes import wait_until
from tests.long.sinks import Arrived
from tests.long.test_conversation import LINK, open_link, refuse
from tests.long.walk_contacts import press_first

pytestmark = pytest.mark.long

SERVICE = "allowances.social_allowance"
EMAIL, OWN_TELEPHONE = "cavab@citizen.example", "+994501112299"
MANDATE = """
    INSERT INTO mandate (id, representative_id, represented_id, basis, services, starts_on,
        paper, paper_number, paper_on, paper_by, recorded_by, recorded_at)
    VALUES (gen_random_uuid(), %s, %s, 'notarised', '{}', '2020-01-01', 'Etibarnamə', '7-1', '2020-01-01', 'Notariat',
        gen_random_uuid(), now())
"""
TRUSTED = """
    INSERT INTO trusted_contact (id, person_id, medium, address, trusted_by, confirmed_at, starts_on)
    VALUES (gen_random_uuid(), %s, 'sms', %s, 'own_name', now(), '2020-01-01')
"""
LONG_NAME = """
    UPDATE person SET surname = 'Şıxəliyeva-Məmmədzadə', given_name = 'Gülnarəxanım', patronymic = 'Əbdülmanafoğlu' WHERE id = %s
"""
SUPERVISORS = """
    INSERT INTO role_grant (officer_id, role, unit_id, starts_on)
    SELECT id, 'supervisor', unit_id, DATE '2019-01-01' FROM officer WHERE username = ANY(%s)
    ON CONFLICT DO NOTHING
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("answers"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def arrived(installation: Installation, to: str, *, holding: str) -> Arrived:
    """The message to the address that holds the words, once it is there."""

    def found() -> list[Arrived]:
        return [one for one in installation.sinks.arrived if one.to == to and holding in one.subject + one.body]

    wait_until(lambda: bool(found()), f"{holding} comes to {to}", seconds=30)
    return found()[-1]


def number_of(installation: Installation, purpose: str) -> str:
    """The latest matter of a purpose, whatever other tests left."""
    asked = "SELECT max(registration_number) FROM application WHERE purpose = %s"
    with installation.connect() as connection:
        return connection.execute(asked, [purpose]).fetchone()[0]


def apply_for_another(screen: Screen, installation: Installation) -> str:
    """The representative applies for the represented; the registration number."""
    representative, represented = installation.citizens[1], installation.citizens[0]
    with installation.connect() as connection:
        connection.execute(MANDATE, [representative.id, represented.id])
        connection.execute(TRUSTED, [representative.id, OWN_TELEPHONE])
        connection.execute(LONG_NAME, [represented.id])
    screen.page.goto(f"/apply/identify?service={SERVICE}")
    identify(screen, representative)
    screen.page.goto(f"/apply/for?service={SERVICE}")
    screen.page.locator("#id_fin").fill(represented.fin)
    press_first(screen)
    attach(screen, "etibarnamə.pdf")
    screen.press("portal.go_on")
    write_contact(screen, text="Müavinət", email=EMAIL, phone="")
    screen.press("portal.check.send")
    return number_of(installation, "new")


def read_status(seen: Inspection, number: str, fin: str) -> str:
    """The sentence by registration number and FİN."""
    screen = seen.screen
    screen.page.goto("/status")
    screen.page.locator("#id_number").fill(number)
    screen.page.locator("#id_fin").fill(fin)
    press_first(screen)
    seen.look("answers-status")
    return screen.status()


def refuse_it(desk: Screen, installation: Installation, number: str) -> None:
    """An officer takes the application and refuses it."""
    log_in(desk, installation.officers[0])
    desk.page.goto(f"/desk/applications/{number}")
    desk.press("desk.application.take")
    refuse(desk, number)


def change_the_decision(desk: Screen, complaint: str) -> None:
    """Another officer upholds the complaint and changes the decision."""
    desk.page.goto(f"/desk/applications/{complaint}")
    desk.press("desk.application.take")
    desk.press("desk.complaint.button")
    desk.page.locator("#id_way_1").check()
    desk.page.locator("#id_explanation").fill("Вы правы, стаж есть.")
    desk.page.locator("#id_new_decision").fill("Пособие назначается.")
    desk.press("desk.complaint.send")


def on_paper(desk: Inspection, number: str) -> None:
    """The bounced notice is made a letter, printed and handed over."""
    page, screen = desk.screen.page, desk.screen
    desk.open("/desk/notices", "answers-notices")
    row = page.locator("main tbody tr", has=page.locator("a", has_text=number))
    row.locator("form[action$=on-paper] button").click()
    page.wait_for_load_state()
    expect(page.locator(".messages, main").first).to_contain_text(say("desk.notices.on_paper_made", screen.language))
    desk.look("answers-notices-letter")
    page.goto("/desk/letters")
    page.get_by_role("link", name=number).click()
    expect(page.locator("main .letter")).to_contain_text("ИСПРАВЛЕНИЕ")
    desk.look("answers-letter")
    page.emulate_media(media="print")
    screen.picture("answers-letter-print")
    expect(page.locator("main form button").first).to_be_hidden()
    page.emulate_media(media="screen")
    screen.press("desk.letter.hand_over")


def test_a_refusal_is_corrected_after_a_complaint_and_told_on_paper_where_mail_bounces(installation, browser):
    fin = installation.citizens[0].fin
    with (
        Screen(browser, installation.base_url, "ru", width=390) as home,
        Screen(browser, installation.base_url, "ru") as desk,
        Screen(browser, installation.base_url, "ru") as other,
    ):
        seen, at_desk = Inspection(home), Inspection(other)
        number = apply_for_another(home, installation)
        refuse_it(desk, installation, number)
        refused = arrived(installation, EMAIL, holding="Основание отказа")
        for named in ("административную жалобу", "административный суд", "15\u00a0апреля 2020"):
            assert named.replace("\u00a0", " ") in refused.body.replace("\u00a0", " ")
        assert arrived(installation, OWN_TELEPHONE, holding="об отказе").body.startswith("Копия для представителя.")

        open_link(home, LINK.search(refused.body)[0], fin)
        assert home.status() in refused.body
        home.press("portal.decision.matter")
        seen.look("answers-matter")
        expect(home.page.locator("main")).to_contain_text(re.compile(r"15\sапреля 2020"))
        home.press("portal.complaint.button")
        home.page.locator("#id_text").fill("Стаж у меня есть.")
        home.press("portal.complaint.send")
        complaint = number_of(installation, "complaint")
        arrived(installation, EMAIL, holding=complaint)

        installation.sinks.bouncing.add(EMAIL)
        log_in(other, installation.officers[1])
        change_the_decision(other, complaint)
        correction = number_of(installation, "correction")
        copy = arrived(installation, OWN_TELEPHONE, holding=correction)
        assert "ИСПРАВЛЕНИЕ" in copy.body
        dead = "SELECT FROM notice WHERE matter = %s AND kind = 'decision_corrected' AND state = 'dead'"
        with installation.connect() as connection:
            wait_until(lambda: connection.execute(dead, [correction]).rowcount == 1, "the mail bounced", seconds=30)
        on_paper(at_desk, correction)

        sentence = read_status(seen, correction, fin)
        assert "вручили вам на бумаге в центре в тот же день" in sentence
        assert "контакт" not in sentence
        home.page.locator("main .acts a").first.click()
        assert home.status() == sentence
        open_link(home, LINK.search(copy.body)[0], fin)
        seen.look("answers-decision")
        at_desk.open(f"/desk/applications/{correction}", "answers-desk")
        expect(other.page.locator("aside")).to_contain_text(sentence)
        assert correction in read_status(seen, number, fin)
        assert seen.faults + at_desk.faults + home.complaints + desk.complaints + other.complaints == []


def test_words_approved_by_two_officers_are_what_the_next_person_reads(installation, browser):
    first, second = installation.officers[:2]
    with installation.connect() as connection:
        connection.execute(SUPERVISORS, [[first.username, second.username]])
    with (
        Screen(browser, installation.base_url, "az") as one,
        Screen(browser, installation.base_url, "az") as two,
        Screen(browser, installation.base_url, "az", width=390) as home,
    ):
        log_in(one, first)
        one.page.goto("/desk/wordings/application_received/az/propose")
        one.page.locator("#id_subject").fill("{number} qeydə alındı: {ad}")
        one.page.locator("#id_reason").fill("Daha qısa oxunur.")
        one.page.locator("#id_holds_from").fill("16.03.2020")
        one.press("desk.wordings.show")
        expect(one.page.locator("main")).to_contain_text("{ad}")
        one.page.locator("#id_subject").fill("{number} qeydə alındı")
        one.press("desk.wordings.show")
        expect(one.page.locator("main .examples").first).to_contain_text("2020-0000123-2 qeydə alındı")
        one.press("desk.wordings.send")
        expect(one.page.locator("button[value=approve]")).to_have_count(0)
        log_in(two, second)
        two.page.goto(one.page.url)
        two.press("desk.wordings.approve")

        home.page.goto(f"/apply/identify?service={SERVICE}")
        identify(home, installation.citizens[5])
        if home.page.locator("#id_files").count() == 0:
            home.press("portal.chosen.begin")
        attach(home, "şəxsiyyət vəsiqəsi.pdf")
        home.press("portal.go_on")
        write_contact(home, text="Müavinət", email="novbeti@citizen.example", phone="")
        home.press("portal.check.send")
        told = arrived(installation, "novbeti@citizen.example", holding="qeydə alındı")
        assert re.fullmatch(r"\d{4}-\d{7}-\d qeydə alındı", told.subject)
        assert one.complaints + two.complaints + home.complaints == []
