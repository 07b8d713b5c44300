"""Help for poor families of Lagoonia."""

from dayaq.rules.language import Count, Date, Law, Money, add_months, age, amount, condition, month_start, rule
from tests.rules.country.facts import Family, Person


@rule("FA 1")
def child(person: Person, law: Law) -> bool:
    """Under eighteen, or a student under the age of twenty-three."""
    return age(person.birth_date) < law.child_age or (person.student and age(person.birth_date) < 23)


@rule("FA 2")
def income(person: Person, day: Date) -> Money:
    """Average monthly income of a year, with the pension if there is one."""
    first = add_months(month_start(day), -12)
    wages = round(sum(month.wage for month in person.months if first <= month.start) / 12, 2)
    return wages + (person.old_age.amount if person.old_age.entitled else 0)


@rule("FA 3")
def children(family: Family) -> Count:
    """How many children there are."""
    return len([member for member in family.members if member.child])


@rule("FA 3")
def family_need(family: Family, law: Law) -> Money:
    """What the family needs a month."""
    return law.need * len(family.members) + round(family.rent / 2, 2)


@rule("FA 4")
def share(person: Person) -> Money:
    """The part of a member in what the family has."""
    return round(person.family.family_income / len(person.family.members), 2)


@rule("FA 4")
def family_income(family: Family) -> Money:
    """What the family has a month."""
    return sum(member.income for member in family.members)


@condition("FA 5")
def registered_family(family: Family) -> bool:
    """The family is registered."""
    return family.registered


@condition("FA 5")
def poor(family: Family) -> bool:
    """It has less than it needs."""
    return family.family_income < family.family_need


@condition("FA 6")
def somebody_to_care_for(family: Family, law: Law) -> bool:
    """There is a child, or somebody who lost most of the ability to work."""
    return family.children > 0 or any(member.loss >= 50 for member in family.members)


@amount("FA 7")
def monthly(family: Family) -> Money:
    """What is missing."""
    return family.family_need - family.family_income
