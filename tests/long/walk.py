"""One walk through the whole product in one language: every page and its error states, each looked at."""

import re
import uuid

from playwright.sync_api import Browser

from dayaq.catalogue import catalogue
from dayaq.web.texts import say
from tests.long.browser import Browser as Wire
from tests.long.browser import step_of
from tests.long.chromium import LANGUAGES, PDF, Screen, attach, fresh_code, identify, write_contact
from tests.long.conversing import converse
from tests.long.inspection import Inspection, weight_of_first_visit
from tests.long.installation import Installation, OfficerLogIn
from tests.long.processes import wait_until
from tests.long.walk_contacts import one_application

MOST_BYTES = 100_000
SERVICE, WITHOUT_DOCUMENTS, ENQUIRY = "employment.jobseeker_registration", "labour.labour_law_courses", "general.enquiry"
NUMBER = re.compile(r"\d{4}-\d{7}-\d")
NOWHERE = uuid.UUID(int=0)
DEAD_LETTERS = """
    UPDATE notice SET state = 'dead', sent_at = NULL, attempts = 10, last_error = 'recipient refused: [550]' WHERE matter = %s
"""
SUPERVISOR = """
    INSERT INTO role_grant (officer_id, role, unit_id, starts_on)
    SELECT officer.id, 'supervisor', unit.id, '2020-01-01' FROM officer, unit WHERE username = %s AND unit.parent_id IS NULL
    ON CONFLICT DO NOTHING
"""


class Walk:
    """One walk through the whole product in one language."""

    def __init__(self, installation: Installation, browser: Browser, screen: Screen) -> None:
        self.installation, self.browser, self.screen = installation, browser, screen
        self.page, self.seen = screen.page, Inspection(screen)
        place = LANGUAGES.index(screen.language)
        self.citizen, self.stranger = installation.citizens[place], installation.citizens[place + 10]
        self.telephone = f"+99450111223{place}"
        self.officer = installation.officers[place % 2]
        self.number = self.theirs = ""

    def send(self) -> None:
        """Press the first button of the page's own form."""
        self.page.locator("main form:not(.leave):not(.search) button").first.click()
        self.page.wait_for_load_state()

    def public_pages(self) -> None:
        """What everybody may read."""
        look = self.seen.open
        look("/", "home")
        look("/services", "services")
        look("/services?q=pensiya", "services-found")
        look("/services?q=zzzzzzzz", "services-none")
        for code in (SERVICE, WITHOUT_DOCUMENTS, ENQUIRY, "contracts.contract_notification"):
            look(f"/services/{code}", f"service-{code}")
        for entry in catalogue.all_services():
            self.page.goto(f"/services/{entry.service.code}")
            self.seen.fits(entry.service.code, 320)
        look("/services/no.such_service", "service-unknown")
        look("/centres", "centres")
        for link in [link.get_attribute("href") for link in self.page.locator("main a[href^='/centres/']").all()]:
            look(link or "", f"centre-{(link or '').rsplit('/')[-1]}")
        look("/centres/baku-2?on=27.03.2020", "centre-closed-that-day")
        look("/centres/baku-2?on=31.02.2020", "centre-wrong-day")
        look("/centres/none", "centre-unknown")
        self.law_book()
        look("/notice", "notice")
        look("/accessibility", "accessibility")
        look("/identification", "levels")
        look("/privacy", "privacy")
        look("/law", "law")
        look("/law/pensions/disability_pension", "law-benefit")
        look("/law/pensions/disability_pension/calculator", "law-calculator")
        look("/law/pensions/no_such_benefit", "law-unknown")
        look("/no-such-page", "404")
        look("/apply/leave", "405")

    def law_book(self) -> None:
        """The law book, a benefit today and on a mistyped day, and a calculation to its answer."""
        look, page = self.seen.look, self.page
        self.seen.open("/law", "law")
        for address in {link.get_attribute("href") or "" for link in page.locator("main a[href^='/law/']").all()}:
            page.goto(address)
            self.seen.fits(address, 320)
        self.seen.open("/law/pensions/old_age_pension?on=31.02.2025", "law-wrong-day")
        self.seen.open("/law/pensions/disability_pension", "law-benefit")
        self.seen.open("/law/pensions/disability_pension/calculator", "calculator")
        self.send()
        look("calculator-question")
        self.send()
        look("calculator-no-answer")
        page.locator("input[value=third]").check()
        while page.locator("button[name=unknown]").count():
            page.locator("button[name=unknown]").click()
            page.wait_for_load_state()
        look("calculator-open")
        page.locator("button[value=disability]").click()
        page.wait_for_load_state()
        page.locator("input[value=none]").check()
        self.send()
        look("calculator-answer")

    def identification(self) -> None:
        """The first step with every mistake, then with success."""
        look, page = self.seen.look, self.page
        page.goto("/apply/identify")
        self.send()
        look("identify-empty")
        page.locator("#id_document").fill("АА1234567")
        page.locator("#id_fin").fill("5ABCIDE")
        self.send()
        look("identify-mistyped")
        for _ in range(6):
            page.locator("#id_document").fill(self.stranger.document)
            page.locator("#id_fin").fill("1ZZZZZ" + str(LANGUAGES.index(self.screen.language)))
            self.send()
        look("identify-too-many")
        self.seen.open(f"/apply/identify?service={SERVICE}", "identify-for-service")
        page.locator("#id_document").fill(self.stranger.document)
        page.locator("#id_fin").fill(self.citizen.fin)
        self.send()
        look("identify-nobody")
        self.seen.open("/apply/identify", "identify")
        identify(self.screen, self.citizen)

    def choice(self) -> None:
        """The second step."""
        self.seen.look("choice")
        self.seen.open("/apply/service?q=pensiya", "choice-found")
        self.seen.open("/apply/service?q=zzzzzzzz", "choice-none")
        self.seen.open(f"/apply/service?service={SERVICE}", "choice-one")
        self.screen.press("portal.chosen.begin")

    def documents(self) -> None:
        """The third step."""
        look = self.seen.look
        look("documents")
        self.screen.press("portal.documents.add")
        look("documents-none-chosen")
        wrong = [("boş.pdf", b""), ("şəkil.jpg", PDF), ("proqram.exe", b"MZ" + bytes(60))]
        files = [{"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in wrong]
        self.page.locator("#id_files").set_input_files(files)
        self.screen.press("portal.documents.add")
        look("documents-wrong")
        self.screen.press("portal.go_on")
        look("documents-forgotten")
        attach(self.screen, *(f"{'çox uzun adlı sənəd ' * 6}{place}.pdf" for place in range(10)))
        look("documents-full")
        self.page.locator("ul.files button").first.click()
        self.page.wait_for_load_state()
        look("documents-removed")
        self.screen.press("portal.go_on")

    def contact(self) -> None:
        """The fourth step, with a session that ends and a form whose token is lost."""
        look, page = self.seen.look, self.page
        look("contact")
        self.screen.press("portal.go_on")
        look("contact-none")
        page.locator("#id_text").fill("ad\u202edoyun")
        page.locator("#id_email").fill("aygün@")
        page.locator("#id_phone").fill("12")
        self.screen.press("portal.go_on")
        look("contact-wrong")
        here = page.url
        page.context.clear_cookies(name="dayaq_session")
        self.seen.open(here, "identify-again")
        identify(self.screen, self.citizen)
        page.locator("#id_text").fill("Kömək edin. " * 30)
        page.locator("#id_email").fill("aygun@citizen.example")
        page.context.clear_cookies(name="dayaq_csrf")
        self.screen.press("portal.go_on")
        look("csrf")
        self.screen.press("web.csrf.again")
        look("check")

    def sending(self) -> None:
        """Check, send, receipt, status; and the ways in which none is shown."""
        page = self.page
        self.screen.press("portal.check.send")
        self.seen.look("receipt")
        self.number = NUMBER.search(page.locator("main").inner_text())[0]
        self.seen.open("/status", "status")
        self.send()
        self.seen.look("status-empty")
        page.locator("#id_number").fill(f"{self.number[:-1]}{(int(self.number[-1]) + 1) % 10}")
        page.locator("#id_fin").fill("ФИН")
        self.send()
        self.seen.look("status-mistyped")
        page.locator("#id_number").fill(self.number)
        page.locator("#id_fin").fill(self.stranger.fin)
        self.send()
        self.seen.look("status-not-found")
        page.locator("#id_fin").fill(self.citizen.fin)
        self.send()
        self.seen.look("status-found")
        one_application(self.screen, self.seen.look, self.installation, "aygun@citizen.example")
        self.seen.open(f"/apply/{NOWHERE}/documents", "form-unknown")
        self.seen.open(f"/decisions/{NOWHERE}", "decision")
        self.send()
        self.seen.look("decision-empty")
        page.locator("#id_fin").fill(self.citizen.fin)
        self.send()
        self.seen.look("decision-not-found")
        too_many = "document.querySelector('main form').append(...Array.from({length: 1100}, (_, i) => Object.assign("
        page.evaluate(f"{too_many}document.createElement('input'), {{type: 'hidden', name: 'n' + i, value: '1'}})))")
        self.send()
        self.seen.look("413")

    def elsewhere(self) -> None:
        """An application begun here and taken up in another browser; a second one waits for the desk."""
        with Screen(self.browser, self.screen.base_url, self.screen.language) as other:
            for screen in (other, self.screen):
                screen.page.goto(f"/apply/identify?service={WITHOUT_DOCUMENTS}")
                if screen is other:
                    identify(other, self.citizen)
            self.screen.press("portal.chosen.begin")
            self.seen.look("elsewhere")
            self.screen.press("portal.elsewhere.anew")
            inner = Inspection(other)
            other.page.reload()
            inner.look("form-closed")
            self.seen.faults += inner.faults + other.complaints
        self.screen.press("portal.go_on")
        write_contact(self.screen, text="", email="", phone="+994505551212")
        self.screen.press("portal.check.send")
        self.theirs = NUMBER.search(self.page.locator("main").inner_text())[0]
        self.page.locator("form.leave button").click()
        self.page.wait_for_load_state()

    def entering(self) -> None:
        """Through the desk's door, with a mistake at each step."""
        look, page = self.seen.look, self.page
        self.seen.open("/desk/", "log-in")
        self.send()
        look("log-in-empty")
        page.locator("#id_login").fill(self.officer.username)
        page.locator("#id_password").fill("yanlış")
        self.send()
        look("log-in-wrong")
        page.locator("#id_password").fill(self.officer.password)
        self.send()
        look("code")
        page.locator("#id_code").fill("000000")
        self.send()
        look("code-wrong")
        page.locator("#id_code").fill(fresh_code(self.officer))
        self.send()
        look("worklist")

    def worklist(self) -> None:
        """Searching on the worklist."""
        for words, name in (("ABC\u200bDEF", "worklist-mistyped"), ("7ZZZZZZ", "worklist-empty")):
            self.page.locator("#id_words").fill(words)
            self.screen.press("desk.worklist.find")
            self.seen.look(name)
        self.screen.press("desk.worklist.clear")
        self.seen.open("/desk/?show=decided", "worklist-decided")
        self.seen.open("/desk/applications/2020-0000000-0", "application-unknown")

    def deciding(self) -> None:
        """Take, give back, take again, decide with mistakes, and read what was decided."""
        page, mine = self.page, f"/desk/applications/{self.number}"
        self.seen.open(mine, "application-free")
        self.screen.press("desk.application.take")
        self.seen.look("application-mine")
        with page.expect_download() as download:
            page.locator("main a[download]").first.click()
        assert download.value.suggested_filename.endswith(".pdf")
        preview = self.page.locator("main a[href$='/preview']").first.get_attribute("href")
        self.seen.open(preview or "", "preview")
        self.page.goto(mine)
        self.screen.press("desk.application.release")
        self.seen.look("application-released")
        self.screen.press("desk.application.take")
        converse(self)
        self.seen.open(mine, "application-again")
        self.law()
        self.seen.open(mine, "application-law")
        self.screen.press("desk.law.depart")
        self.screen.press("desk.decide.next")
        self.seen.look("decide-empty")
        page.locator("#id_outcome_1").check()
        self.screen.press("desk.decide.next")
        self.seen.look("decide-no-ground")
        page.locator("#id_ground_0").check()
        page.locator("#id_departure").fill("Sənəd yoxlanılıb: etibarlı deyil.")
        page.locator("#id_explanation").fill("Sənədlər tam deyil.\n" + "uzunsöz" * 30)
        self.seen.look("decide-filled")
        self.screen.press("desk.decide.next")
        self.seen.look("check-decision")
        page.locator("main form button").last.click()
        page.wait_for_load_state()
        self.seen.look("decided")
        self.seen.open(mine, "application-decided")
        self.seen.open(f"{mine}/decide", "application-already-decided")

    def law(self) -> None:
        """What the law asks and answers about the application."""
        page, mine = self.page, f"/desk/applications/{self.number}"
        self.screen.press("desk.law.enter")
        self.seen.look("facts")
        self.send()
        self.seen.look("facts-empty")
        for fact in ("has_identity_document", "in_conscription", "in_prison", "in_compulsory_treatment"):
            page.locator(f"#id_fact-{fact}_{0 if fact.startswith('has') else 1}").check()
        page.locator("#id_fact-offers_refused").fill("çox")
        self.send()
        self.seen.look("facts-mistyped")
        page.locator("#id_fact-offers_refused").fill("0")
        self.send()
        for details in page.locator("main details").all():
            details.locator("summary").click()
        self.seen.look("application-answered")
        self.seen.open(f"{mine}/facts", "facts-known")
        self.seen.open(f"{mine}/facts?change=offers_refused", "facts-change")
        self.seen.open(f"{mine}/confirm", "confirm")

    def dead_letters(self) -> None:
        """Notices that could not be delivered."""
        with self.installation.connect() as connection:
            connection.execute(DEAD_LETTERS, [self.number])
        self.seen.open("/desk/notices", "notices")
        while self.page.locator("main table form button").count():
            self.page.locator("main table form button").first.click()
            self.page.wait_for_load_state()
        self.seen.look("notices-none")

    def somebody_applies(self) -> None:
        """One more application, by somebody else, so that the worklist holds what nobody has taken yet."""
        citizen = self.installation.citizens[LANGUAGES.index(self.screen.language) + 15]
        with Wire(self.installation.base_url) as wire:
            wire.get("/apply/identify")
            begun = step_of(wire.identify(document=citizen.document, fin=citizen.fin, service=ENQUIRY))
            assert begun is not None
            wire.write(begun[0], text="Kömək edin.", email="basqasi@citizen.example", phone="", address="")
            assert step_of(wire.send(begun[0])) == (begun[0], "receipt")

    def press_below_the_table(self, key: str) -> None:
        """Press one of the small buttons for all that is chosen in a table."""
        self.page.locator("main button.sm", has_text=say(key, self.screen.language)).first.click()
        self.page.wait_for_load_state()

    def units(self) -> None:
        """Several applications at once, the figures, the officers, and an invited one's first page."""
        page, look = self.page, self.seen.look
        self.somebody_applies()
        self.seen.open("/desk/", "worklist-to-choose")
        self.press_below_the_table("desk.heap.take")
        look("heap-none")
        page.locator("input[name=number]").first.check()
        self.press_below_the_table("desk.heap.reassign")
        look("heap-whom")
        self.screen.press("desk.heap.look")
        look("heap-whom-empty")
        page.locator("#id_target").select_option(index=1)
        self.screen.press("desk.heap.look")
        look("heap-check")
        self.seen.open("/desk/figures", "figures")
        self.seen.open("/desk/staff", "staff")
        self.seen.open("/desk/staff/rights", "rights")
        self.seen.open("/desk/staff/invite", "invite")
        self._press_own()
        look("invite-empty")
        username = f"invited.{self.screen.language}"
        page.locator("#id_username").fill(username)
        page.locator("#id_full_name").fill("Əbdülrəhman Şıxəliyev-Qasımbəyli")
        page.locator("#id_email").fill(f"{username}@officer.example")
        self._press_own()
        look("invited")
        page.locator("main table a").first.click()
        page.wait_for_load_state()
        look("officer")
        self.seen.open("/desk/account/sessions/", "sessions")
        self.seen.open(f"/desk/welcome/{NOWHERE}/x-y", "welcome-over")
        sinks = self.installation.sinks
        wait_until(lambda: any(username in mail.body for mail in sinks.mails), "the invitation has come", seconds=60)
        letter = next(mail.body for mail in sinks.mails if username in mail.body)
        self.seen.open(re.search(r"/desk/welcome/\S+", letter)[0], "welcome")
        self._press_own()
        look("welcome-empty")

    def _press_own(self) -> None:
        self.page.locator("main form button").first.click()
        self.page.wait_for_load_state()

    def wordings(self) -> None:
        """A supervisor proposes another wording, with a mistake first, and takes it back."""
        page, address = self.page, f"/desk/wordings/application_received/{self.screen.language}"
        with self.installation.connect() as connection:
            connection.execute(SUPERVISOR, [self.officer.username])
        self.seen.open("/desk/wordings", "wordings")
        self.seen.open(address, "wording")
        self.seen.open(f"{address}/propose", "propose")
        page.locator("#id_sms").fill("{number} {title}")
        self.screen.press("desk.wordings.show")
        self.seen.look("propose-wrong")
        page.locator("#id_sms").fill("Dayaq. {sentence} {number}: {link}")
        page.locator("#id_reason").fill("Daha aydındır. " + "uzunsöz" * 30)
        self.screen.press("desk.wordings.show")
        self.seen.look("propose-preview")
        self.screen.press("desk.wordings.send")
        self.seen.look("proposal")
        self.seen.open("/desk/wordings", "wordings-waiting")
        page.locator("main table a.btn").first.click()
        self.screen.press("desk.wordings.withdraw")
        self.seen.look("proposal-withdrawn")

    def account(self) -> None:
        """The officer's own pages, and out of the door."""
        for address, name in (
            ("account/", "account"),
            ("account/recovery-codes/", "recovery-codes"),
            ("account/recovery-codes/new/", "recovery-codes-new"),
            ("account/again/", "again"),
            ("account/again/code/", "again-code"),
        ):
            self.seen.open(f"/desk/{address}", name)
        for field, name in (("#id_code", "again-code-wrong"), ("#id_password", "again-wrong")):
            if field == "#id_password":
                self.page.goto("/desk/account/again/")
            self.page.locator(field).fill("000000")
            self.send()
            self.seen.look(name)
        self.seen.open("/desk/log-out/", "log-out")
        self.send()

    def decision(self) -> None:
        """The decision as its citizen reads it."""
        with self.installation.connect() as connection:
            asked = "SELECT d.id FROM decision d JOIN application a ON a.id = d.application_id WHERE a.registration_number = %s"
            (key,) = connection.execute(asked, [self.number]).fetchone()
        self.page.goto(f"/decisions/{key}")
        self.page.locator("#id_fin").fill(self.citizen.fin)
        self.send()
        self.seen.look("decision-found")

    def new_officers(self) -> None:
        """An officer who has no authenticator yet, one who may do nothing, and a stranger who tries too often."""
        language, page = self.screen.language, self.page
        self._enrol(f"new.{language}")
        self.seen.look("recovery-codes-first")
        page.goto("/desk/log-out/")
        self.send()
        self._enrol(f"idle.{language}")
        self.seen.open("/desk/", "403")
        page.goto("/desk/log-out/")
        self.send()
        for _ in range(5):
            page.goto("/desk/log-in/")
            page.locator("#id_login").fill(f"nobody.{language}")
            page.locator("#id_password").fill("yanlış")
            self.send()
        self.seen.look("429")

    def _enrol(self, username: str) -> None:
        page = self.page
        page.goto("/desk/")
        page.locator("#id_login").fill(username)
        page.locator("#id_password").fill(self.officer.password)
        self.send()
        self.seen.look("activate")
        page.locator("#id_code").fill("000000")
        self.send()
        self.seen.look("activate-wrong")
        secret = page.locator("strong.code").inner_text().replace(" ", "")
        page.locator("#id_code").fill(fresh_code(OfficerLogIn(username=username, password="", secret=secret)))
        self.send()

    def weigh(self) -> None:
        """The first visit to each citizen's page that can be read."""
        for route, address in self.seen.read.items():
            if route.startswith("portal:"):
                weight = weight_of_first_visit(self.browser, self.screen, address)
                if not 20_000 < weight <= MOST_BYTES:
                    self.seen.faults.append(f"{route} weighs {weight} bytes")
