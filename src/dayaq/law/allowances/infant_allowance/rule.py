"""Allowance for a child under one in a low-income family (bir yaşınadək uşağı olan aztəminatlı ailələrə müavinət)."""

from dayaq.law.facts import Child
from dayaq.rules.language import Date, Law, Money, add_months, add_years, amount, condition, month_start, rule


@rule("Law on Social Allowances")
def paid_until(child: Child, law: Law) -> Date:
    """The first day that is not paid any more: the end of the month of the first birthday."""
    return add_months(month_start(add_years(child.birth_date, law.age_limit)), 1)


@condition("Law on Social Allowances")
def under_one(child: Child, day: Date) -> bool:
    """The child lives, and the month of its first birthday has not ended."""
    return not child.died and day < child.paid_until


@condition("Law on Social Allowances")
def family_receives_assistance(child: Child) -> bool:
    """The family receives targeted assistance."""
    return child.parent.family.receives_assistance


@amount("Decree 973 of 2013-08-29")
def monthly(child: Child, law: Law) -> Money:
    """One amount for each child."""
    return law.monthly_allowance
