"""The sealer as a process of its own, killed at instants nobody chose."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from dayaq.casework.journal.anchors import AnchorFile
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.sealing import seal_pending
from dayaq.casework.journal.verification import verify
from tests.casework.journal.entries import MOMENT

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

ENTRIES = 40_000
KILLS = 15
SEALER = "from dayaq.project.command import main; main()"


def address_of_the_test_database() -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def sealer(anchors: AnchorFile) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SEALER, "journal", "seal", "--anchors", str(anchors.path.parent)],
        env={**os.environ, "DATABASE_URL": address_of_the_test_database()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def write_many() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_entry (at, actor_kind, actor, verb, subject_kind, subject, persons, detail)"
            " SELECT %s, 'system', 'test', 'decided', 'application', number::text, '{}', '{}'"
            " FROM generate_series(1, %s) AS number",
            [MOMENT, ENTRIES],
        )


def test_a_sealer_killed_at_random_instants_leaves_a_whole_chain(tmp_path: Path) -> None:
    write_many()
    anchors = AnchorFile(tmp_path)
    reached = set()

    for _ in range(KILLS):
        before = anchors.size()
        running = sealer(anchors)
        while anchors.size() == before and running.poll() is None:
            time.sleep(0.005)
        time.sleep(random.random() / 5)
        running.kill()
        running.wait()
        assert verify(anchors).whole
        reached.add(JournalEntry.objects.filter(position__isnull=False).count())

    seal_pending(anchors=anchors, at=MOMENT)
    verification = verify(anchors)
    assert (verification.whole, verification.entries) == (True, ENTRIES)
    assert len(reached) > KILLS // 3  # the kills fell into the work, not before or after it
