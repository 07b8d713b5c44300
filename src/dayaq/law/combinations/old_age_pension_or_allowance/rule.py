"""What is paid in old age (yaşa görə ödəniş): a labour pension, or without a right to one the old-age allowance."""

from dayaq.law.facts import Person
from dayaq.rules.language import Money, amount, condition


@condition("Law on Labour Pensions; Law on Social Allowances")
def pension_or_allowance(person: Person) -> bool:
    """There is a right to a labour pension or to the old-age allowance."""
    return person.best_pension.entitled or person.old_age_allowance.entitled


@amount("Law on Labour Pensions; Law on Social Allowances")
def monthly(person: Person) -> Money:
    """The labour pension, which excludes the allowance, or else the allowance."""
    return person.best_pension.amount if person.best_pension.entitled else person.old_age_allowance.amount
