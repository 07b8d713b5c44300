"""What the register tells the law about contracts and work, on any day and as known at any moment."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection

from dayaq.casework.facts.source import FactSource
from dayaq.casework.legal_time import BAKU
from dayaq.law.book import law_book
from dayaq.rules.explain import find
from dayaq.subsystems.contracts.changing import amend, terminate
from dayaq.subsystems.contracts.facts import CONTRACTS, SOURCES, WORK
from dayaq.subsystems.contracts.models import Ending
from dayaq.subsystems.contracts.operations import notify
from tests.making import MONDAY
from tests.subsystems.contracts.making import (
    conclusion_of,
    make_employer,
    make_signatory,
    make_worker,
    signed_by,
    terms_of,
)

pytestmark = pytest.mark.django_db

LATE = datetime(2030, 1, 1, tzinfo=BAKU)


def rows(source: FactSource, day: date, people: list[UUID] | None = None, known_at: datetime = LATE) -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute(source.relation, {"people": people, "day": day, "known_at": known_at})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@pytest.fixture
def lives():
    """Three workers: one whose wage rose, one who left, one whose notification waits."""
    signed = signed_by(make_signatory(make_employer()))
    raised, left, waits = make_worker(), make_worker(), make_worker()
    first = notify(conclusion=conclusion_of(raised), signed=signed)
    amend(contract=first.pk, key="a", terms=terms_of(wage=Decimal(700)), from_on=date(2020, 5, 1), signed=signed)
    second = notify(conclusion=conclusion_of(left), signed=signed)
    terminate(contract=second.pk, key="e", last_day=date(2020, 4, 10), reason=Ending.Reason.STAFF_CUT, signed=signed)
    notify(conclusion=conclusion_of(waits, starts_on=date(2020, 3, 1)), signed=signed)
    return raised, left, waits


def test_the_sources_name_facts_of_the_vocabulary():
    for source in SOURCES:
        assert set(source.facts) <= set(law_book().vocabulary.entities[source.entity].facts)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
@pytest.mark.parametrize("day", [date(2020, 3, 16), date(2020, 3, 17), date(2020, 4, 10), date(2020, 4, 11), date(2020, 6, 1)])
def test_one_persons_answer_is_their_row_of_the_whole_population(lives, source, day):
    everybody = rows(source, day)

    for person in lives:
        assert rows(source, day, [person.pk]) == [row for row in everybody if person.pk in {row[key] for key in source.keys}]
    assert all(set(source.facts) <= set(row) for row in everybody)


def test_only_what_is_registered_is_in_force(lives):
    raised, left, waits = lives
    day = date(2020, 3, 20)

    assert {row["person"]: row["employed"] for row in rows(WORK, day)} == {raised.pk: True, left.pk: True}
    assert rows(CONTRACTS, day, [waits.pk]) == []


def test_nobody_works_before_the_first_day(lives):
    assert [row["employed"] for row in rows(WORK, date(2020, 3, 16), [lives[0].pk])] == [False]


def test_the_last_day_is_still_work_and_the_next_is_not(lives):
    person = lives[1].pk
    told = [(row["employed"], row["left_work_on"]) for day in (10, 11) for row in rows(WORK, date(2020, 4, day), [person])]

    assert told == [(True, None), (False, date(2020, 4, 10))]


def test_an_amendment_counts_from_its_day(lives):
    person = lives[0].pk
    wages = [rows(CONTRACTS, day, [person])[0]["wage"] for day in (date(2020, 4, 30), date(2020, 5, 1))]

    assert wages == [Decimal("500.00"), Decimal("700.00")]


def test_what_was_recorded_later_is_not_known_yet(lives):
    assert rows(CONTRACTS, date(2020, 6, 1), known_at=MONDAY - timedelta(seconds=1)) == []


@pytest.mark.parametrize(("day", "entitled"), [(16, False), (17, True)])
def test_the_law_reads_the_row_as_it_is(lives, day, entitled):
    on = date(2020, 3, day)
    (row,) = rows(CONTRACTS, on, [lives[0].pk])
    given = {name: row[name] for name in CONTRACTS.facts}

    assert find(law_book(), "employment_contract", given, on).entitled is entitled
