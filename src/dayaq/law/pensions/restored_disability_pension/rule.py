"""Restoring a lapsed disability pension (əlillik pensiyasının bərpası) when the disability is found again in time."""

from dayaq.law.facts import Degree, Person
from dayaq.rules.language import Law, Money, add_years, amount, condition


@condition("Law on Labour Pensions, chapter on disability")
def had_pension(person: Person) -> bool:
    """A disability pension was received before, and lapsed with the term of the disability."""
    return person.earlier_disability_pension


@condition("Law on Labour Pensions, chapter on disability")
def disabled_again(person: Person) -> bool:
    """A disability of degree I, II or III is established again."""
    return person.degree in (Degree.first, Degree.second, Degree.third)


@condition("Law on Labour Pensions, chapter on disability")
def found_in_time(person: Person, law: Law) -> bool:
    """The disability was established again within five years after the pension lapsed."""
    return person.disability_since <= add_years(person.earlier_pension_ended_on, law.restored_within)


@amount("Law on Labour Pensions, chapter on disability, and on the minimum amount")
def monthly(person: Person, law: Law) -> Money:
    """The earlier pension, raised to the minimum pension of the day where it is lower."""
    return max(person.earlier_pension, law.minimum_pension)
