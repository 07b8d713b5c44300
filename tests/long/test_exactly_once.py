"""Exactly once: however a person fills in and sends a form, each sending that was answered is stored, and none twice.

Sequences are drawn by hypothesis and played over real HTTP against a running installation. After each, the database is
compared with what the person was told. In the second part hands, tabs and browsers act at the same instant.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.long import books
from tests.long.applicant import DOCUMENTS, SERVICES, Applicant, Form
from tests.long.browser import SESSION, Browser
from tests.long.installation import Installation, Plan

pytestmark = pytest.mark.long

SEQUENCES, PARALLEL = 1800, 200
STEPS = 7
# Enough for every sequence, and for the repetitions with which hypothesis shortens one that fails.
PEOPLE = 6000

BROWSER, SERVICE, PLACE = st.integers(0, 1), st.sampled_from(SERVICES), st.integers(1, DOCUMENTS)
#: Which form, from the latest on: mostly the latest.
WHICH = st.sampled_from([0, 0, 0, 0, 1, 2])
STEP = st.sampled_from(["documents", "contact", "check", "receipt"])


@dataclass
class Tally:
    """What was played, and what was found beside it."""

    sequences: int = 0
    parallel: int = 0
    sendings: int = 0
    bursts: int = 0
    unanswered: int = 0
    acknowledged: int = 0
    arrived_unanswered: int = 0
    people: Iterator[int] = field(default_factory=count)


class Stage:
    """The running installation, with browsers and a connection that all sequences share."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.browsers = (Browser(installation.base_url), Browser(installation.base_url))
        self.books = installation.connect()
        self.tally = Tally()

    def applicant(self) -> Applicant:
        """A person who never applied before."""
        return Applicant(self.installation.citizens[next(self.tally.people)], self.browsers)

    def close(self) -> None:
        """Close what was opened."""
        for browser in self.browsers:
            browser.client.close()
        self.books.close()

    def forget_session(self, browser: int) -> None:
        """End a session on the server's side, as time does."""
        key = self.browsers[browser].client.cookies.get(SESSION)
        self.books.execute("DELETE FROM django_session WHERE session_key = %s", [key])


class Applying(RuleBasedStateMachine):
    """One person, one thing after another."""

    stage: Stage

    def __init__(self) -> None:
        super().__init__()
        self.person = self.stage.applicant()

    @initialize(service=SERVICE)
    def come(self, service: str) -> None:
        self.person.identify(0, service)

    @rule(browser=BROWSER, service=SERVICE)
    def identify(self, browser: int, service: str) -> None:
        self.person.identify(browser, service)

    @rule(browser=BROWSER, service=SERVICE)
    def lose_the_answer_to_identifying(self, browser: int, service: str) -> None:
        self.person.identify_and_hang_up(browser, service)

    @rule(which=WHICH, step=STEP)
    def resume(self, which: int, step: str) -> None:
        form = self.form(which)
        if not (form.replaced or self.person.identified[form.browser]):
            self.person.identify_for(form, step)

    @rule(browser=BROWSER, service=SERVICE)
    def choose(self, browser: int, service: str) -> None:
        self.person.choose(browser, service)

    @rule(browser=BROWSER, service=SERVICE)
    def begin_anew(self, browser: int, service: str) -> None:
        if self.person.identified[browser]:
            self.person.begin_anew(browser, service)

    @rule(browser=BROWSER, on_the_server=st.booleans())
    def session_ends(self, browser: int, on_the_server: bool) -> None:
        if on_the_server:
            self.stage.forget_session(browser)
        self.person.session_ends(browser, cookie=not on_the_server)

    @rule(which=WHICH, step=STEP)
    def go_back_or_reload(self, which: int, step: str) -> None:
        self.person.open(self.form(which), step)

    @rule(which=WHICH, place=PLACE)
    def upload(self, which: int, place: int) -> None:
        self.person.upload(self.form(which), place)

    @rule(which=WHICH, place=PLACE, share=st.sampled_from([0.3, 0.9, 1]))
    def upload_and_hang_up(self, which: int, place: int, share: float) -> None:
        self.person.upload_and_hang_up(self.form(which), place, share)

    @rule(which=WHICH, place=PLACE)
    def remove(self, which: int, place: int) -> None:
        form = self.form(which)
        if self.person.identified[form.browser]:
            self.person.remove(form, place)

    @rule(which=WHICH)
    def write(self, which: int) -> None:
        self.person.write(self.form(which))

    @rule(which=WHICH)
    def write_and_send(self, which: int) -> None:
        self.person.write(self.form(which))
        self.person.send(self.form(which))

    @rule(which=WHICH)
    def send(self, which: int) -> None:
        self.person.send(self.form(which))

    @rule(which=WHICH, wait=st.sampled_from([0, 0, 0.002, 0.05]))
    def lose_the_answer(self, which: int, wait: float) -> None:
        self.person.send_and_hang_up(self.form(which), wait)

    @rule(which=WHICH)
    def send_and_go_back(self, which: int) -> None:
        form = self.form(which)
        self.person.send(form)
        self.person.open(form, "contact")
        self.person.write(form)
        self.person.send(form)

    def form(self, which: int) -> Form:
        return self.person.forms[-1 - which % len(self.person.forms)]

    def finish(self) -> None:
        """Bring the last form to its end."""
        form = self.form(0)
        if not self.person.identified[form.browser]:
            self.person.identify(form.browser, form.service)
        form = self.form(0)
        self.person.write(form)
        self.person.send(form)

    def teardown(self) -> None:
        if self.person.forms:
            self.finish()
            compare(self.person, self.stage)
            self.stage.tally.sequences += 1
            self.stage.tally.parallel += self.person.bursts > 0


class ApplyingAtOnce(Applying):
    """One person with many hands: at least once in each sequence several requests run at the same instant."""

    @rule(which=WHICH, hands=st.integers(2, 4))
    def click_twice(self, which: int, hands: int) -> None:
        self.person.send_at_once(self.form(which), hands)

    @rule(browser=BROWSER, service=SERVICE)
    def choose_in_two_tabs(self, browser: int, service: str) -> None:
        if self.person.identified[browser]:
            self.person.choose_twice_at_once(browser, service)

    @rule(which=WHICH, place=PLACE)
    def upload_twice(self, which: int, place: int) -> None:
        self.person.upload_twice_at_once(self.form(which), place)

    @rule(which=WHICH, place=PLACE)
    def send_while_uploading(self, which: int, place: int) -> None:
        self.person.send_while_uploading(self.form(which), place)

    @rule(which=WHICH)
    def send_while_writing(self, which: int) -> None:
        self.person.send_while_writing(self.form(which))

    @rule(which=WHICH, place=PLACE)
    def send_while_removing(self, which: int, place: int) -> None:
        form = self.form(which)
        if self.person.identified[form.browser]:
            self.person.send_while_removing(form, place)

    @rule(which=WHICH)
    def send_while_beginning_anew(self, which: int) -> None:
        self.person.send_while_beginning_anew(self.form(which))

    def finish(self) -> None:
        """Bring the last form to its end with two hands."""
        form = self.form(0)
        if not self.person.identified[form.browser]:
            self.person.identify(form.browser, form.service)
        form = self.form(0)
        self.person.write(form)
        self.person.send_at_once(form)


def compare(person: Applicant, stage: Stage) -> None:
    """Hold the database against what the person was told."""
    rows = books.applications(stage.books, person.citizen.id)
    stored = {row.key: row for row in rows}
    assert len(stored) == len(rows), "one form became two applications"
    for form in person.forms:
        row = stored.pop(form.key, None)
        if form.sent is not None:
            assert (row is not None) == form.sent, f"sent: {form.sent}, stored: {row}"
        if row is not None:
            compare_one(person, form, row)
        stage.tally.acknowledged += form.sent is True
        stage.tally.arrived_unanswered += form.sent is None and row is not None
    assert not stored, "an application that nobody sent"
    stage.tally.sendings += person.sendings + person.lost
    stage.tally.unanswered += person.lost
    stage.tally.bursts += person.bursts


def compare_one(person: Applicant, form: Form, row: books.Stored) -> None:
    """One application against the form it came from."""
    assert form.number in {None, row.number}
    assert row.text == form.text
    assert row.complete, row
    attached, perhaps = ({_hash(person, place) for place in places} for places in (form.attached, form.perhaps))
    assert attached <= set(row.documents) <= attached | perhaps
    assert len(set(row.documents)) == len(row.documents)


def _hash(person: Applicant, place: int) -> str:
    return sha256(person.document(place)).hexdigest()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder: Path = tmp_path_factory.mktemp("exactly-once")
    with Installation(folder / "home", Plan(durable=False, people=PEOPLE)) as installation:
        stage = Stage(installation)
        yield stage
        stage.close()


def test_every_answered_sending_is_stored_exactly_once(stage: Stage, say: Callable[[str], None]) -> None:
    Applying.stage = stage
    play(Applying, SEQUENCES)
    play(ApplyingAtOnce, PARALLEL)

    tally = stage.tally
    say(
        f"{tally.sequences} sequences, {tally.parallel} parallel ({tally.bursts} times at once), {tally.sendings} sends,"
        f" {tally.acknowledged} applications acknowledged, {tally.unanswered} answers lost"
        f" ({tally.arrived_unanswered} forms stored before their person asked again): 0 lost, 0 double"
    )
    assert tally.sequences >= SEQUENCES + PARALLEL
    assert tally.parallel >= PARALLEL
    stored = books.number_of(stage.books, "SELECT count(*) FROM application")
    assert stored == tally.acknowledged + tally.arrived_unanswered
    assert stored == books.number_of(stage.books, "SELECT count(DISTINCT registration_number) FROM application")
    assert stored == books.number_of(stage.books, "SELECT count(*) FROM service_use WHERE kind = 'applied'")


def play(machine: type[Applying], sequences: int) -> None:
    """Play so many sequences; a failing one is shortened and its steps are printed."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
