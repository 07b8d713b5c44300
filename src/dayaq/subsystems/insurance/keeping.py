"""What the fund does with an account: takes over what stood before, enters a proved record, corrects a month by a reversal."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from dayaq.casework.facts.changed import facts_changed
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near
from dayaq.subsystems.contracts.queries import state_on
from dayaq.subsystems.insurance.entering import (
    Entered,
    Paid,
    check_entry,
    contribution_of,
    keep,
    locked,
    must_be_over,
    rounds_of,
    standing_balances,
)
from dayaq.subsystems.insurance.models import (
    MONTHS_OF_YEAR,
    RECORD_BEGINS,
    Account,
    Balance,
    Contribution,
    OlderRecord,
    Reversal,
    Stock,
)
from dayaq.subsystems.insurance.reckoning import add_up


class AccountThere(Refusal):
    """The person's account was taken over already."""

    texts = {
        "az": "Bu şəxsin hesabı artıq götürülüb.",
        "en": "The account of this person was taken over already.",
        "ru": "Счёт этого человека уже принят.",
    }


class EntryUnknown(Refusal):
    """No such entry stands in an account."""

    texts = {
        "az": "Bu ayın qeydi tapılmadı və ya artıq ləğv olunub.",
        "en": "This month was not found, or it was reversed already.",
        "ru": "Запись за этот месяц не найдена или уже отменена.",
    }


class RecordTooLong(Refusal):
    """More months before 2006 than the person had lived since birth by then."""

    texts = {
        "az": "2006-cı ilədək olan staj şəxsin həmin vaxtadək yaşadığı aylardan çox ola bilməz.",
        "en": "The record before 2006 cannot be longer than the person had lived by then.",
        "ru": "Стаж до 2006 года не может быть больше прожитых к тому времени месяцев.",
    }


class EmployerNotKnown(Refusal):
    """Nothing is on record of the employer in that month."""

    texts = {
        "az": "Bu işəgötürən həmin ay üçün reyestrdə yoxdur.",
        "en": "This employer is not on record for that month.",
        "ru": "Этого работодателя нет в реестре за этот месяц.",
    }


@dataclass(frozen=True, kw_only=True)
class AccountTakenOver:
    """An account as the fund held it on 1 January of `year`: since when, months of record since 2006, capital, and the source."""

    opened_on: date
    year: int
    months: int
    capital: Decimal
    source: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class ProvedRecord:
    """The months before 2006 that a paper proves, and the notional capital of 1 January of a year where the fund reckoned it."""

    months: int
    paper: str
    capital: Decimal | None = None
    capital_year: int | None = None


@dataclass(frozen=True, kw_only=True)
class MonthSeen:
    """A month that an officer enters on a paper they saw (`grounds`): by which employer, and the wage, AZN."""

    employer: UUID
    month: date
    wage: Decimal
    grounds: str


@transaction.atomic
def take_over_stock(*, complete_to: date, source: str, actor: Actor, at: datetime) -> Stock:
    """Say that the accounts of everybody insured up to a day were taken over, so that silence means no record."""
    made = Stock.objects.create(complete_to=complete_to, source=source, recorded_at=at)
    record(actor=actor, verb="insurance_stock_taken_over", subject=Subject("insurance_stock", str(made.pk)), at=at)
    return made


@transaction.atomic
def take_over_account(*, person: Person, held: AccountTakenOver, actor: Actor, at: datetime) -> Balance:
    """Take over an account that the fund kept before Dayaq, with its balance. Refuses a second one (`AccountThere`)."""
    locked([person.pk])
    if Balance.objects.filter(person=person).exists():
        raise AccountThere
    origin = Account.Origin.TAKEN_OVER
    Account.objects.create(person=person, number=held.number, opened_on=held.opened_on, origin=origin, recorded_at=at)
    balance = Balance.objects.create(
        person=person, year=held.year, months=held.months, capital=held.capital, source=held.source, recorded_at=at
    )
    _journal("insurance_account_taken_over", person.pk, actor, at)
    return balance


@transaction.atomic
def prove_older_record(*, person: UUID, proved: ProvedRecord, officer: Officer, at: datetime) -> OlderRecord:
    """Enter the proved record before 2006; a second one replaces the first, which stays. Refuses one longer than life."""
    must_not_be_near(officer, [person])
    held = locked([person])[person]
    born = held.birth_date
    if proved.months > max(0, (RECORD_BEGINS.year - born.year) * MONTHS_OF_YEAR - born.month + 1):
        raise RecordTooLong
    standing = OlderRecord.objects.filter(person=person, replaced_by__isnull=True).first()
    made = OlderRecord.objects.create(person=held, replaces=standing, officer=officer, recorded_at=at, **vars(proved))
    _journal("older_record_proved", person, _acting(officer), at, months=proved.months)
    facts_changed(person)
    return made


@transaction.atomic
def reverse(*, contribution: UUID, reason: str, officer: Officer, at: datetime) -> Reversal:
    """Reverse a month that is wrong; until `at` it is what was known. Refuses one reversed already (`EntryUnknown`)."""
    wrong = Contribution.objects.filter(pk=contribution).first()
    if wrong is None:
        raise EntryUnknown
    must_not_be_near(officer, [wrong.person_id])
    locked([wrong.person_id])
    try:
        with transaction.atomic():
            made = Reversal.objects.create(contribution=wrong, reason=reason, officer=officer, recorded_at=at)
    except IntegrityError as error:
        raise EntryUnknown from error
    add_up(people=[wrong.person_id], years=[wrong.month.year], at=at)
    _journal("contribution_reversed", wrong.person_id, _acting(officer), at, month=wrong.month.isoformat())
    facts_changed(wrong.person_id)
    return made


@transaction.atomic
def correct_month(*, contribution: UUID, wage: Decimal, reason: str, officer: Officer, at: datetime) -> Contribution:
    """Put a month right: a reversal with the reason, and the right wage in its place, reckoned by the law of the month."""
    wrong = reverse(contribution=contribution, reason=reason, officer=officer, at=at).contribution
    by = Entered(origin=Contribution.Origin.OFFICER, officer=officer.pk, grounds=reason)
    paid = Paid(person=wrong.person, employer=wrong.employer_id, month=wrong.month, wage=wage, sector=wrong.sector)
    return _entered(paid, by, at)


@transaction.atomic
def enter_month(*, person: UUID, seen: MonthSeen, officer: Officer, at: datetime) -> Contribution:
    """Enter a month that no declaration brought, on a paper an officer saw: of a post that needs no notified contract, or of old.

    Refuses a month that is not over, outside of life, entered already or counted in the balance, and an unknown employer.
    """
    must_not_be_near(officer, [person])
    must_be_over(seen.month, legal_day_of(at))
    state = state_on(seen.employer, seen.month)
    if state is None:
        raise EmployerNotKnown
    held = locked([person])[person]
    by = Entered(origin=Contribution.Origin.OFFICER, officer=officer.pk, grounds=seen.grounds)
    paid = Paid(person=held, employer=seen.employer, month=seen.month, wage=seen.wage, sector=state.sector)
    made = _entered(paid, by, at)
    facts_changed(person)
    return made


@transaction.atomic
def take_over_month(*, paid: Paid, source: str, actor: Actor, at: datetime) -> Contribution:
    """Take over one month that the fund held, beside the balance, for the statement and for what asks single months."""
    locked([paid.person.pk])
    times, stands = rounds_of([paid.person.pk], paid.employer, paid.month).get(paid.person.pk, (0, False))
    check_entry(paid, None, stands=stands)
    by = Entered(origin=Contribution.Origin.TAKEN_OVER, grounds=source)
    made = contribution_of(paid, by, times, at)
    keep([made], at)
    _journal("contribution_taken_over", paid.person.pk, actor, at, month=paid.month.isoformat())
    return made


def _entered(paid: Paid, by: Entered, at: datetime) -> Contribution:
    person = paid.person.pk
    times, stands = rounds_of([person], paid.employer, paid.month).get(person, (0, False))
    check_entry(paid, standing_balances([person]).get(person), stands=stands)
    made = contribution_of(paid, by, times, at)
    keep([made], at)
    _journal("contribution_entered", person, Actor(ActorKind.OFFICER, str(by.officer)), at, month=paid.month.isoformat())
    return made


def _acting(officer: Officer) -> Actor:
    return Actor(ActorKind.OFFICER, str(officer.pk))


def _journal(verb: str, person: UUID, actor: Actor, at: datetime, **detail: object) -> None:
    record(actor=actor, verb=verb, subject=Subject("insurance_account", str(person)), persons=[person], detail=detail, at=at)
