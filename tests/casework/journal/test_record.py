"""Entries are appended in the caller's transaction, and the database lets nobody change them."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.journal.queries import entries_about, unsealed_entries
from tests.casework.journal.entries import MOMENT, OFFICER, person, write

pytestmark = pytest.mark.django_db


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except IntegrityError:
        return True
    return False


def test_an_entry_says_who_did_what_to_what_and_when() -> None:
    entry = record(
        actor=Actor(ActorKind.CITIZEN, "c-1"),
        verb="applied",
        subject=Subject("application", "MR-1"),
        persons=[person(2), person(1), person(2)],
        detail={"service": "pensions.old_age_pension", "files": 2},
        at=MOMENT,
    )

    kept = JournalEntry.objects.get(pk=entry.pk)

    assert (kept.actor_kind, kept.actor, kept.verb) == ("citizen", "c-1", "applied")
    assert (kept.subject_kind, kept.subject, kept.at) == ("application", "MR-1", MOMENT)
    assert kept.persons == [person(1), person(2)]
    assert kept.detail == {"service": "pensions.old_age_pension", "files": 2}
    assert (kept.position, kept.seal) == (None, None)


def test_an_entry_falls_with_the_act_that_was_rolled_back() -> None:
    with transaction.atomic():
        write(1)
        transaction.set_rollback(True)

    assert JournalEntry.objects.count() == 0


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        record(actor=OFFICER, verb=CONSULTED, subject=Subject("person", "1"), at=datetime(2020, 3, 16))  # noqa: DTZ001  the point


def test_a_fraction_in_the_detail_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        record(actor=OFFICER, verb="decided", subject=Subject("award", "1"), detail={"amounts": [{"a": 0.1}]}, at=MOMENT)


def test_who_read_a_persons_data_is_answered_latest_first() -> None:
    first, second, third = write(3)

    assert entries_about(person(2), limit=10) == [second, first]
    assert entries_about(person(3), limit=1) == [third]
    assert entries_about(person(3), limit=10, before=third.pk) == [second]
    assert entries_about(person(99), limit=10) == []
    assert unsealed_entries() == 3


def test_the_database_refuses_to_change_an_entry() -> None:
    write(2)

    assert refused("UPDATE journal_entry SET verb = 'refused'")
    assert refused("UPDATE journal_entry SET actor = actor || 'x', position = id, seal = 'x'")
    assert refused("UPDATE journal_entry SET position = 1")


def test_the_database_seals_an_entry_once() -> None:
    write(1)

    assert not refused("UPDATE journal_entry SET position = 1, seal = 'a'")
    assert refused("UPDATE journal_entry SET position = 1, seal = 'b'")
    assert refused("UPDATE journal_entry SET position = NULL, seal = NULL")


def test_the_database_refuses_to_remove_an_entry() -> None:
    write(1)

    assert refused("DELETE FROM journal_entry")


def test_the_database_refuses_to_empty_the_journal() -> None:
    with connection.cursor() as cursor:  # the trigger sleeps in the test database, so that it can be emptied
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_truncate")
    write(1)

    assert refused("TRUNCATE journal_entry")


def test_the_database_refuses_an_entry_that_arrives_sealed() -> None:
    entry = write(1)[0]
    entry.pk, entry.position, entry.seal = None, 1, "0" * 64

    with pytest.raises(IntegrityError, match="sealed by the sealer"), transaction.atomic():
        entry.save()
