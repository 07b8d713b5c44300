"""What becomes of awards being paid: they end with the facts they rest on, and follow the law's sums; told, settled, once."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.awards.facts import PENSIONS_IN_PAYMENT
from dayaq.casework.awards.ledger import entered
from dayaq.casework.awards.models import Award, Entry
from dayaq.casework.awards.operations import Grant, take_over
from dayaq.casework.decisions.models import Decision
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.facts.on_file import ON_FILE
from dayaq.casework.facts.source import FactSource
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.catalogue.catalogue import service_of_benefit
from dayaq.law.book import law_book
from dayaq.law.references import reference_said
from dayaq.population.changes import first_day_of
from dayaq.population.looking import Road
from dayaq.population.sweep import look_into, sweep
from tests.making import MONDAY, make_person

pytestmark = pytest.mark.django_db

BENEFIT = "stipends/war_disability_stipend"
DAY = MONDAY.date()
#: A register of the tests: the document number says until when somebody has a disability of degree II from war, and from when on
#: of degree I; nobody has a pension. After 1 August 2020 it does not answer about whom it calls Naməlum.
DISABILITY = FactSource(
    name="disability of the tests",
    entity="person",
    facts=("disability", "disability_cause", "disability_since", "disability_assessed_on", "lives_in_country"),
    relation="""
        SELECT id AS person,
               CASE WHEN surname = 'Naməlum' AND %(day)s::date >= date '2020-08-01' THEN NULL
                    WHEN given_name = 'Bitib' AND %(day)s::date >= date '2020-06-10' THEN 'none'
                    WHEN given_name = 'Ağır' AND %(day)s::date >= date '2020-05-15' THEN 'first' ELSE 'second' END AS disability,
               'war' AS disability_cause, date '2020-02-01' AS disability_since,
               date '2020-02-01' AS disability_assessed_on, TRUE AS lives_in_country
        FROM person WHERE %(people)s::uuid[] IS NULL OR id = ANY(%(people)s::uuid[])
    """,
)


def road() -> Road:
    def cited(article: str, language: str) -> str:
        return reference_said(article, language) or article

    sources = (ON_FILE, PENSIONS_IN_PAYMENT, DISABILITY)
    return Road(law=law_book(), sources=sources, services={BENEFIT: service_of_benefit(BENEFIT)}, cite=cited)


def night(day: date) -> dict[str, int]:
    """A sweep of a day, early in it."""
    at = datetime.combine(day, MONDAY.timetz())
    return sweep(road=road(), on=day, at=at, now=lambda: at).counts[BENEFIT]


def awarded(**given: object) -> Person:
    person = make_person(birth_date=date(1980, 1, 1), **given)
    assert night(DAY)["awarded"] == 1
    return person


def test_an_award_goes_on_while_nothing_changes() -> None:
    awarded()

    assert "changed" not in night(DAY + timedelta(days=40))
    assert Award.objects.get().ends_on is None
    assert Decision.objects.count() == 1


def test_it_ends_on_the_day_on_which_its_ground_ends_by_a_decision_with_receipt_and_notice() -> None:
    awarded(given_name="Bitib")

    assert night(date(2020, 6, 10))["ended"] == 1

    award = Award.objects.get()
    assert award.ends_on == date(2020, 6, 10)
    assert award.ended_by.approved is False
    assert replays(award.ended_by)
    matter = award.ended_by.application
    assert (matter.purpose, matter.state) == ("changed", "refused")
    letter = Notice.objects.get(kind="payment_changed")
    assert "10 iyun 2020 tarixindən bu ödənişə hüququnuz yoxdur" in letter.body
    assert "şikayət" in letter.body


def test_an_end_found_late_is_put_to_its_own_day_and_what_was_due_after_it_is_recovered() -> None:
    awarded(given_name="Bitib")

    night(date(2020, 8, 20))

    award = Award.objects.get()
    assert award.ends_on == date(2020, 6, 10)
    assert sum(amount for month, amount in entered(award).items() if month > date(2020, 6, 1)) == 0


def test_once_ended_it_is_not_ended_again() -> None:
    awarded(given_name="Bitib")
    night(date(2020, 6, 10))

    counts = night(date(2020, 6, 11))

    assert "ended" not in counts
    assert Decision.objects.count() == 2


def test_another_sum_by_the_facts_is_stated_from_its_own_day_by_a_decision() -> None:
    awarded(given_name="Ağır")
    before = Award.objects.get().rates.order_by("id").last().amount

    assert night(date(2020, 5, 20))["changed"] == 1

    award = Award.objects.get()
    latest = award.rates.order_by("id").last()
    assert latest.from_on == date(2020, 5, 15)
    assert latest.amount > before
    assert replays(latest.decision)
    assert "15 may 2020 tarixindən ödənişinizin məbləği dəyişir" in Notice.objects.get(kind="payment_changed").body


def test_another_sum_by_the_law_is_stated_from_the_day_the_law_says() -> None:
    awarded()

    counts = night(date(2022, 3, 1))

    sums = {rate.from_on: rate.amount for rate in Award.objects.get().rates.order_by("id")}
    assert counts["changed"] == 1
    assert date(2022, 1, 1) in sums
    assert sums[date(2022, 1, 1)] > sums[min(sums)]


def test_what_the_law_cannot_say_any_more_is_an_officers_and_is_paid_until_then() -> None:
    awarded(surname="Naməlum")

    assert night(date(2020, 8, 3))["task"] == 1
    assert night(date(2020, 8, 4))["passed_over"] == 1

    award = Award.objects.get()
    assert award.ends_on is None
    task = Application.objects.get(purpose="changed")
    assert (task.state, task.award_change.award) == ("received", award)
    assert Notice.objects.filter(kind="payment_looked_into").count() == 1


def test_an_award_ends_on_the_day_after_death_without_a_letter_to_the_dead() -> None:
    person = awarded()
    person.died_on = date(2020, 3, 20)
    person.save()

    assert night(date(2020, 4, 20))["ended"] == 1

    assert Award.objects.get().ends_on == date(2020, 3, 21)
    assert not Notice.objects.filter(kind="payment_changed").exists()
    assert Entry.objects.filter(kind="recovery").exists()


def test_an_award_taken_over_of_which_the_law_can_say_nothing_is_left_alone() -> None:
    person = make_person(surname="Naməlum", birth_date=date(1980, 1, 1))
    grant = Grant(benefit=BENEFIT, rhythm=Award.Rhythm.MONTHLY, starts_on=date(2019, 1, 1), amount=Decimal(100))
    take_over(person=person, grant=grant, source="old register", at=MONDAY)

    counts = night(date(2020, 8, 3))

    assert "task" not in counts
    assert Award.objects.get().ends_on is None


def test_one_person_is_looked_at_again_as_soon_as_their_facts_change() -> None:
    person = awarded(given_name="Bitib")
    at = datetime.combine(date(2020, 6, 11), MONDAY.timetz())

    look_into(road=road(), person=person.pk, on=date(2020, 6, 11), at=at)

    assert Award.objects.get().ends_on == date(2020, 6, 10)


@pytest.mark.parametrize("since_days", [0, 1, 2, 3, 5, 30, 364, 1000])
def test_the_first_day_of_a_run_is_found_to_the_day(since_days: int) -> None:
    first = DAY - timedelta(days=since_days)

    assert first_day_of(lambda day: day >= first, since=date(2010, 1, 1), on=DAY) == first


def test_a_run_without_a_beginning_begins_where_asking_begins() -> None:
    assert first_day_of(lambda _: True, since=date(2018, 1, 1), on=DAY) == date(2018, 1, 1)
