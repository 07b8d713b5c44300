"""Loss-of-breadwinner allowance (ailə başçısını itirməyə görə müavinət), for each member of the family."""

from dayaq.law.facts import Survivor
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def breadwinner_died(survivor: Survivor) -> bool:
    """The breadwinner has died."""
    return survivor.deceased.died


@condition("Law on Social Allowances")
def entitled_member(survivor: Survivor) -> bool:
    """The survivor is such a member of the family as would share a survivor pension."""
    return survivor.survivor_pension.member


@condition("Law on Social Allowances; Bill of November 2019")
def better_than_pension(survivor: Survivor, law: Law) -> bool:
    """There is no right to a survivor pension, or its share is lower and the allowance may be taken instead."""
    lower = survivor.survivor_pension.share < law.monthly_allowance
    return not survivor.survivor_pension.entitled or (lower and law.instead_of_lower_share)


@amount("Decree 973 of 2013-08-29")
def monthly(survivor: Survivor, law: Law) -> Money:
    """One amount for each member."""
    return law.monthly_allowance
