"""Outside registers down for three simulated days: nothing lost, the person told what is waited for, caught up in one hour.

The registers are the real process of the demo, ended and started again; the days pass by the clocks that are handed in.
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.applications.registers_asked import ask_for_new
from dayaq.casework.people.models import Person
from dayaq.casework.registers.asking import answer_waiting
from dayaq.casework.registers.breaker import RegisterRests
from dayaq.casework.registers.connector import RegisterFailed
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.models import RegisterEntry, RegisterQuestion
from dayaq.casework.registers.over_http import HttpConnector
from dayaq.casework.registers.queries import standings
from dayaq.casework.registers.reading import Clocks, read_on
from dayaq.catalogue import catalogue
from dayaq.population.synthetic import store
from dayaq.project.demo.country import ACTOR, PUBLISHED_AT, everybody
from dayaq.project.outside_registers import registers_of_services
from tests.long.installation import ROOT
from tests.long.processes import Process, wait_until
from tests.long.sinks import HERE, free_port
from tests.making import MONDAY, make_application

pytestmark = [pytest.mark.long, pytest.mark.django_db]

TOKEN = "token-of-the-tests"
SERVICE = catalogue.service("employment.jobseeker_registration").service
HOURS_DOWN = 72
BORN_A_DAY = 20
MINUTES = timedelta(minutes=10)


class Registers:
    """The process of the made-up registers, and a job for each of them at a simulated time."""

    def __init__(self, folder: Path) -> None:
        self.address = f"http://{HERE}:{free_port()}"
        self.connector = HttpConnector(address=self.address, token=TOKEN, seconds=5)
        self.born = 0
        self.changed: list[object] = []
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment = {
            **kept,
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "dayaq.project.settings",
            "DATABASE_URL": "postgresql://127.0.0.1/unused",
            "DAYAQ_HOME": str(folder),
            "DAYAQ_DEMO": "1",
            "DAYAQ_LEGAL_DAY": MONDAY.date().isoformat(),
            "DAYAQ_REGISTERS_URL": self.address,
            "DAYAQ_REGISTERS_TOKEN": TOKEN,
        }
        self.process = Process("registers serve", environment, folder / "registers.log")

    def start(self) -> None:
        self.process.start()
        wait_until(self._answers, "the registers answer", seconds=60)

    def tell(self, **told: object) -> None:
        shown = {"Authorization": f"Bearer {TOKEN}"}
        httpx.put(f"{self.address}/control", json=told, headers=shown, timeout=10, trust_env=False).raise_for_status()

    def bear(self, mother: Person, on: date, count: int) -> None:
        """Enter so many births of a day."""
        entries = []
        for _ in range(count):
            self.born += 1
            child = {"fin": f"7DD{self.born:04d}", "surname": "Quliyev", "given_name": "Murad", "patronymic": "", "sex": "male"}
            act = {"id": f"new-{self.born}", "kind": "birth", "on": on.isoformat(), "child": child}
            entries.append({**act, "mother": mother.fin, "father": None})
        self.tell(register="civil_status", entries=entries)

    def jobs_at(self, at: datetime) -> int:
        """What the jobs of one minute do; how many registers answered."""
        ask_for_new(about=registers_of_services(MONDAY.date()), at=at)
        clocks, answered = Clocks(at=at, now=lambda: at), 0
        for code, register in registers().items():
            try:
                read_on(register=register, connector=self.connector, clocks=clocks, changed=self.changed.append)
                answer_waiting(register=code, connector=self.connector, clocks=clocks, changed=self.changed.append)
                answered += 1
            except (RegisterFailed, RegisterRests):
                continue
        return answered

    def _answers(self) -> bool:
        self.process.must_live()
        try:
            return httpx.post(f"{self.address}/tax/ask", timeout=1, trust_env=False).status_code == 403
        except httpx.TransportError:
            return False


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Registers]:
    running = Registers(tmp_path)
    try:
        running.start()
        yield running
    finally:
        running.process.stop()


def test_three_days_down_lose_nothing_and_are_caught_up_within_an_hour(outside: Registers) -> None:
    store(people=everybody(), actor=ACTOR, at=PUBLISHED_AT)
    outside.jobs_at(MONDAY)
    grown = Person.objects.filter(birth_date__lt=date(1995, 1, 1), birth_date__gt=date(1975, 1, 1), died_on=None)
    mother = grown.filter(sex="female").order_by("fin")[0]
    outside.bear(mother, MONDAY.date(), BORN_A_DAY)
    before = make_application(service=SERVICE, person=grown.order_by("fin")[1])
    outside.process.kill()

    at, answered = MONDAY, 0
    for hour in range(HOURS_DOWN):
        at = MONDAY + timedelta(hours=hour + 1)
        if hour == 30:
            during = make_application(service=SERVICE, person=grown.order_by("fin")[2], at=at)
        answered += outside.jobs_at(at)

    assert answered == 0
    assert all(one.rests for one in standings())
    for matter in (before, during):
        sentence = sentence_of(matter, SERVICE, "az", on=at.date())
        assert "hazırda bu reyestrlərin cavabını gözləyirik: “Müddətli hərbi xidmət”, “Məhkəmə qərarlarının icrası”" in sentence

    outside.start()
    for day in range(3):
        outside.bear(mother, MONDAY.date() + timedelta(days=day + 1), BORN_A_DAY)
    for _ in range(6):
        at += MINUTES
        outside.jobs_at(at)

    assert RegisterQuestion.objects.filter(answered_at=None).count() == 0
    assert RegisterQuestion.objects.count() == 4
    assert Person.objects.filter(fin__startswith="7DD").count() == outside.born == 4 * BORN_A_DAY
    assert RegisterEntry.objects.filter(key__startswith="new-", state="applied").count() == outside.born
    assert not any(one.failures for one in standings())
    assert {sentence_of(one, SERVICE, "az", on=at.date()).count("reyestr") for one in (before, during)} == {0}
