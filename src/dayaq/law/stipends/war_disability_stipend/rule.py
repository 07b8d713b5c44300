"""Presidential stipend (Prezident təqaüdü) for a disability from war or from the events of 20 January 1990, by degree."""

from dayaq.law.facts import Cause, Degree, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Decree 823 of 2008-09-09")
def disabled(person: Person) -> bool:
    """A disability of degree I, II or III is established."""
    return person.degree in (Degree.first, Degree.second, Degree.third)


@condition("Decree 823 of 2008-09-09")
def caused_by_war(person: Person) -> bool:
    """It was caused by war or by the events of 20 January 1990."""
    return person.disability_cause in (Cause.war, Cause.january_1990)


@amount("Decree 823 of 2008-09-09")
def monthly(person: Person, law: Law) -> Money:
    """An amount for each degree."""
    return law.monthly_stipend[person.degree]
