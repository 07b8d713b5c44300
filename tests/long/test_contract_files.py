"""Kill -9 of worker and database while a workbook of notifications is worked off: every line is done, and once.

DAYAQ_SEED repeats the instants of a run.
"""

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.long.installation import Installation, Part, Plan
from tests.long.processes import run, wait_until

pytestmark = pytest.mark.long

LINES, WRONG = 3000, 20
BLOWS = [Part.WORKER, Part.DATABASE, Part.WORKER, Part.WORKER]
SECONDS = 240
#: Of each line its row, and of each sound one a notification with its terms, its answer and its entry in the journal.
TOLD = """
    SELECT count(*) AS lines, count(DISTINCT line.number) AS numbers, count(line.notification_id) AS sound,
        count(DISTINCT line.notification_id) AS notifications,
        count(*) FILTER (WHERE line.notification_id IS NULL) AS wrong,
        (SELECT count(*) FROM contract_notification) AS all_notifications,
        (SELECT count(*) FROM contract_terms) AS terms,
        (SELECT count(*) FROM contract_answer WHERE outcome = 'registered') AS registered
    FROM contract_file_line line WHERE line.file_id = %s
"""


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with Installation(tmp_path / "home", Plan(people=9000)) as installation:
        yield installation


def test_a_file_survives_kills_with_every_line_done_once(installation: Installation, say: Callable[[str], None]) -> None:
    seed = int(os.environ.get("DAYAQ_SEED") or random.SystemRandom().getrandbits(32))
    say(f"kill -9 with DAYAQ_SEED={seed}")
    chance = random.Random(seed)
    file = run(["tests.long.sending_contracts", str(LINES), str(WRONG)], installation.environment).strip()
    fell_after = []
    for blow in BLOWS:
        before = done(installation, file)
        wait_until(lambda before=before: done(installation, file) > before, "more lines are done", seconds=SECONDS)
        time.sleep(chance.uniform(0, 0.3))
        fell_after.append(done(installation, file))
        installation.kill9(blow)
        installation.restart(blow)
        if blow == Part.DATABASE:
            installation.wait_until_ready()
    wait_until(lambda: done(installation, file) >= LINES, "every line is done", seconds=SECONDS)
    say(f"blows fell after {fell_after} of {LINES} lines")

    with installation.connect() as connection:
        told = connection.execute(TOLD, [file]).fetchone()
    sound = LINES - WRONG
    assert fell_after[-1] < LINES
    assert (told.lines, told.numbers, told.wrong) == (LINES, LINES, WRONG)
    assert {told.sound, told.notifications, told.all_notifications, told.terms, told.registered} == {sound}


def done(installation: Installation, file: str) -> int:
    """How many lines are done; none can be counted while the database is down, and then none is told."""
    try:
        with installation.connect() as connection:
            return connection.execute("SELECT count(*) FROM contract_file_line WHERE file_id = %s", [file]).fetchone()[0]
    except psycopg.OperationalError:
        return -1
