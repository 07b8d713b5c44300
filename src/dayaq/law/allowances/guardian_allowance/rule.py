"""Allowance for guardians (qəyyumlara müavinət) of children who were left without parental care."""

from dayaq.law.facts import Bond, Person
from dayaq.rules.language import Count, Law, Money, amount, condition, rule


@rule("Law on Social Allowances")
def wards(person: Person) -> Count:
    """Children without parental care, under 18, of whom the person is the guardian."""
    return len([child for child in person.children if child.bond == Bond.ward and child.without_parental_care and child.minor])


@condition("Law on Social Allowances")
def guardian_of_child(person: Person) -> bool:
    """The person is the guardian of such a child."""
    return person.wards > 0


@amount("Decree 973 of 2013-08-29")
def monthly(person: Person, law: Law) -> Money:
    """The amount for a guardian; whether it is paid once or for each of several wards is not known."""
    if person.wards == 1 or not law.paid_for_each_ward:
        return law.monthly_allowance
    return law.monthly_allowance * person.wards
