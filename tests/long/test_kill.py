"""Kill -9: the database, the web server and the worker fall at random instants under load, and nothing promised is lost.

People apply over real HTTP all the while. In the end every application that was acknowledged is there with its documents,
its journal row, its notices and their jobs; every notice has arrived; a message arrived twice only where a crash fell between
the relay's answer and our record of it, and under the same Message-ID. DAYAQ_SEED repeats the instants of a run.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path

import pytest

from tests.long import books
from tests.long.installation import Installation, Part, Plan
from tests.long.persistent import Crowd, Hand, TornHand
from tests.long.processes import Ended, wait_until

pytestmark = pytest.mark.long

PEOPLE = 9000
HANDS = 4
SECONDS_TO_CATCH_UP = 180
#: Most blows fall while people are being served, the others while an earlier one is still being got over.
SHARE_UNDER_LOAD = 0.7
UNDER_LOAD = "under load"
SECONDS_TO_BE_SERVED = 15
#: Long enough for blows to fall between the relay's taking of a message and our record of it.
SECONDS_OF_THE_RELAY = 0.2


class Blow(StrEnum):
    """What falls: a whole part, or the one process at its head or among its children."""

    DATABASE = "database"
    POSTMASTER = "postmaster alone"
    WEB = "web server"
    WEB_PROCESS = "web process"
    WORKER = "worker"


BLOWS = {Blow.DATABASE: 10, Blow.POSTMASTER: 8, Blow.WEB: 8, Blow.WEB_PROCESS: 10, Blow.WORKER: 14}
_RESTARTED = {
    Blow.DATABASE: Part.DATABASE,
    Blow.POSTMASTER: Part.DATABASE,
    Blow.WEB: Part.WEB,
    Blow.WORKER: Part.WORKER,
}


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with Installation(tmp_path / "home", Plan(people=PEOPLE, relay_answers_after=SECONDS_OF_THE_RELAY)) as installation:
        yield installation


def test_what_was_acknowledged_survives_fifty_kills(installation: Installation, say: Callable[[str], None]) -> None:
    seed = int(os.environ.get("DAYAQ_SEED") or random.SystemRandom().getrandbits(32))
    say(f"kill -9 with DAYAQ_SEED={seed}")
    chance = random.Random(seed)
    crowd = Crowd(iter(installation.citizens))
    hands = [Hand(crowd, installation.base_url, random.Random(f"{seed} {number}")) for number in range(HANDS)]
    hands.append(TornHand(crowd, installation.base_url, random.Random(f"{seed} torn")))
    for hand in hands:
        hand.start()
    fallen = strike(installation, crowd, chance)
    crowd.stop.set()
    for hand in hands:
        hand.join(timeout=120)
    assert crowd.errors == []
    assert not any(hand.is_alive() for hand in hands)
    installation.wait_until_ready()
    catch_up(installation)
    compare(installation, crowd, fallen, say)


def strike(installation: Installation, crowd: Crowd, chance: random.Random) -> Counter[str]:
    """Let each blow fall at its instant, and start again what fell, as a supervisor does; what fell by itself is counted too."""
    blows = list(chain.from_iterable([blow] * times for blow, times in BLOWS.items()))
    chance.shuffle(blows)
    fallen: Counter[str] = Counter()
    for blow in blows:
        under_way = wait_for_load(installation, crowd, fallen) if chance.random() < SHARE_UNDER_LOAD else 0
        fallen[UNDER_LOAD] += under_way
        sleep_watching(installation, fallen, chance.uniform(0.1, 1.5))
        assert crowd.errors == []
        fall(installation, blow, chance)
        fallen[blow] += 1
        time.sleep(chance.uniform(0, 0.5))
        if blow in _RESTARTED:
            installation.restart(_RESTARTED[blow])
    return fallen


def sleep_watching(installation: Installation, fallen: Counter[str], seconds: float) -> None:
    """Sleep, and start again who ended without a blow, as when a crashed server's port is not free yet."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        fallen.update(supervise(installation))
        time.sleep(0.02)


def wait_for_load(installation: Installation, crowd: Crowd, fallen: Counter[str]) -> bool:
    """Wait until people are served again after the last blow, but not for ever; whether they are."""
    before, until = len(crowd.told), time.monotonic() + SECONDS_TO_BE_SERVED
    while len(crowd.told) == before and time.monotonic() < until:
        sleep_watching(installation, fallen, 0.05)
    return len(crowd.told) > before


def fall(installation: Installation, blow: Blow, chance: random.Random) -> None:
    """One blow."""
    if blow == Blow.POSTMASTER:
        installation.kill9_postmaster()
    elif blow == Blow.WEB_PROCESS:
        installation.kill9_web_process(chance)
    else:
        installation.kill9(_RESTARTED[blow])


def supervise(installation: Installation) -> list[str]:
    """Start again whoever ended without a blow; who they were."""
    ended = [part for part in (Part.WEB, Part.WORKER) if installation.process(part).pid is None]
    for part in ended:
        installation.restart(part)
    return [f"{part} ended by itself" for part in ended]


def catch_up(installation: Installation) -> None:
    """Wait until the worker has nothing left: no notice on its way, no journal entry unsealed."""
    with installation.connect() as connection:

        def quiet() -> bool:
            if supervise(installation):
                raise Ended("a process ended by itself while it caught up")
            waiting = books.number_of(connection, "SELECT count(*) FROM notice WHERE state = 'waiting'")
            unsealed = books.number_of(connection, "SELECT count(*) FROM journal_entry WHERE position IS NULL")
            return waiting == 0 and unsealed == 0

        wait_until(quiet, "the worker catches up", seconds=SECONDS_TO_CATCH_UP, every=0.5)


def compare(installation: Installation, crowd: Crowd, fallen: Counter[str], say: Callable[[str], None]) -> None:
    """Hold the database, the journal and the sinks against what people were told."""
    with installation.connect() as connection:
        stored = books.applications(connection)
        letters = books.letters(connection)
        torn = connection.execute("SELECT count(*) FROM stored_file WHERE sha256 = ANY(%s)", [crowd.torn]).fetchone()
        entries = books.number_of(connection, "SELECT count(*) FROM journal_entry")
        counted = books.number_of(connection, "SELECT count(*) FROM service_use WHERE kind = 'applied'")
        failed = books.number_of(connection, "SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    arrived = Counter(message.key for message in installation.sinks.arrived)
    repeated = {key: times - 1 for key, times in arrived.items() if times > 1}
    under_load = fallen.pop(UNDER_LOAD)
    say(
        f"fell: {', '.join(f'{times} x {what}' for what, times in sorted(fallen.items()))}; {under_load} while people were served"
    )
    say(f"requests that failed and were repeated: {dict(sorted(crowd.failures.items()))}; uploads torn: {len(crowd.torn)}")
    documents = sum(len(row.documents) for row in stored)
    say(f"{len(crowd.told)} applications acknowledged, {len(stored)} stored, {documents} documents, {entries} journal entries")
    say(
        f"{len(letters)} notices, {sum(arrived.values())} messages arrived, {sum(repeated.values())} of them repeated,"
        f" {sum(one.unended for one in letters)} attempts without an end, {failed} jobs failed"
    )
    by_key = {row.key: row for row in stored}
    for told in crowd.told:
        row = by_key[told.key]
        assert (row.person, row.number, row.documents) == (told.person, told.number, told.documents)
        assert row.complete, row
    assert len(stored) == len(by_key) == len(crowd.told) == counted, "an application was doubled"
    assert len({row.person for row in stored}) == len(stored)
    assert torn == (0,), "half an upload was stored"
    compare_letters(letters, arrived)
    assert "whole" in installation.dayaq("journal", "verify")


def compare_letters(letters: list[books.Letter], arrived: Counter[str]) -> None:
    """Every notice arrived, and a second time only where an attempt never learned its end."""
    expected = {letter.key for letter in letters}
    assert set(arrived) == expected, "a message was lost, or came from nowhere"
    for letter in letters:
        assert letter.state == "sent", letter
        assert letter.jobs > 0, letter
        assert letter.relayed == 1, letter
        assert arrived[letter.key] - 1 <= letter.unended, letter
