"""What the law reckons for a month's wage, and the sums by year that follow from what was entered."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from dayaq.casework.refusal import Refusal
from dayaq.law.book import law_book
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.finding import plain
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.records import record_of
from dayaq.subsystems.contracts.models import EmployerState

RULES = {
    "employee_part": "social_insurance_contribution.employee_part",
    "employer_part": "social_insurance_contribution.employer_part",
    "unemployment_employee": "unemployment_contribution.employee_part",
    "unemployment_employer": "unemployment_contribution.employer_part",
    "capital": "social_insurance_contribution.capital_part",
}
"""The rule of the law for each sum of a contribution."""


class NotReckoned(Refusal):
    """The law cannot say what is due for the month: it is before the book of law begins, or a rate is not known."""

    texts = {
        "az": "Bu ay üçün sığorta haqqının dərəcəsi məlum deyil: {month}.",
        "en": "The rates of contributions for this month are not known: {month}.",
        "ru": "Ставки взносов за этот месяц неизвестны: {month}.",
    }


@dataclass(frozen=True, kw_only=True)
class Sums:
    """What is paid for one month by the law of that month, AZN."""

    employee_part: Decimal
    employer_part: Decimal
    unemployment_employee: Decimal
    unemployment_employer: Decimal
    capital: Decimal


def law_of_month(month: date) -> LawOn:
    """The law by which a month's contributions are reckoned. Refuses a month before the book of law begins (`NotReckoned`)."""
    book = law_book()
    if month < book.begins:
        raise NotReckoned(month=f"{month:%m.%Y}")
    return law_on(book, month)


def reckon(law: LawOn, *, wage: Decimal, sector: EmployerState.Sector | str) -> Sums:
    """The contributions for a wage of a month by the law of that month. Refuses where a rate is not known (`NotReckoned`)."""
    given = {"start": law.day, "wage": wage, "sector": str(sector)}
    record = record_of(law.law.vocabulary, "month", given)
    run = Evaluation(law)
    found = {name: plain(run.rule(rule, record), law.rules[rule].type) for name, rule in RULES.items()}
    sums = {name: value for name, value in found.items() if isinstance(value, Decimal)}
    if len(sums) < len(found):
        raise NotReckoned(month=f"{law.day:%m.%Y}")
    return Sums(**sums)


# One statement for any number of people: the years that changed are superseded, and made anew from what stands.
_SUPERSEDE = """
    UPDATE insurance_year SET superseded_at = %(at)s
    WHERE superseded_at IS NULL AND person_id = ANY(%(people)s) AND year = ANY(%(years)s)
"""
_ADD_UP = """
    INSERT INTO insurance_year (person_id, year, insured, capital, brought, recorded_at)
    SELECT person_id, year, sum(1 << (number - 1)) FILTER (WHERE entries > 0), array_agg(capital ORDER BY number), sum(capital),
        %(at)s
    FROM (
        SELECT who.person_id, year, number, count(c.id) AS entries, coalesce(sum(c.capital), 0) AS capital
        FROM unnest(%(people)s::uuid[]) who(person_id) CROSS JOIN unnest(%(years)s::integer[]) year
        CROSS JOIN generate_series(1, 12) number
        LEFT JOIN insurance_contribution c ON c.person_id = who.person_id AND c.month = make_date(year, number, 1)
            AND NOT EXISTS (SELECT FROM insurance_reversal r WHERE r.contribution_id = c.id)
        GROUP BY who.person_id, year, number
    ) months
    GROUP BY person_id, year HAVING sum(entries) > 0
"""


def add_up(*, people: Collection[UUID], years: Collection[int], at: datetime) -> None:
    """Make the sums of these people's years anew, known from `at` on; what was known before stays for whoever asks about then."""
    asked: dict[str, Any] = {"people": list(people), "years": list(years), "at": at}
    with connection.cursor() as cursor:
        cursor.execute(_SUPERSEDE, asked)
        cursor.execute(_ADD_UP, asked)
