"""The statement of an account (hesabdan çıxarış): record and capital today, the years, and a year opened to its months.

The same is read by the person and by an officer; `own` and `consulting` journal who read it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from dayaq.casework.legal_time import legal_day_of
from dayaq.law.book import law_book
from dayaq.rules.amounts import Dated, DatedAmount
from dayaq.rules.in_force import law_on
from dayaq.subsystems.contracts.models import EmployerState
from dayaq.subsystems.insurance.facts import ACCOUNTS, INDEXATION
from dayaq.subsystems.insurance.models import Account, Balance, Contribution, OlderRecord

SHARE = "social_insurance_contribution.capital_share"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the register answers the law about the account today; None where it is not known."""

    record_since_2006: int | None
    record_before_2006: int | None
    accumulated_capital: Decimal | None
    notional_capital: Decimal | None


@dataclass(frozen=True, kw_only=True)
class YearShown:
    """One year: the months that count, what was paid for them, what became capital, and the indexation of its 1 January.

    `rate` is None where the law book does not know it; `counted` says whether the balance counts the year instead.
    """

    year: int
    months: int
    wages: Decimal
    paid: Decimal
    capital: Decimal
    rate: Decimal | None
    counted: bool


@dataclass(frozen=True, kw_only=True)
class Statement:
    """All of an account: `account` is None where there is none, and then there is nothing else either."""

    account: Account | None
    balance: Balance | None
    older: OlderRecord | None
    known: Known
    years: Sequence[YearShown]

    @property
    def empty(self) -> bool:
        """Whether nothing stands on record."""
        return not (self.account or self.balance or self.older or self.years)


@dataclass(frozen=True, kw_only=True)
class MonthShown:
    """One entry of a month with the employer's name on it, and whether it was reversed since."""

    entry: Contribution
    employer: str
    reversed: bool

    @property
    def paid(self) -> Decimal:
        """Both parts of social insurance."""
        return self.entry.employee_part + self.entry.employer_part


@dataclass(frozen=True, kw_only=True)
class YearOpened:
    """The entries of a year, the latest month first, with the share that becomes capital and how sure the law book is of it."""

    year: int
    months: Sequence[MonthShown]
    share: Dated | None
    rate: Decimal | None


def statement_of(person: UUID, *, at: datetime) -> Statement:
    """The account of a person as it is known now."""
    day = legal_day_of(at)
    accounts = Account.objects.filter(person=person)
    balance = Balance.objects.filter(person=person, replaced_by__isnull=True).first()
    entries = list(Contribution.objects.filter(person=person, reversal__isnull=True, month__lt=day))
    return Statement(
        account=accounts.first(),
        balance=balance,
        older=OlderRecord.objects.filter(person=person, replaced_by__isnull=True).first(),
        known=_known(person, day, at),
        years=_years(entries, balance),
    )


def year_of(person: UUID, year: int) -> YearOpened | None:
    """A year opened to its months, with what was reversed too; None where nothing stands in it."""
    entries = Contribution.objects.filter(person=person, month__year=year).select_related("employer", "reversal", "officer")
    rows = list(entries.order_by("-month", "-recorded_at", "pk"))
    if not rows:
        return None
    names = _names(rows, date(year, 12, 31))
    months = [
        MonthShown(entry=row, employer=names.get(row.employer_id, ""), reversed=getattr(row, "reversal", None) is not None)
        for row in rows
    ]
    return YearOpened(year=year, months=months, share=share_on(date(year, 12, 31)), rate=rate_of(year))


def share_on(day: date) -> Dated | None:
    """The share of a contribution that becomes capital, as the law book holds it."""
    book = law_book()
    return law_on(book, day).amount(SHARE, "") if day >= book.begins else None


def rate_of(year: int) -> Decimal | None:
    """The indexation of capital on 1 January of a year in percent, where the law book knows it."""
    amount = law_book().amounts[INDEXATION]
    dated = amount.series[""].on(date(year, 1, 1)) if isinstance(amount, DatedAmount) else None
    return Decimal(dated.written) if dated is not None and isinstance(dated.written, Decimal | int) else None


def _known(person: UUID, day: date, at: datetime) -> Known:
    names = tuple(Known.__dataclass_fields__)
    asked: dict[str, Any] = {"people": [person], "day": day, "known_at": at}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(names)} FROM ({ACCOUNTS.relation}) known", asked)  # noqa: S608 - our own names
        row = cursor.fetchone() or (None,) * len(names)
    return Known(**dict(zip(names, row, strict=True)))


def _years(entries: Iterable[Contribution], balance: Balance | None) -> list[YearShown]:
    by_year: dict[int, list[Contribution]] = {}
    for entry in entries:
        by_year.setdefault(entry.month.year, []).append(entry)
    return [
        YearShown(
            year=year,
            months=len({row.month for row in rows}),
            wages=sum((row.wage for row in rows), Decimal(0)),
            paid=sum((row.employee_part + row.employer_part for row in rows), Decimal(0)),
            capital=sum((row.capital for row in rows), Decimal(0)),
            rate=rate_of(year),
            counted=balance is not None and year < balance.year,
        )
        for year, rows in sorted(by_year.items(), reverse=True)
    ]


def _names(rows: Iterable[Contribution], day: date) -> dict[UUID | None, str]:
    """The name of each employer on the day, by key; the latest state counts."""
    keys = {row.employer_id for row in rows if row.employer_id is not None}
    names: dict[UUID | None, str] = {}
    for state in EmployerState.objects.filter(employer__in=keys, starts_on__lte=day):
        names.setdefault(state.employer_id, state.name)
    return names
