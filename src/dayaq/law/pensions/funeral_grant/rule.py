"""Funeral grant of a pensioner (pensiyaçının dəfni üçün müavinət), for whoever buries them. It is asked about the deceased."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Labour Pensions, art. 42.2")
def has_died(person: Person) -> bool:
    """The person has died."""
    return person.died


@condition("Law on Labour Pensions, art. 42.2")
def was_pensioner(person: Person) -> bool:
    """The person received a labour pension."""
    return person.pension != PensionKind.none


@condition("Law on Labour Pensions, art. 42.3")
def buried_by_applicant(person: Person) -> bool:
    """The applicant buried the person."""
    return person.burial_arranged


@condition("Law on Labour Pensions, art. 42.3")
def not_paid_yet(person: Person) -> bool:
    """The grant has not been paid to anybody yet."""
    return not person.burial_paid


@amount("Law on Labour Pensions, art. 42.2")
def grant(person: Person, law: Law) -> Money:
    """Three minimum pensions of the day of death."""
    return law.minimum_pensions * law.on(person.death_date).minimum_pension
