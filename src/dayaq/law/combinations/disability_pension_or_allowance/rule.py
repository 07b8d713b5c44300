"""What is paid for a disability (əlilliyə görə ödəniş): the disability pension, or without a right to it the allowance."""

from dayaq.law.facts import Person
from dayaq.rules.language import Money, amount, condition


@condition("Law on Labour Pensions; Law on Social Allowances")
def pension_or_allowance(person: Person) -> bool:
    """There is a right to the disability pension or to the disability allowance."""
    return person.disability_pension.entitled or person.disability_allowance.entitled


@amount("Law on Labour Pensions; Law on Social Allowances")
def monthly(person: Person) -> Money:
    """The pension, which excludes the corresponding allowance, or else the allowance."""
    return person.disability_pension.amount if person.disability_pension.entitled else person.disability_allowance.amount
