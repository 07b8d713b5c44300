"""The whole journey in Chromium, with JavaScript and without, in three languages, with real mail and SMS on loopback.

A citizen applies for a service found in the catalogue; an officer logs in with the second factor and approves or refuses;
mail and SMS arrive; the citizen reads the status and, by the link in the SMS, the decision.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from dayaq.catalogue import catalogue
from dayaq.web.texts import say
from tests.long.chromium import LANGUAGES, Screen, attach, choose_service, chromium, identify, log_in, write_contact
from tests.long.installation import Citizen, Installation, Plan
from tests.long.processes import wait_until
from tests.long.sinks import Arrived

pytestmark = pytest.mark.long

SERVICES = ("disability.disability_determination", "disability.rehabilitation_devices", "employment.public_works_referral")
COMPUTED = "employment.jobseeker_registration"
WISHES = {
    "az": "Atam vəfat edib, təqaüdü kimə müraciət edim? Şəxsiyyət vəsiqəm əlavə olunub.",
    "en": "My father has died; I attach my identity card and his employment record.",
    "ru": "Мой отец умер; прилагаю удостоверение личности и его трудовую книжку.",
}
REASONS = {
    "az": "Sənədləriniz tam yoxlanılıb.\nNəticə qanuna uyğundur; sualınız olsa, 142-yə zəng edin.",
    "en": "We have checked all your documents.\nThe result follows the law; call 142 with any question.",
    "ru": "Мы проверили все ваши документы.\nРезультат соответствует закону; с вопросами звоните по номеру 142.",
}
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
LINK = re.compile(r"http://\S+")
JOURNEYS = [
    (language, javascript, (place + javascript) % 2 == 0)
    for place, language in enumerate(LANGUAGES)
    for javascript in (True, False)
]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with Installation(tmp_path_factory.mktemp("journeys"), Plan(durable=False, people=60)) as installation:
        yield installation


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def told(installation: Installation, place: str, number: str, *, of: int) -> list[Arrived]:
    """The messages about the application that came to an address, once so many are recorded as sent."""
    with installation.connect() as connection:

        def sent() -> bool:
            asked = "SELECT FROM notice WHERE matter = %s AND address = %s AND state = 'sent'"
            return connection.execute(asked, [number, place]).rowcount == of

        wait_until(sent, f"{of} messages sent to {place}", seconds=30)
    return [message for message in installation.sinks.arrived if message.to == place and number in message.body]


def apply(screen: Screen, citizen: Citizen, service: str, contact: tuple[str, str]) -> tuple[str, str]:
    """From the catalogue to the receipt; the registration number and the status sentence that it shows."""
    language, (email, phone) = screen.language, contact
    title = catalogue.service(service).service.title.in_language(language)
    choose_service(screen, title)
    screen.picture("journey-identify")
    identify(screen, citizen)
    attach(screen, "şəxsiyyət vəsiqəsi.pdf", "əmək kitabçası.pdf")
    expect(screen.page.locator("ul.files li")).to_have_count(2)
    screen.picture("journey-documents")
    screen.press("portal.go_on")
    write_contact(screen, text=WISHES[language], email=email, phone=phone)
    check = screen.page.locator("main")
    for written in (title, "şəxsiyyət vəsiqəsi.pdf", WISHES[language], email, phone):
        expect(check).to_contain_text(written)
    screen.picture("journey-check")
    screen.press("portal.check.send")
    screen.picture("journey-receipt")
    shown = NUMBER.search(check.inner_text())
    assert shown is not None
    return shown[0], screen.status()


def sentence_on_desk(screen: Screen, number: str) -> str:
    """What the desk says that the citizen sees."""
    screen.page.goto(f"/desk/applications/{number}")
    heading = say("desk.application.citizen_sees", screen.language)
    return screen.page.locator("aside h2", has_text=heading).locator("xpath=following-sibling::p[1]").inner_text()


def decide(screen: Screen, number: str, *, approved: bool) -> None:
    """Take the application from the worklist and decide it."""
    screen.page.goto("/desk/")
    screen.page.locator("#id_words").fill(number)
    screen.press("desk.worklist.find")
    screen.page.get_by_role("link", name=number).click()
    screen.press("desk.application.take")
    screen.press("desk.application.decide")
    screen.page.locator("#id_outcome_0" if approved else "#id_outcome_1").check()
    if not approved:
        screen.page.locator("#id_ground_0").check()
    screen.page.locator("#id_explanation").fill(REASONS[screen.language])
    screen.press("desk.decide.next")
    screen.picture("journey-desk-check")
    screen.press("desk.check.confirm.approve" if approved else "desk.check.confirm.refuse")
    expect(screen.page).to_have_url(re.compile(f"/desk/applications/{number}/decided$"))
    screen.picture("journey-desk-decided")


def take(screen: Screen, number: str) -> None:
    """Take the application on its page."""
    screen.page.goto(f"/desk/applications/{number}")
    screen.press("desk.application.take")


def enter_facts(screen: Screen, *, in_prison: bool) -> None:
    """Enter the facts of a jobseeker for which the law asks."""
    screen.press("desk.law.enter")
    yes = {"has_identity_document": True, "in_conscription": False, "in_prison": in_prison, "in_compulsory_treatment": False}
    for fact, holds in yes.items():
        screen.page.locator(f"#id_fact-{fact}_{0 if holds else 1}").check()
    screen.page.locator("#id_fact-offers_refused").fill("0")
    screen.press("desk.facts.save")
    screen.picture("journey-desk-law")


def read_status(screen: Screen, number: str, fin: str) -> str:
    """The status sentence by registration number and FİN."""
    screen.page.goto("/status")
    screen.page.locator("#id_number").fill(number)
    screen.page.locator("#id_fin").fill(fin)
    screen.press("portal.status.show")
    screen.picture("journey-status")
    return screen.status()


def read_decision(screen: Screen, address: str, fin: str) -> str:
    """The status sentence on the page to which the link of a message leads, above the officer's words."""
    screen.page.goto(address)
    screen.page.locator("#id_fin").fill(fin)
    screen.press("portal.decision.show")
    screen.picture("journey-decision")
    for line in REASONS[screen.language].splitlines():
        expect(screen.page.locator(".letter")).to_contain_text(line)
    return screen.status()


@pytest.mark.parametrize(("language", "javascript", "approved"), JOURNEYS)
def test_citizen_applies_and_reads_the_decision(installation, browser, language, javascript, approved):
    place = JOURNEYS.index((language, javascript, approved))
    citizen, officer = installation.citizens[place], installation.officers[place % 2]
    email, phone = f"vetendas{place}@citizen.example", f"+99450555120{place}"
    with (
        Screen(browser, installation.base_url, language, javascript=javascript, width=390 if javascript else 1280) as home,
        Screen(browser, installation.base_url, language, javascript=javascript) as desk,
    ):
        number, sentence = apply(home, citizen, SERVICES[place % len(SERVICES)], (email, phone))
        (mail,) = told(installation, email, number, of=1)
        (sms,) = told(installation, phone, number, of=1)
        assert sentence in mail.body
        assert sentence in sms.body
        assert read_status(home, number, citizen.fin) == sentence
        log_in(desk, officer)
        assert sentence_on_desk(desk, number) == sentence

        decide(desk, number, approved=approved)
        _, mail = told(installation, email, number, of=2)
        _, sms = told(installation, phone, number, of=2)
        decided = read_status(home, number, citizen.fin)
        assert decided != sentence
        assert decided in mail.body
        assert decided in sms.body
        for line in REASONS[language].splitlines():
            assert line in mail.body
            assert line not in sms.body
        assert sentence_on_desk(desk, number) == decided
        assert read_decision(home, LINK.search(sms.body)[0], citizen.fin.lower()) == decided
        assert home.complaints + desk.complaints == []


DEPARTURES = {
    "az": "Cəzanın başa çatması barədə arayış reyestrə hələ düşməyib.",
    "ru": "Справка об освобождении ещё не поступила в реестр.",
}


@pytest.mark.parametrize(("language", "entitled"), [("az", True), ("ru", False)])
def test_application_is_decided_by_the_law_or_otherwise_with_a_reason(installation, browser, language, entitled):
    citizen, officer = installation.citizens[20 + entitled], installation.officers[entitled]
    email, phone = f"isaxtaran{entitled:d}@citizen.example", f"+99450555340{entitled:d}"
    with (
        Screen(browser, installation.base_url, language, width=390) as home,
        Screen(browser, installation.base_url, language, javascript=entitled) as desk,
    ):
        number, _ = apply(home, citizen, COMPUTED, (email, phone))
        log_in(desk, officer)
        take(desk, number)
        main = desk.page.locator("main")
        expect(main).to_contain_text(say("desk.law.cannot_say", language))
        desk.page.goto(f"/desk/applications/{number}/confirm")
        expect(desk.page).to_have_url(re.compile("/facts$"))
        desk.page.goto(f"/desk/applications/{number}")

        enter_facts(desk, in_prison=not entitled)
        expect(main).to_contain_text(say("desk.law.entitled" if entitled else "desk.law.not_entitled", language))
        if entitled:
            desk.press("desk.law.confirm")
            desk.picture("journey-desk-confirm")
            desk.press("desk.check.confirm.approve")
            said = ["hüququnuz var", "“Məşğulluq haqqında” Qanun"]
        else:
            desk.press("desk.law.depart")
            desk.page.locator("#id_departure").fill(DEPARTURES[language])
            desk.page.locator("#id_outcome_0").check()
            desk.page.locator("#id_explanation").fill(REASONS[language])
            desk.press("desk.decide.next")
            desk.press("desk.check.confirm.approve")
            said = [*REASONS[language].splitlines(), DEPARTURES[language], "у вас нет права"]
        expect(desk.page).to_have_url(re.compile(f"/desk/applications/{number}/decided$"))

        _, mail = told(installation, email, number, of=2)
        _, sms = told(installation, phone, number, of=2)
        home.page.goto(LINK.search(sms.body)[0])
        home.page.locator("#id_fin").fill(citizen.fin)
        home.press("portal.decision.show")
        home.page.locator("main details summary").click()
        home.picture("journey-decision-by-law")
        for words in said:
            assert words in mail.body
            expect(home.page.locator(".letter")).to_contain_text(words)
        shown = home.page.locator("main").inner_text()
        assert not re.search(r"\b[a-z]+_[a-z_0-9]+\b", shown + mail.body.partition("http")[0])
        assert home.complaints + desk.complaints == []
