"""The old-age pension of Lagoonia: who is entitled, and to how much a month."""

from dayaq.rules.language import (
    Count,
    Date,
    Law,
    Money,
    Months,
    add_months,
    amount,
    condition,
    fraction,
    month_start,
    months_between,
    round_up,
    rule,
    scale,
)
from tests.rules.country.facts import Person


@rule("PA 2")
def age_in_months(person: Person, day: Date) -> Months:
    """Completed months of life."""
    return months_between(person.birth_date, day)


@rule("PA 3")
def insured_months(person: Person, law: Law) -> Months:
    """The old record and every later month insured at the minimum wage of its time."""
    later = len([month for month in person.months if month.insured and month.wage >= law.on(month.start).minimum_wage])
    return person.record + later * law.one_month


@rule("PA 4")
def average_wage(person: Person, day: Date) -> Money:
    """The average wage of the twelve full months before this one."""
    first = add_months(month_start(day), -12)
    return round(sum(month.wage for month in person.months if first <= month.start < month_start(day)) / 12, 2)


@rule("PA 4")
def contribution(person: Person, law: Law) -> Money:
    """The contribution that the average wage would carry."""
    return round(scale(law.contributions, person.average_wage), 2)


@rule("PA 5")
def years_worked(person: Person, day: Date) -> Count:
    """In how many of the last five calendar years the person worked."""
    return len({month.start.year for month in person.months if day.year - month.start.year <= 5})


@condition("PA 2")
def old_enough(person: Person, law: Law) -> bool:
    """The pension age is reached."""
    return person.age_in_months >= law.pension_age[person.sex]


@condition("PA 3")
def worked_enough(person: Person, law: Law) -> bool:
    """The record is long enough, or the capital alone gives the least pension."""
    return person.insured_months >= law.least_record or person.capital / law.payment_months >= law.minimum_pension


@condition("PA 3-1", start="2023-06-01")
def not_a_student(person: Person) -> bool:
    """Students do not draw a pension."""
    return not person.student


@amount("PA 6")
def monthly(person: Person, law: Law) -> Money:
    """Capital over the expected months of payment, five point seven percent more for a long record, at least the minimum."""
    earned = round(person.capital / law.payment_months, 2)
    if person.insured_months > 3 * law.least_record:
        earned = round(earned * (1 + fraction(law.bonus)), 2)
    return max(earned, law.minimum_pension)


@amount("PA 6", start="2024-01-01")
def monthly(person: Person, law: Law) -> Money:
    """From 2024 the bonus is a fixed fifth of the minimum, to whole lagoons upwards."""
    return max(round_up(person.capital / law.payment_months + law.minimum_pension / 5, 0), law.minimum_pension)
