"""Allowance for an adopted child with disability (övladlığa götürülən əlilliyi olan uşağa görə müavinət)."""

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
def with_disability(child: Child) -> bool:
    """The disability of the child is established."""
    return child.disabled


@amount("Decree 973 of 2013-08-29")
def monthly(child: Child, law: Law) -> Money:
    """One amount for each child."""
    return law.monthly_allowance
