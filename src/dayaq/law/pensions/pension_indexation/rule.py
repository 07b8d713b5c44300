"""Indexation of pensions in payment (pensiyaların indeksləşdirilməsi): ordered in February, counted from 1 January."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Date, Law, Money, amount, condition, fraction, rule, year_start


@rule("Law on Labour Pensions, art. 29.1")
def january_difference(person: Person) -> Money:
    """What the pension of January was short of, paid afterwards."""
    return person.indexed - person.pension_of_new_year


@rule("Law on Labour Pensions, art. 29.1")
def february_payment(person: Person) -> Money:
    """The payment of February: the raised pension, and the difference of January."""
    return person.indexed + person.january_difference


@condition("Law on Labour Pensions, art. 29.1")
def in_payment_on_new_year(person: Person, day: Date) -> bool:
    """A labour pension was in payment on 1 January."""
    return person.pension != PensionKind.none and person.pension_since <= year_start(day)


@amount("Law on Labour Pensions, art. 29.1")
def indexed(person: Person, law: Law, day: Date) -> Money:
    """The pension of 1 January, raised by the growth of the average wage of the year before."""
    rate = law.on(year_start(day)).pension_indexation
    return round(person.pension_of_new_year * (1 + fraction(rate)), 2)
