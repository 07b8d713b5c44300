"""What a survivor is paid (ailə başçısını itirməyə görə ödəniş): a share of the pension or the allowance, as is better."""

from dayaq.law.facts import Survivor
from dayaq.rules.language import Money, amount, condition


@condition("Law on Labour Pensions; Law on Social Allowances")
def pension_or_allowance(survivor: Survivor) -> bool:
    """There is a right to a share of the pension or to the allowance."""
    return survivor.survivor_pension.entitled or survivor.survivor_allowance.entitled


@amount("Law on Labour Pensions; Law on Social Allowances; Bill of November 2019")
def monthly(survivor: Survivor) -> Money:
    """The allowance where it is better than the share of the pension, otherwise the share."""
    return survivor.survivor_allowance.amount if survivor.survivor_allowance.entitled else survivor.survivor_pension.amount
