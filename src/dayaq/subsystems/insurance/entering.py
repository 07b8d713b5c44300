"""Entering months into individual accounts: what every road shares, whether an employer declares or an officer enters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.subsystems.contracts.models import EmployerState
from dayaq.subsystems.insurance.models import MONTHS_OF_YEAR, RECORD_BEGINS, Account, Balance, Contribution
from dayaq.subsystems.insurance.reckoning import add_up, law_of_month, reckon

MIDDLE_OF_NEXT = timedelta(days=40)


class MonthNotEnded(Refusal):
    """The month is not over, so nobody knows its wage."""

    texts = {
        "az": "{month} hələ bitməyib. Ayın əməkhaqqını ay bitdikdən sonra bəyan edin.",
        "en": "{month} is not over yet. Declare the wage of a month once the month is over.",
        "ru": "{month} ещё не закончился. Заявите зарплату за месяц после его окончания.",
    }


class BeforeBirth(Refusal):
    """The month is over before the person was born."""

    texts = {
        "az": "Bu ay şəxsin doğum tarixindən əvvəldir.",
        "en": "This month is before the person was born.",
        "ru": "Этот месяц раньше дня рождения человека.",
    }


class AfterDeath(Refusal):
    """The person had died before the month began."""

    texts = {
        "az": "Reyestrə görə şəxs bu aydan əvvəl vəfat edib.",
        "en": "By the register the person died before this month.",
        "ru": "По реестру человек умер до этого месяца.",
    }


class MonthEntered(Refusal):
    """The employer's month for this person stands in the account already."""

    texts = {
        "az": "Bu işçi üçün həmin ay artıq daxil edilib. Səhv varsa, fondun əməkdaşı düzəliş edir.",
        "en": "This month is entered for this worker already. If it is wrong, an officer of the fund corrects it.",
        "ru": "За этого работника этот месяц уже внесён. Если есть ошибка, её исправляет сотрудник фонда.",
    }


class MonthTakenOver(Refusal):
    """The month lies before the balance that was taken over, which counts it already."""

    texts = {
        "az": "Bu ay fonddan götürülmüş qalıqda artıq nəzərə alınıb.",
        "en": "This month is counted in the balance taken over from the fund already.",
        "ru": "Этот месяц уже учтён в остатке, принятом от фонда.",
    }


class NoWage(Refusal):
    """Nothing was paid, so nothing is entered."""

    texts = {
        "az": "Əməkhaqqı sıfırdan böyük olmalıdır. İşçiyə bu ay ödəniş olmayıbsa, onu boş saxlayın.",
        "en": "The wage must be more than zero. Leave out a worker who was paid nothing this month.",
        "ru": "Зарплата должна быть больше нуля. Не указывайте работника, которому в этом месяце не платили.",
    }


class NotAMonth(Refusal):
    """What was written is no month of a year since 2006."""

    texts = {
        "az": "Ayı belə yazın: 02.2020.",
        "en": "Write the month like this: 02.2020.",
        "ru": "Укажите месяц так: 02.2020.",
    }


def month_typed(text: str) -> date:
    """The month that somebody typed as 02.2020, by its first day. Refuses what is no month since 2006 (`NotAMonth`)."""
    month, _, year = text.strip().partition(".")
    plain = text.isascii() and month.isdigit() and year.isdigit() and len(month) <= 2 and len(year) == 4
    if not plain or not 1 <= int(month) <= MONTHS_OF_YEAR or int(year) < RECORD_BEGINS.year:
        raise NotAMonth
    return date(int(year), int(month), 1)


@dataclass(frozen=True, kw_only=True)
class Paid:
    """One person's wage for a month, AZN, by an employer of a sector."""

    person: Person
    employer: UUID | None
    month: date
    wage: Decimal
    sector: str


@dataclass(frozen=True, kw_only=True)
class Entered:
    """By whom a month was entered: the origin with the signatory or the officer, and on what grounds."""

    origin: Contribution.Origin
    signatory: UUID | None = None
    officer: UUID | None = None
    grounds: str = ""


def month_after(month: date) -> date:
    """The first day of the month after."""
    return (month + MIDDLE_OF_NEXT).replace(day=1)


def must_be_over(month: date, on: date) -> None:
    """Refuses (`MonthNotEnded`) a month that is not over on the day."""
    if month_after(month) > on:
        raise MonthNotEnded(month=f"{month:%m.%Y}")


def must_fit_life(person: Person, month: date) -> None:
    """Refuses a month before birth (`BeforeBirth`) or after death (`AfterDeath`)."""
    if month_after(month) <= person.birth_date:
        raise BeforeBirth
    if person.died_on is not None and person.died_on < month:
        raise AfterDeath


def locked(people: Iterable[UUID]) -> dict[UUID, Person]:
    """The people, held until the transaction ends, in one order, so that a month is not entered twice at once."""
    found = Person.objects.select_for_update(no_key=True).filter(pk__in=list(people)).order_by("pk")
    return {person.pk: person for person in found}


def standing_balances(people: Iterable[UUID]) -> dict[UUID, Balance]:
    """The balance that stands for each person who has one."""
    found = Balance.objects.filter(person__in=list(people), replaced_by__isnull=True)
    return {balance.person_id: balance for balance in found}


def rounds_of(people: Iterable[UUID], employer: UUID | None, month: date) -> dict[UUID, tuple[int, bool]]:
    """How often an employer's month was entered for each person, and whether an entry stands."""
    rows = Contribution.objects.filter(person__in=list(people), employer=employer, month=month)
    found: dict[UUID, tuple[int, bool]] = {}
    for person, reversal in rows.values_list("person_id", "reversal"):
        times, stands = found.get(person, (0, False))
        found[person] = (times + 1, stands or reversal is None)
    return found


def check_entry(paid: Paid, balance: Balance | None, *, stands: bool) -> None:
    """Refuses what cannot be entered: no wage, outside of life, counted in the balance, or entered already."""
    if paid.wage <= 0:
        raise NoWage
    must_fit_life(paid.person, paid.month)
    if balance is not None and paid.month.year < balance.year:
        raise MonthTakenOver
    if stands:
        raise MonthEntered


def contribution_of(paid: Paid, by: Entered, times: int, at: datetime) -> Contribution:
    """The row of a month with the sums of its law. Refuses a month whose rates are not known (`NotReckoned`)."""
    sums = reckon(law_of_month(paid.month), wage=paid.wage, sector=paid.sector)
    return Contribution(
        person=paid.person,
        employer_id=paid.employer,
        month=paid.month,
        sector=EmployerState.Sector(paid.sector),
        wage=paid.wage,
        origin=by.origin,
        signatory_id=by.signatory,
        officer_id=by.officer,
        grounds=by.grounds,
        round=times,
        recorded_at=at,
        **vars(sums),
    )


def keep(contributions: Sequence[Contribution], at: datetime) -> None:
    """Store contributions, open the account of whoever has none, and add up the years that changed."""
    Contribution.objects.bulk_create(contributions)
    people = {one.person_id for one in contributions}
    have = set(Account.objects.filter(person__in=people).values_list("person_id", flat=True))
    first = legal_day_of(at)
    Account.objects.bulk_create(
        Account(person_id=person, opened_on=first, origin=Account.Origin.DECLARED, recorded_at=at) for person in people - have
    )
    add_up(people=people, years={one.month.year for one in contributions}, at=at)
