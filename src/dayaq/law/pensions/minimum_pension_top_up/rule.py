"""Raising a pension in payment to the minimum (pensiyanın minimum məbləğə çatdırılması)."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Labour Pensions, on the minimum amount")
def receives_pension(person: Person) -> bool:
    """An old-age or disability pension is in payment; a share of a survivor pension is not raised alone."""
    return person.pension in (PensionKind.old_age, PensionKind.disability)


@condition("Law on Labour Pensions, on the minimum amount")
def below_minimum(person: Person, law: Law) -> bool:
    """The pension is lower than the minimum."""
    return person.pension_in_payment < law.minimum_pension


@amount("Law on Labour Pensions, on the minimum amount")
def top_up(person: Person, law: Law) -> Money:
    """What is missing to the minimum pension."""
    return law.minimum_pension - person.pension_in_payment
