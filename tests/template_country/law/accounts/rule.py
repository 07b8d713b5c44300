"""What a household gets, pays and is left with in a month."""

from dayaq.rules.language import Money, rule
from tests.template_country.law.facts import Household


@rule("Template: total_benefits")
def total_benefits(household: Household) -> Money[4]:
    """Basic income of everybody, and the housing allowance."""
    return sum(member.basic_income for member in household.members) + household.housing_allowance


@rule("Template: housing_tax, by month")
def housing_tax_of_a_month(household: Household) -> Money[4]:
    """A twelfth of the year's housing tax."""
    return round(household.housing_tax / 12, 4)


@rule("Template: total_taxes")
def total_taxes(household: Household) -> Money[4]:
    """Taxes and contributions of everybody, and the month's part of the housing tax."""
    own = sum(member.income_tax + member.social_security_contribution for member in household.members)
    return own + household.housing_tax_of_a_month


@rule("Template: disposable_income")
def disposable_income(household: Household) -> Money[4]:
    """What is left of salaries, returns, pensions and benefits after taxes and contributions."""
    earned = sum(member.salary + member.capital_returns + member.pension + member.basic_income for member in household.members)
    given = household.housing_allowance + household.parenting_allowance
    return earned + given - household.total_taxes
