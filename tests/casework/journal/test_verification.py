"""Whatever is done to the sealed journal behind the product's back, the verification finds it."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from dayaq.casework.journal.anchors import AnchorFile
from dayaq.casework.journal.chain import START, Link, seal_of
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.journal.sealing import seal_pending
from dayaq.casework.journal.verification import DamageKind, Verification, verify
from dayaq.project.journal_command import journal
from tests.casework.journal.entries import MOMENT, write

pytestmark = pytest.mark.django_db

ENTRIES = 30
TIMES = 1000
NEW_VALUES = {
    "at": "at + interval '1 microsecond' * %s",
    "actor_kind": "CASE actor_kind WHEN 'system' THEN 'citizen' ELSE 'system' END || left(%s::text, 0)",
    "actor": "actor || %s::text",
    "verb": "verb || %s::text",
    "subject_kind": "subject_kind || %s::text",
    "subject": "subject || %s::text",
    "persons": "persons[1:(%s * 0 + 1)]",
    "detail": "jsonb_set(detail, '{days}', to_jsonb(-%s))",
    "id": "id + 1000 * %s",
    "seal": "translate(seal, '0123456789abcdef', '123456789abcdef0') || left(%s::text, 0)",
}


@pytest.fixture
def anchors(tmp_path: Path) -> Iterator[AnchorFile]:
    """Thirty sealed entries in batches of seven, and leave to tamper with them."""
    write(ENTRIES)
    file = AnchorFile(tmp_path)
    seal_pending(anchors=file, at=MOMENT, batch=7)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
    yield file
    assert verify(file).whole


def run(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount > 0


def found(anchors: AnchorFile, tamper: Callable[[], None]) -> Verification:
    """What the verification says after the tampering, which is then undone."""
    with transaction.atomic():
        tamper()
        verification = verify(anchors, page=17)
        transaction.set_rollback(True)
    return verification


def chain_anew(start: int) -> None:
    """What somebody does who knows how seals are made but cannot reach the anchors."""
    rows = list(JournalEntry.objects.filter(position__gte=start - 1).order_by("position").values_list(*Link._fields, "seal"))
    seals = [rows.pop(0)[-1] if start > 1 else START.seal]
    for row in rows:
        seals.append(seal_of(seals[-1], Link(*row[:-1])))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_entry AS entry SET seal = made.seal FROM unnest(%s::bigint[], %s::text[]) AS made(position, seal)"
            " WHERE entry.position = made.position",
            [[row[0] for row in rows], seals[1:]],
        )


def change(chance: random.Random) -> int:
    position = chance.randint(1, ENTRIES)
    column = chance.choice(sorted(NEW_VALUES))
    run(f"UPDATE journal_entry SET {column} = {NEW_VALUES[column]} WHERE position = %s", chance.randint(1, 9), position)  # noqa: S608
    return position + (column == "seal")  # a false seal stands, whatever is chained after it


def remove(chance: random.Random) -> int:
    position = chance.randint(1, ENTRIES - 1)
    run("DELETE FROM journal_entry WHERE position = %s", position)
    if chance.random() < 0.5:
        close_gap(position)
    return position


def close_gap(position: int) -> None:
    run("UPDATE journal_entry SET position = position + 1000 WHERE position > %s", position)
    run("UPDATE journal_entry SET position = position - 1001 WHERE position > 1000")


def insert(chance: random.Random) -> int:
    position = chance.randint(1, ENTRIES + 1)
    if position <= ENTRIES:
        run("UPDATE journal_entry SET position = position + 1000 WHERE position >= %s", position)
        run("UPDATE journal_entry SET position = position - 999 WHERE position > 1000")
    run(
        "INSERT INTO journal_entry (at, actor_kind, actor, verb, subject_kind, subject, persons, detail, position, seal)"
        " SELECT at, actor_kind, actor, verb, subject_kind, subject, persons, detail, %s, seal FROM journal_entry"
        " WHERE position = %s",
        position,
        chance.choice([place for place in range(1, ENTRIES + 1) if place != position]),
    )
    return position


def move(chance: random.Random) -> int:
    first, second = sorted(chance.sample(range(1, ENTRIES + 1), 2))
    if chance.random() < 0.5:
        run("UPDATE journal_entry SET position = position + 1000 WHERE position IN (%s, %s)", first, second)
        run("UPDATE journal_entry SET position = %s - (position - 1000) WHERE position > 1000", first + second)
    else:  # the entry goes from the first place to the second, those between move up
        run("UPDATE journal_entry SET position = %s WHERE position = %s", 2000, first)
        run("UPDATE journal_entry SET position = position + 1000 WHERE position > %s AND position <= %s", first, second)
        run("UPDATE journal_entry SET position = position - 1001 WHERE position > 1000 AND position < 2000")
        run("UPDATE journal_entry SET position = %s WHERE position = 2000", second)
    return first


def cut_tail(chance: random.Random) -> int:
    first = chance.randint(1, ENTRIES)
    if chance.random() < 0.5:
        run("DELETE FROM journal_entry WHERE position >= %s", first)
    else:
        run("UPDATE journal_entry SET position = NULL, seal = NULL WHERE position >= %s", first)
    return first


@pytest.fixture
def chance() -> random.Random:
    """Other tamperings at each run; `-p randomly_seed` repeats them."""
    return random.Random(random.getrandbits(64))


@pytest.mark.parametrize("chained_anew", [False, True])
@pytest.mark.parametrize("tampering", [change, remove, insert, move, cut_tail])
def test_each_of_a_thousand_random_tamperings_is_found(
    anchors: AnchorFile, tampering: Callable[[random.Random], int], chance: random.Random, *, chained_anew: bool
) -> None:
    def tamper() -> None:
        position = tampering(chance)
        if chained_anew:
            chain_anew(position)

    missed = [turn for turn in range(TIMES // 2) if found(anchors, tamper).whole]

    assert missed == []


def damages(verification: Verification) -> list[tuple[DamageKind, int]]:
    return [(damage.kind, damage.position) for damage in verification.damages]


def test_a_changed_entry_is_named_by_its_position(anchors: AnchorFile) -> None:
    verification = found(anchors, lambda: run("UPDATE journal_entry SET verb = 'refused' WHERE position = 12"))

    assert damages(verification) == [(DamageKind.ALTERED, 12)]


def test_a_removed_entry_leaves_its_place_empty(anchors: AnchorFile) -> None:
    verification = found(anchors, lambda: run("DELETE FROM journal_entry WHERE position IN (5, 6)"))

    assert damages(verification) == [(DamageKind.MISSING, 5)]


def test_a_cut_tail_is_measured_by_the_anchors(anchors: AnchorFile) -> None:
    verification = found(anchors, lambda: run("DELETE FROM journal_entry WHERE position > 27"))

    assert damages(verification) == [(DamageKind.TAIL_CUT, 28)]


def test_a_chain_made_anew_contradicts_the_anchors(anchors: AnchorFile) -> None:
    def tamper() -> None:
        run("UPDATE journal_entry SET verb = 'refused' WHERE position = 16")
        chain_anew(16)

    assert damages(found(anchors, tamper)) == [(DamageKind.REWRITTEN, place) for place in (21, 28, 30)]


def test_cut_anchors_are_found(anchors: AnchorFile) -> None:
    lines = anchors.path.read_bytes().splitlines(keepends=True)

    anchors.path.write_bytes(b"".join(lines[:-2]))
    cut = verify(anchors)
    anchors.path.write_bytes(b"".join(lines[:3] + lines[5:]))
    holed = verify(anchors)
    anchors.path.unlink()
    gone = verify(anchors)
    anchors.path.write_bytes(b"".join(lines))

    assert damages(cut) == [(DamageKind.ANCHORS_CUT, 29)]
    assert damages(holed) == [(DamageKind.ANCHORS_CUT, 8)]
    assert damages(gone) == [(DamageKind.ANCHORS_CUT, 1)]


def test_a_thousand_damages_are_listed_and_all_are_counted() -> None:
    verification = Verification()
    for position in range(1, 1203):
        verification.note(DamageKind.ALTERED, position, "")

    assert (verification.found, len(verification.damages)) == (1202, 1000)


def test_the_command_tells_that_the_journal_is_whole(anchors: AnchorFile) -> None:
    answer = CliRunner().invoke(journal, ["verify", "--anchors", str(anchors.path.parent)])

    assert (answer.exit_code, answer.output) == (0, "The journal is whole: 30 sealed entries beside 6 anchors.\n")


def test_the_command_lists_the_damage_and_fails(anchors: AnchorFile) -> None:
    with transaction.atomic():
        run("DELETE FROM journal_entry WHERE position = 4")
        answer = CliRunner().invoke(journal, ["verify", "--anchors", str(anchors.path.parent)])
        transaction.set_rollback(True)

    assert answer.exit_code == 1
    assert answer.output.splitlines() == [
        "The journal is DAMAGED in 1 places: 29 sealed entries beside 6 anchors.",
        "  missing at 4: nothing stands at 4",
    ]


def test_the_command_seals_what_waits(anchors: AnchorFile) -> None:
    write(2, after=ENTRIES)

    answer = CliRunner().invoke(journal, ["seal", "--anchors", str(anchors.path.parent)])

    assert (answer.exit_code, answer.output) == (0, "2 entries sealed\n")
