"""Allowance for women with more than five children (beşdən çox uşağı olan qadınlara müavinət), for each child."""

from dayaq.law.facts import Person, Sex
from dayaq.rules.language import Count, Law, Money, amount, condition, rule


@rule("Law on Social Allowances")
def living_children(person: Person) -> Count:
    """Children of any age who live."""
    return len([child for child in person.children if not child.died])


@rule("Law on Social Allowances")
def minor_children(person: Person) -> Count:
    """Living children under 18."""
    return len([child for child in person.children if child.minor])


@condition("Law on Social Allowances")
def is_woman(person: Person) -> bool:
    """The allowance is for women."""
    return person.sex == Sex.female


@condition("Law on Social Allowances")
def more_than_five(person: Person, law: Law) -> bool:
    """More than five children under 18; whether grown children count among them is not known."""
    with_grown = person.living_children > law.children_exceeded and law.grown_children_count
    return person.minor_children > law.children_exceeded or with_grown


@amount("Decree 973 of 2013-08-29")
def monthly(person: Person, law: Law) -> Money:
    """An amount for each child under 18; whether grown children are paid for is not known."""
    if person.minor_children == person.living_children or not law.grown_children_count:
        return law.monthly_allowance * person.minor_children
    return law.monthly_allowance * person.living_children
