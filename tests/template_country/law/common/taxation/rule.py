"""The taxes of the country template. It rounds nothing, so neither do its taxes here: they have four decimals."""

from dayaq.rules.language import Date, Law, Money, rule, scale, year_start
from tests.template_country.law.facts import Household, Occupancy, Person


@rule("Template: income_tax")
def income_tax(person: Person, law: Law) -> Money[4]:
    """A flat part of salary, returns on capital and pension."""
    return (person.salary + person.capital_returns + person.pension) * law.taxes.income_tax_rate


@rule("Template: social_security_contribution")
def social_security_contribution(person: Person, law: Law) -> Money[4]:
    """A contribution of the salary by bands."""
    return scale(law.taxes.social_security_contribution, person.salary)


@rule("Template: housing_tax")
def housing_tax(household: Household, law: Law, day: Date) -> Money[4]:
    """A year's tax on the size of the home, with a least amount, for those who own or rent it in January."""
    if household.housing_occupancy_status not in (Occupancy.owner, Occupancy.tenant):
        return 0
    then = year_start(day)
    return max(household.accommodation_size * law.on(then).housing_tax.rate, law.on(then).housing_tax.minimal_amount)
