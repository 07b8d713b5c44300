"""The sealer puts every committed entry into the chain once, wherever it was stopped before."""

import threading
from pathlib import Path

import pytest
from django.db import connection, transaction

from dayaq.casework.journal.anchors import Anchor, AnchorFile
from dayaq.casework.journal.chain import BEFORE_THE_FIRST, START, Head, Link, seal_of
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.sealing import JournalDamaged, head_of_chain, seal_pending
from dayaq.casework.journal.verification import verify
from tests.casework.journal.entries import MOMENT, write

pytestmark = pytest.mark.django_db


class StoppedError(Exception):
    """The machine stopped here."""


class StoppingFile(AnchorFile):
    """Anchors on a machine that stops when the line with this number is to be written, or after a part of it."""

    def __init__(self, folder: Path, *, at_line: int, after_bytes: int) -> None:
        super().__init__(folder)
        self.at_line = at_line
        self.after_bytes = after_bytes
        self.lines = 0

    def append(self, anchor: Anchor) -> None:
        self.lines += 1
        if self.lines == self.at_line:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(anchor.line()[: self.after_bytes])
            raise StoppedError
        super().append(anchor)


def positions() -> list[int | None]:
    return list(JournalEntry.objects.order_by("id").values_list("position", flat=True))


def test_entries_are_sealed_in_the_order_of_their_ids(tmp_path: Path) -> None:
    write(7)

    sealed = seal_pending(anchors=AnchorFile(tmp_path), at=MOMENT, batch=3)

    assert sealed == 7
    assert positions() == [1, 2, 3, 4, 5, 6, 7]
    assert verify(AnchorFile(tmp_path)).whole


def test_each_seal_covers_the_entry_its_place_and_the_seal_before(tmp_path: Path) -> None:
    write(2)
    seal_pending(anchors=AnchorFile(tmp_path), at=MOMENT)

    rows = list(JournalEntry.objects.order_by("position").values_list(*Link._fields, "seal"))
    first = seal_of(BEFORE_THE_FIRST, Link(*rows[0][:-1]))
    second = seal_of(first, Link(*rows[1][:-1]))

    assert [row[-1] for row in rows] == [first, second]


def test_sealing_nothing_changes_nothing(tmp_path: Path) -> None:
    write(2)
    anchors = AnchorFile(tmp_path)
    seal_pending(anchors=anchors, at=MOMENT)
    before = anchors.path.read_bytes()

    assert seal_pending(anchors=anchors, at=MOMENT) == 0
    assert anchors.path.read_bytes() == before


def test_an_entry_committed_late_is_sealed_late(tmp_path: Path) -> None:
    early, late = write(2)
    anchors = AnchorFile(tmp_path)
    with connection.cursor() as cursor:  # hide the first, as its open transaction would
        cursor.execute("CREATE TEMPORARY TABLE hidden ON COMMIT DROP AS SELECT * FROM journal_entry WHERE id = %s", [early.pk])
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [early.pk])
    seal_pending(anchors=anchors, at=MOMENT)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO journal_entry SELECT * FROM hidden")

    seal_pending(anchors=anchors, at=MOMENT)

    assert list(JournalEntry.objects.order_by("position").values_list("id", flat=True)) == [late.pk, early.pk]
    assert verify(anchors).whole


# Five lines are written for four entries in batches of two: the start, and a plan and a seal for each batch.
@pytest.mark.parametrize("at_line", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("after_bytes", [0, 1, 80, -1])
def test_a_crash_at_any_line_is_made_good_by_the_next_sealing(tmp_path: Path, at_line: int, after_bytes: int) -> None:
    write(4)
    with pytest.raises(StoppedError):
        seal_pending(anchors=StoppingFile(tmp_path, at_line=at_line, after_bytes=after_bytes), at=MOMENT, batch=2)
    anchors = AnchorFile(tmp_path)

    write(1, after=4)
    sealed_before = JournalEntry.objects.filter(position__isnull=False).count()
    sealed = seal_pending(anchors=anchors, at=MOMENT, batch=2)

    verification = verify(anchors)
    assert sealed_before + sealed == 5
    assert positions() == [1, 2, 3, 4, 5]
    assert (verification.whole, verification.entries) == (True, 5)


def test_a_crash_between_plan_and_commit_leaves_the_entries_for_the_next_sealing(tmp_path: Path) -> None:
    anchors = AnchorFile(tmp_path)
    seal_pending(anchors=anchors, at=MOMENT)
    write(2)
    anchors.append(Anchor("plan", since=START, head=Head(2, "a" * 64), at=MOMENT))

    assert verify(anchors).whole
    assert seal_pending(anchors=anchors, at=MOMENT) == 2
    assert verify(anchors).whole


def test_verifying_between_commit_and_anchor_finds_no_fault(tmp_path: Path) -> None:
    write(2)
    with pytest.raises(StoppedError):
        seal_pending(anchors=StoppingFile(tmp_path, at_line=3, after_bytes=0), at=MOMENT)

    assert head_of_chain().position == 2
    assert verify(AnchorFile(tmp_path)).whole


def test_the_sealer_stops_where_the_tail_was_cut(tmp_path: Path) -> None:
    write(3)
    anchors = AnchorFile(tmp_path)
    seal_pending(anchors=anchors, at=MOMENT)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM journal_entry WHERE position = 3")

    with pytest.raises(JournalDamaged, match="position 2"):
        seal_pending(anchors=anchors, at=MOMENT)


def test_the_sealer_stops_where_the_anchors_are_gone(tmp_path: Path) -> None:
    write(3)
    seal_pending(anchors=AnchorFile(tmp_path / "old"), at=MOMENT)

    with pytest.raises(JournalDamaged, match="is missing"):
        seal_pending(anchors=AnchorFile(tmp_path / "new"), at=MOMENT)


@pytest.mark.django_db(transaction=True)
def test_sealing_inside_a_transaction_is_refused(tmp_path: Path) -> None:
    write(1)

    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        seal_pending(anchors=AnchorFile(tmp_path), at=MOMENT)


@pytest.mark.django_db(transaction=True)
def test_two_sealers_at_once_seal_each_entry_once(tmp_path: Path) -> None:
    write(60)
    sealed: list[int] = []

    def run() -> None:
        try:
            sealed.append(seal_pending(anchors=AnchorFile(tmp_path), at=MOMENT, batch=5))
        finally:
            connection.close()

    sealers = [threading.Thread(target=run) for _ in range(4)]
    for sealer in sealers:
        sealer.start()
    for sealer in sealers:
        sealer.join()

    verification = verify(AnchorFile(tmp_path))
    assert sum(sealed) == 60
    assert (verification.whole, verification.entries, verification.anchors) == (True, 60, 13)
