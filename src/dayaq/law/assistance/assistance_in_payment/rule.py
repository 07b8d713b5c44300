"""Assistance in payment (yardımın ödənilməsinin davam etməsi): whether targeted assistance that was assigned is still paid."""

from dayaq.law.facts import Family
from dayaq.rules.language import Law, condition


@condition("Law on Targeted State Social Assistance")
def assigned(family: Family) -> bool:
    """The family receives targeted assistance."""
    return family.receives_assistance


@condition("Cabinet decision 37 of 2016-02-05")
def within_period(family: Family) -> bool:
    """The twelve months of the assistance are not over."""
    return family.targeted_assistance.period_running


@condition("Cabinet decision 37 of 2016-02-05")
def collected(family: Family, law: Law) -> bool:
    """The assistance was not left uncollected for three months in a row."""
    return family.uncollected < law.uncollected_months
