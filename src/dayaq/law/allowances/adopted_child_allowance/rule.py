"""Allowance for an adopted child (övladlığa götürülən uşağa görə müavinət)."""

from dayaq.law.facts import Bond, Child
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def adopted(child: Child) -> bool:
    """The person adopted the child."""
    return child.bond == Bond.adopted


@condition("Law on Social Allowances")
def under_age(child: Child) -> bool:
    """The child lives and has not reached 18."""
    return child.minor


@condition("Law on Social Allowances")
def without_disability(child: Child, law: Law) -> bool:
    """For a child with disability there is an allowance of its own; whether there was one before 2023 is not known."""
    return not (child.disabled and law.disabled_children_apart)


@amount("Decree 973 of 2013-08-29")
def monthly(child: Child, law: Law) -> Money:
    """One amount for each child."""
    return law.monthly_allowance
