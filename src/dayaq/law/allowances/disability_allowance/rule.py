"""Disability allowance (əlilliyə görə sosial müavinət) by degree, for those who have no disability pension."""

from dayaq.law.facts import Degree, PensionKind, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def disabled(person: Person) -> bool:
    """A disability of degree I, II or III (since 1 July 2022: a loss of function of at least 31 percent) is established."""
    return person.degree in (Degree.first, Degree.second, Degree.third)


@condition("Law on Social Allowances")
def no_disability_pension(person: Person, law: Law) -> bool:
    """The corresponding labour pension is neither received nor due; whether another pension excludes it too is not known."""
    corresponding = person.pension == PensionKind.disability or person.disability_pension.entitled
    return not corresponding and not (person.pension != PensionKind.none and law.other_pension_excludes)


@amount("Decree 973 of 2013-08-29")
def monthly(person: Person, law: Law) -> Money:
    """An amount for each degree."""
    return law.monthly_allowance[person.degree]
