"""Status of jobseeker (işaxtaran kimi qeydiyyat): who may be on the register of the employment service."""

from dayaq.law.facts import Person
from dayaq.rules.language import Date, Law, add_years, age, condition


@condition("Law on Employment")
def old_enough(person: Person, law: Law) -> bool:
    """The person is at least fifteen."""
    return age(person.birth_date) >= law.least_age


@condition("Law on Employment")
def identified(person: Person) -> bool:
    """The person holds an identity card or, as a foreigner, a permit of permanent residence."""
    return person.has_identity_document


@condition("Law on Employment")
def no_conscript(person: Person) -> bool:
    """The person does not serve as a conscript; while serving, one is off the register."""
    return not person.in_conscription


@condition("Law on Employment")
def at_liberty(person: Person) -> bool:
    """The person is not in prison and not under compulsory medical measures."""
    return not person.in_prison and not person.in_compulsory_treatment


@condition("Law on Employment")
def not_removed(person: Person, law: Law, day: Date) -> bool:
    """No two suitable jobs were refused within two years of registration, or the year off the register is over."""
    return person.offers_refused < law.refusals or day >= add_years(person.last_refusal_on, law.years_off)
