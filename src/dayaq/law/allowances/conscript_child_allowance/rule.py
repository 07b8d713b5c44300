"""Allowance for children of conscripts (müddətli həqiqi hərbi xidmətdə olanların uşaqlarına müavinət)."""

from dayaq.law.facts import Child
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def under_age(child: Child) -> bool:
    """The child lives and has not reached 18."""
    return child.minor


@condition("Law on Social Allowances")
def parent_serves(child: Child) -> bool:
    """A parent serves as a conscript."""
    return child.parent_in_conscription


@amount("Decree 973 of 2013-08-29")
def monthly(child: Child, law: Law) -> Money:
    """One amount for each child."""
    return law.monthly_allowance
