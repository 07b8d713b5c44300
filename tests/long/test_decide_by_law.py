"""Decided by law on a citizen's own word, in Chromium: declared at home, confirmed or departed from at the desk, explained again.

One in each language: a jobseeker whose answers the officer confirms; one of whom the officer decides otherwise, with a reason; a
family with its income by month. Every page of it is asked by axe and by its width, and no explanation shows a bare identifier.
"""

import re
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, expect

from dayaq.catalogue import catalogue
from dayaq.web.texts import say
from tests.long.chromium import Screen, attach, choose_service, chromium, identify, log_in, write_contact
from tests.long.inspection import Inspection
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import wait_until

pytestmark = pytest.mark.long

JOBSEEKER, ASSISTANCE = "employment.jobseeker_registration", "assistance.targeted_assistance"
FREE = {
    "has_identity_document": "yes",
    "in_conscription": "no",
    "in_prison": "no",
    "in_compulsory_treatment": "no",
    "offers_refused": "0",
}
FAMILY = {
    "composition_certified": "yes",
    "application_notarised_on": "10.03.2020",
    "members": "1",
    "months": "90",
    "birth_date": "08.03.1985",
    "employed": "yes",
    "has_vehicle": "no",
    "purchases_of_year": "0",
    "utility_spending": "20",
    "same_purpose_properties": "0",
    "offers_refused": "0",
}
REASON = "Справка об освобождении ещё не поступила в реестр."
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
LINK = re.compile(r"http://\S+")
BARE = re.compile(r"\b[a-z]+_[a-z_0-9]+\b")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("by-law"), Plan(durable=False, people=20)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Home:
    """A citizen at home: every page of applying is looked at."""

    def __init__(self, screen: Screen, citizen: Citizen) -> None:
        self.screen, self.page, self.citizen, self.seen = screen, screen.page, citizen, Inspection(screen)

    def apply(self, service: str, facts: Mapping[str, str], email: str) -> str:
        """From the catalogue to the receipt, telling what the law asks; the registration number."""
        choose_service(self.screen, catalogue.service(service).service.title.in_language(self.screen.language))
        identify(self.screen, self.citizen)
        attach(self.screen, "sənəd.pdf")
        self.screen.press("portal.go_on")
        assert self.page.url.endswith("/facts")
        while "/facts" in self.page.url:
            self.answer(facts)
        write_contact(self.screen, text="", email=email, phone="")
        self.seen.look("check-with-facts")
        self.screen.press("portal.check.send")
        return NUMBER.search(self.page.locator("main").inner_text())[0]

    def answer(self, facts: Mapping[str, str]) -> None:
        """Answer the question on the page."""
        path = self.page.locator("input[name=asked]").get_attribute("value") or ""
        told = facts[path.rpartition(".")[2]]
        self.seen.look(f"question-{path.rpartition('.')[2]}")
        assert not BARE.search(self.page.locator("main").inner_text())
        if told in ("yes", "no"):
            self.page.locator(f"main input[value={told}]").check()
        else:
            self.page.locator("main input[type=text]").first.fill(told)
        self.screen.press("portal.go_on")

    def read(self, address: str, said: list[str]) -> None:
        """The decision by the link of the letter, with its explanation, step by step."""
        self.page.goto(address)
        self.page.locator("#id_fin").fill(self.citizen.fin)
        self.screen.press("portal.decision.show")
        self.page.locator("main details summary").first.click()
        self.seen.look("decision-by-law")
        shown = self.page.locator("main").inner_text().replace("\u00a0", " ")
        assert not BARE.search(shown)
        assert [words for words in said if words not in shown] == []


def mail_of(installation: Installation, place: str, number: str) -> str:
    """The letter about the decision, once it is sent."""
    asked = "SELECT FROM notice WHERE matter = %s AND address = %s AND state = 'sent'"
    with installation.connect() as connection:
        wait_until(lambda: connection.execute(asked, [number, place]).rowcount == 2, "two letters are sent", seconds=40)
    return [message for message in installation.sinks.arrived if message.to == place and number in message.body][-1].body


def take(desk: Screen, number: str) -> None:
    desk.page.goto(f"/desk/applications/{number}")
    desk.press("desk.application.take")


def confirm(desk: Screen, seen: Inspection) -> None:
    desk.press("desk.law.confirm")
    seen.look("confirm-declared")
    expect(desk.page.locator("main")).to_contain_text(say("desk.law.source.declared", desk.language))
    desk.press("desk.check.confirm.approve")


def test_what_a_citizen_declares_an_officer_confirms(installation: Installation, browser: Browser) -> None:
    with (
        Screen(browser, installation.base_url, "az", width=390) as screen,
        Screen(browser, installation.base_url, "az") as desk,
    ):
        home, seen = Home(screen, installation.citizens[0]), Inspection(desk)
        number = home.apply(JOBSEEKER, FREE, "one@citizen.example")
        log_in(desk, installation.officers[0])
        take(desk, number)
        confirm(desk, seen)
        home.read(LINK.search(mail_of(installation, "one@citizen.example", number))[0], ["hüququnuz var", "Məşğulluq haqqında"])

        assert home.seen.faults + seen.faults + screen.complaints + desk.complaints == []


def test_an_officer_departs_from_what_the_law_answers_on_a_citizens_word(installation: Installation, browser: Browser) -> None:
    with (
        Screen(browser, installation.base_url, "ru", javascript=False) as screen,
        Screen(browser, installation.base_url, "ru") as desk,
    ):
        home = Home(screen, installation.citizens[1])
        home.seen.look = screen.picture  # type: ignore[method-assign]  # axe is a script: here are none
        number = home.apply(JOBSEEKER, {**FREE, "in_prison": "yes"}, "two@citizen.example")
        log_in(desk, installation.officers[1])
        take(desk, number)
        desk.press("desk.law.depart")
        desk.page.locator("#id_departure").fill(REASON)
        desk.page.locator("#id_outcome_0").check()
        desk.page.locator("#id_explanation").fill("Вы поставлены на учёт.")
        desk.press("desk.decide.next")
        desk.press("desk.check.confirm.approve")
        said = ["Вы поставлены на учёт.", REASON, "у вас нет права"]
        home.read(LINK.search(mail_of(installation, "two@citizen.example", number))[0], said)

        assert screen.complaints + desk.complaints == []


def test_a_family_declares_its_income_by_month_and_reads_its_sum(installation: Installation, browser: Browser) -> None:
    with (
        Screen(browser, installation.base_url, "en") as screen,
        Screen(browser, installation.base_url, "en") as desk,
    ):
        home, seen = Home(screen, installation.citizens[2]), Inspection(desk)
        number = home.apply(ASSISTANCE, FAMILY, "three@citizen.example")
        log_in(desk, installation.officers[0])
        take(desk, number)
        desk.press("desk.law.enter")
        seen.look("facts-found-by-officer")
        for fact in ("data_match", "income_reason_accepted"):
            desk.page.locator(f"#id_fact-{fact}_0").check()
        desk.press("desk.facts.save")
        desk.page.goto(f"/desk/applications/{number}/facts?change=members%5B0%5D.months")
        seen.look("months-at-the-desk")
        desk.page.goto(f"/desk/applications/{number}")
        confirm(desk, seen)
        letter = mail_of(installation, "three@citizen.example", number)
        home.read(LINK.search(letter)[0], ["you have the right", "AZN", "in force since"])

        assert home.seen.faults + seen.faults + screen.complaints + desk.complaints == []
