"""The individual account (fərdi hesab): its capital over time, and the capital that gives the minimum pension."""

from dayaq.law.facts import Person
from dayaq.rules.language import Date, Law, Money, fraction, rule, year_start


@rule("Law on Labour Pensions, transitional provisions")
def notional_capital_of_2006(person: Person, law: Law) -> Money:
    """The notional capital on 1 January 2006 for the record before that day, counted by the month."""
    return round(law.capital_per_old_year * person.record_before_2006 / law.months_of_year, 2)


@rule("Law on Labour Pensions, art. 29.1-1")
def capital_after_indexation(person: Person, law: Law, day: Date) -> Money:
    """The capital of 1 January of the year, raised by the growth of consumer prices of the year before."""
    rate = law.on(year_start(day)).pension_capital_indexation
    return round(person.capital_of_new_year * (1 + fraction(rate)), 2)


@rule("Law on Labour Pensions, art. 7")
def minimum_pension_capital(person: Person, law: Law) -> Money:
    """The capital that gives the minimum pension over the expected months of payment."""
    return law.payment_months * law.minimum_pension
