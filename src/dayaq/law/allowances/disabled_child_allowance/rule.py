"""Allowance for a child with disability under 18 (18 yaşınadək əlilliyi olan uşağa görə müavinət), asked about the child."""

from dayaq.law.facts import Degree, Person
from dayaq.rules.language import Law, Money, age, amount, condition


@condition("Law on Social Allowances")
def child_with_disability(person: Person) -> bool:
    """The disability of a child is established."""
    return person.degree == Degree.child


@condition("Law on Social Allowances")
def under_age(person: Person, law: Law) -> bool:
    """The child has not reached 18."""
    return age(person.birth_date) < law.adult_age


@amount("Decree 973 of 2013-08-29")
def monthly(person: Person, law: Law) -> Money:
    """One amount for every child."""
    return law.monthly_allowance
