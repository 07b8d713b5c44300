"""People who apply while everything around them breaks: each tries again, as people do, until they are told it is done."""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from threading import Event, Lock, Thread

import httpx

from tests.long.browser import Browser, document, number_on, step_of
from tests.long.installation import Citizen

SERVICE = "pensions.survivor_pension"
SECONDS_OF_PATIENCE = 120
SMALLEST, LARGEST = 8_000, 200_000


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one person was told: the form was sent (`key`), under which number, with which documents (SHA-256)."""

    person: str
    key: str
    number: str
    documents: list[str]


@dataclass
class Crowd:
    """What all people share: who comes next, when to stop coming, what was told, which requests failed and were repeated."""

    citizens: Iterator[Citizen]
    stop: Event = field(default_factory=Event)
    told: list[Told] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    torn: list[str] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def next(self) -> Citizen:
        """The next person, who never applied before."""
        with self._lock:
            return next(self.citizens)


class Hand(Thread):
    """One thread that lets people apply, one after another, until the crowd is told to stop; the last one finishes."""

    def __init__(self, crowd: Crowd, base_url: str, chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.crowd, self.base_url, self.chance = crowd, base_url, chance

    def run(self) -> None:
        """Apply again and again; what goes wrong is kept for whoever waits."""
        try:
            while not self.crowd.stop.is_set():
                with Browser(self.base_url, seconds=15) as browser:
                    self.one(browser, self.crowd.next())
        except BaseException as error:  # noqa: BLE001  a thread's failure is the suite's
            self.crowd.errors.append(error)

    def one(self, browser: Browser, citizen: Citizen) -> None:
        """One person applies with two documents."""
        key = self.begin(browser, citizen)
        contents = [document(f"{citizen.fin} {place}", size=self.chance.randint(SMALLEST, LARGEST)) for place in (1, 2)]
        for place, content in enumerate(contents, start=1):
            self.insist("documents", partial(browser.attach, key, {f"{place}.pdf": content}), key)
        answers = {"text": "Kömək edin.", "email": f"{citizen.fin.lower()}@example.com", "phone": "0501234567", "address": ""}
        self.insist("check", lambda: browser.write(key, **answers), key)
        self.insist("receipt", lambda: browser.send(key), key)
        receipt = self.persist(lambda: browser.get(f"/apply/{key}/receipt"))
        number = number_on(receipt)
        assert number is not None, receipt.status_code
        hashes = sorted(sha256(content).hexdigest() for content in contents)
        self.crowd.told.append(Told(person=citizen.id, key=key, number=number, documents=hashes))

    def begin(self, browser: Browser, citizen: Citizen) -> str:
        """Identify and open the form; when the answer that brought the browser's secret was lost, begin anew."""
        answer = self.persist(lambda: browser.identify(document=citizen.document, fin=citizen.fin, service=SERVICE))
        if answer.headers.get("Location", "").startswith("/apply/elsewhere"):
            answer = self.persist(lambda: browser.post("/apply/anew", {"service": SERVICE}))
        arrived = step_of(answer)
        assert arrived is not None, f"identified, and led to {answer.headers.get('Location')} ({answer.status_code})"
        return arrived[0]

    def insist(self, step: str, doing: Callable[[], httpx.Response], key: str) -> None:
        """Do it until the answer leads where it must."""
        answer = self.persist(doing)
        assert step_of(answer) == (key, step), f"{step}: {answer.status_code} {answer.headers.get('Location')}"

    def persist(self, doing: Callable[[], httpx.Response]) -> httpx.Response:
        """Do it until it is answered with anything but a failure of ours."""
        until = time.monotonic() + SECONDS_OF_PATIENCE
        while time.monotonic() < until:
            time.sleep(self.chance.uniform(0.01, 0.06))
            try:
                answer = doing()
            except httpx.HTTPError as error:
                self._failed(type(error).__name__)
                continue
            if answer.status_code < 500:
                return answer
            self._failed(str(answer.status_code))
        raise TimeoutError(f"not served for {SECONDS_OF_PATIENCE} s")

    def _failed(self, how: str) -> None:
        self.crowd.failures[how] += 1
        time.sleep(self.chance.uniform(0.1, 0.4))


class TornHand(Hand):
    """Sends documents of which the last bytes never come, each over a connection that hangs for a while and is dropped."""

    def one(self, browser: Browser, citizen: Citizen) -> None:
        """One person begins, and never succeeds in uploading."""
        key = self.begin(browser, citizen)
        for place in range(5):
            content = document(f"torn {citizen.fin} {place}", size=LARGEST)
            request = browser.uploading(key, f"{place}.pdf", content)
            try:
                browser.hang_up(request, wait=self.chance.uniform(0, 2), share=self.chance.uniform(0.05, 0.95))
            except OSError as error:
                self._failed(f"torn: {type(error).__name__}")
            self.crowd.torn.append(sha256(content).hexdigest())
