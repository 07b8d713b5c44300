"""The ledger of dues: sums equal to the qəpik, lines that are only added, arrears three years back at most."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dayaq.casework.awards.dues import due_for, month_of, months
from dayaq.casework.awards.ledger import earliest_paid, entered, settle, settle_month, terms_of
from dayaq.casework.awards.models import Award
from dayaq.casework.awards.operations import AwardOverlaps, EndsBeforeItStarts, Grant, change_rate, end, take_over
from dayaq.casework.awards.queries import awards_of, dues_of
from dayaq.casework.legal_time import BAKU
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db

PENSION = "pensions/old_age_pension"
JANUARY = date(2020, 1, 1)


def grant(amount: str = "310.00", **given: object) -> Grant:
    facts: dict[str, object] = {"benefit": PENSION, "rhythm": Award.Rhythm.MONTHLY, "starts_on": JANUARY}
    return Grant(amount=Decimal(amount), **{**facts, **given})


def taken_over(amount: str = "310.00", person=None, at: datetime = MONDAY, **given: object) -> Award:
    return take_over(person=person or make_person(), grant=grant(amount, **given), source="Pensiya reyestri", at=at)


def lines(award: Award) -> list[tuple[int, str, str]]:
    return [(entry.month.month, str(entry.amount), entry.kind) for entry in award.entries.order_by("id")]


def test_months_gone_by_are_arrears_and_this_month_is_due() -> None:
    assert lines(taken_over()) == [(1, "310.00", "arrears"), (2, "310.00", "arrears"), (3, "310.00", "due")]


def test_settling_twice_adds_nothing() -> None:
    award = taken_over()

    assert settle(award=award, at=MONDAY) == []


def test_each_month_falls_due_when_it_comes() -> None:
    award = taken_over()

    added = settle(award=award, at=datetime(2020, 4, 1, 0, 0, tzinfo=BAKU))

    assert [(entry.month, entry.amount, entry.kind) for entry in added] == [(date(2020, 4, 1), Decimal("310.00"), "due")]


def test_the_month_is_entered_once_for_every_award_that_runs_in_it() -> None:
    may = MONDAY + timedelta(days=50)
    runs, ends, over = taken_over(), taken_over(ends_on=date(2020, 5, 11)), taken_over(ends_on=date(2020, 5, 1))
    once = taken_over(benefit="allowances/burial_lump_sum", rhythm=Award.Rhythm.ONCE)

    counts = (settle_month(at=may), settle_month(at=may))

    assert counts == (2, 0)
    assert entered(runs)[date(2020, 5, 1)] == Decimal("310.00")
    assert entered(ends)[date(2020, 5, 1)] == Decimal("100.00")
    assert date(2020, 5, 1) not in {**entered(over), **entered(once)}


def test_a_higher_rate_known_late_brings_arrears_for_each_month() -> None:
    award = taken_over()

    change_rate(award=award, amount=Decimal("341.00"), from_on=date(2020, 2, 1), decision=None, at=MONDAY)

    assert lines(award)[3:] == [(2, "31.00", "arrears"), (3, "31.00", "arrears")]


def test_an_end_known_late_is_recovered_to_the_day() -> None:
    award = taken_over()

    end(award=award, ends_on=date(2020, 2, 15), at=MONDAY)

    # February keeps 14 of its 29 days: 310 x 14 / 29 = 149.655…
    assert lines(award)[3:] == [(2, "-160.34", "recovery"), (3, "-310.00", "recovery")]
    assert sum(entered(award).values()) == Decimal("459.66")


def test_arrears_are_entered_three_years_back_and_no_further() -> None:
    award = taken_over("100.00", starts_on=date(2016, 1, 1))

    assert earliest_paid(MONDAY.date()) == date(2017, 3, 16)
    assert min(entered(award)) == date(2017, 3, 1)
    assert len(entered(award)) == 37


def test_a_one_off_sum_knows_no_three_years() -> None:
    award = taken_over("99.00", rhythm=Award.Rhythm.ONCE, starts_on=date(2010, 5, 1))

    assert entered(award) == {date(2010, 5, 1): Decimal("99.00")}


def test_overlapping_awards_are_refused_with_a_sentence_and_by_the_database() -> None:
    first = taken_over(ends_on=date(2020, 3, 1))
    taken_over(person=first.person, starts_on=date(2020, 3, 1))

    with pytest.raises(AwardOverlaps):
        taken_over(person=first.person, starts_on=date(2020, 2, 29))
    row = {"benefit": PENSION, "rhythm": "monthly", "taken_over_from": "x", "awarded_at": MONDAY}
    with pytest.raises(IntegrityError, match="award_overlaps_none_of_its_kind"), transaction.atomic():
        Award.objects.create(person=first.person, starts_on=date(2020, 2, 29), **row)


def test_another_award_may_follow_one_that_never_was() -> None:
    first = taken_over()
    end(award=first, ends_on=JANUARY, at=MONDAY)

    second = taken_over(person=first.person)

    assert sum(entered(first).values()) == 0
    assert awards_of(first.person) == [second]


def test_nothing_ends_before_it_starts() -> None:
    award = taken_over()

    with pytest.raises(EndsBeforeItStarts):
        end(award=award, ends_on=date(2019, 12, 31), at=MONDAY)
    assert Award.objects.get(pk=award.pk).ends_on is None


@pytest.mark.parametrize("deed", ["UPDATE due_entry SET amount = 1", "DELETE FROM due_entry", "DELETE FROM award_rate"])
def test_the_database_keeps_every_line_as_it_was_written(deed: str) -> None:
    taken_over()

    with pytest.raises(IntegrityError, match="never changed or removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)


def test_the_ledger_is_read_by_month_with_its_lines() -> None:
    award = taken_over()
    change_rate(award=award, amount=Decimal("341.00"), from_on=date(2020, 3, 1), decision=None, at=MONDAY)

    latest = dues_of(award)[0]

    assert (latest.month, latest.amount) == (date(2020, 3, 1), Decimal("341.00"))
    assert [line.kind for line in latest.lines] == ["due", "arrears"]


#: What may happen to an award: days since its start, a new rate in qəpik or its end, and how many days pass before.
EVENTS = st.lists(
    st.tuples(st.integers(0, 500), st.one_of(st.integers(0, 100_000), st.none()), st.integers(0, 70)), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EVENTS)
def test_whatever_becomes_known_later_the_sums_are_what_is_due(events: list[tuple[int, int | None, int]]) -> None:
    at = MONDAY
    award = taken_over(at=at)
    written: list[tuple] = []
    for since, qepik, passed in events:
        at += timedelta(days=passed)
        day = JANUARY + timedelta(days=since)
        if qepik is None:
            award = end(award=award, ends_on=day, at=at)
        else:
            change_rate(award=award, amount=Decimal(qepik) / 100, from_on=day, decision=None, at=at)
        now = list(award.entries.order_by("id").values_list("id", "month", "amount", "kind"))
        assert now[: len(written)] == written
        written = now
    terms, sums = terms_of(award), entered(award)
    for month in months(JANUARY, month_of(at.date())):
        assert sums.get(month, Decimal(0)) == due_for(terms, month)
