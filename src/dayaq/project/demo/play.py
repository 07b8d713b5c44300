"""Playing the day: citizens apply, officers decide, the worker tells; each step over HTTP, as a browser would send it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from dayaq.casework.notices.queries import waiting_count
from dayaq.catalogue import catalogue
from dayaq.population.synthetic import SyntheticPerson
from dayaq.project.demo.access import Access
from dayaq.project.demo.arrived import Arrivals
from dayaq.project.demo.browser import SiteFailed
from dayaq.project.demo.citizen import Citizen, Wish
from dayaq.project.demo.country import citizens
from dayaq.project.demo.day import Day, Lack, Visit
from dayaq.project.demo.officer import OfficerAtDesk
from dayaq.project.demo.papers import paper

SECONDS_FOR_MESSAGES = 60

Tell = Callable[[str], None]


@dataclass
class Matter:
    """One application of the day, as it went."""

    visit: Visit
    person: SyntheticPerson
    number: str = ""
    sentence: str = ""

    @property
    def title(self) -> str:
        """The service's English title."""
        return catalogue.service(self.visit.service).service.title.en

    @property
    def name(self) -> str:
        """The person's given name and surname."""
        return f"{self.person.given_name} {self.person.surname}"


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the day is played: the site, its officers, the messages that arrive, and who is told the story."""

    site: str
    officers: dict[str, Access]
    arrivals: Arrivals
    tell: Tell


def play(day: Day, stage: Stage) -> list[Matter]:
    """Play the whole day; what became of each application. Raises `SiteFailed` where the site does not go along."""
    matters = [Matter(visit, person) for visit, person in zip(day.visits, citizens(day), strict=True)]
    stage.tell("First, people apply from home.")
    for matter in matters:
        _apply(matter, stage)
    stage.tell("Then officers come to the desk.")
    for username in sorted({matter.visit.officer for matter in matters} - {""}):
        _review(username, [matter for matter in matters if matter.visit.officer == username], stage)
    _await_messages(stage)
    stage.tell("Last, people look how their matters stand.")
    for matter in matters:
        _look(matter, stage)
    return matters


def _apply(matter: Matter, stage: Stage) -> None:
    visit, citizen = matter.visit, Citizen(stage.site, matter.person)
    wish = Wish(
        service=visit.service,
        language=visit.language,
        text=visit.text,
        email=matter.person.email if visit.tell != "sms" else "",
        phone=matter.person.mobile if visit.tell != "email" else "",
        papers=tuple(paper(name) for name in visit.papers),
    )
    citizen.choose(wish)
    _mistype(matter, citizen, stage)
    complaints = citizen.identify(citizen.document, citizen.person.fin)
    if complaints:
        raise SiteFailed(f"{matter.name} was not identified: {complaints}")
    citizen.fill_in(wish)
    if visit.mishap == "double_click":
        matter.number, same = citizen.send_twice()
        stage.tell(f"{matter.name} pressed Send twice at one instant; {_one_application(matter, same=same)}.")
    else:
        matter.number = citizen.send()
    papers = f"with {len(visit.papers)} document{'s' * (len(visit.papers) != 1)}" if visit.papers else "without documents"
    stage.tell(f"{matter.name} ({visit.language}) applied for “{matter.title}”, {papers}: number {matter.number}.")
    citizen.browser.close()


def _one_application(matter: Matter, *, same: bool) -> str:
    if not same:
        raise SiteFailed(f"two clicks made two applications: {matter.number}")
    return f"both clicks led to the one application {matter.number}"


def _mistype(matter: Matter, citizen: Citizen, stage: Stage) -> None:
    """The slips of the day; the page has to complain about each."""
    document, fin = citizen.document, citizen.person.fin
    if matter.visit.mishap == "wrong_number":
        document = f"{document[:-1]}{(int(document[-1]) + 1) % 10}"
    elif matter.visit.mishap == "letter_in_fin":
        fin = f"{fin[:-1]}O"
    else:
        return
    complaints = citizen.identify(document, fin)
    if not complaints:
        raise SiteFailed("a mistyped number was taken")
    stage.tell(f"{matter.name} mistyped a number and was told: “{complaints[0]}”")


def _review(username: str, matters: list[Matter], stage: Stage) -> None:
    access, desk = stage.officers[username], OfficerAtDesk(stage.site)
    desk.log_in(username, access.password, access.secret)
    stage.tell(f"{access.full_name} logged in with password and authenticator.")
    for matter in matters:
        desk.take(matter.number)
        if matter.visit.taken_only:
            stage.tell(f"{access.full_name} took {matter.number} of {matter.name} and is still looking into it.")
            continue
        if matter.visit.lacks:
            _ask_and_answer(matter, matter.visit.lacks, desk, stage)
        if matter.visit.facts:
            desk.record(matter.number, matter.visit.facts)
            answer = desk.confirm(matter.number)
            stage.tell(f"{access.full_name} entered the facts of {matter.number} and confirmed the law's answer: “{answer}”")
            continue
        visit = matter.visit
        desk.decide(matter.number, ground=visit.ground, explanation=visit.answer, departure=visit.departure)
        what = "refused" if matter.visit.ground else "answered" if matter.visit.service == catalogue.ENQUIRY else "approved"
        stage.tell(f"{access.full_name} {what} {matter.number} of {matter.name}: “{matter.visit.answer}”")
    desk.browser.close()


def _ask_and_answer(matter: Matter, lack: Lack, desk: OfficerAtDesk, stage: Stage) -> None:
    """The officer asks for what is missing, and the citizen adds it to the same application."""
    desk.ask(matter.number, document=lack.document, words=lack.words)
    stage.tell(f"{matter.number} of {matter.name} lacks a document. The officer asks for it: “{lack.words}”")
    citizen = Citizen(stage.site, matter.person)
    citizen.browser.open("/")
    citizen.browser.speak(matter.visit.language)
    citizen.answer(matter.number, [paper(name) for name in lack.papers], lack.reply)
    stage.tell(f"{matter.name} adds {len(lack.papers)} documents from home: “{lack.reply}” The deadline stood still meanwhile.")
    citizen.browser.close()


def _await_messages(stage: Stage) -> None:
    until = time.monotonic() + SECONDS_FOR_MESSAGES
    while waiting_count():
        if time.monotonic() > until:
            raise SiteFailed(f"{waiting_count()} messages did not leave within {SECONDS_FOR_MESSAGES} seconds")
        time.sleep(0.2)
    arrived = stage.arrivals.all()
    mails = sum(message.medium == "email" for message in arrived)
    stage.tell(f"{mails} mails and {len(arrived) - mails} SMS have arrived.")


def _look(matter: Matter, stage: Stage) -> None:
    citizen = Citizen(stage.site, matter.person)
    citizen.browser.open("/")
    citizen.browser.speak(matter.visit.language)
    matter.sentence = citizen.status(matter.number)
    if not matter.sentence:
        raise SiteFailed(f"no status for {matter.number}: {citizen.browser.complaints()}")
    stage.tell(f"{matter.name}, {matter.number}: “{matter.sentence}”")
    citizen.browser.close()
