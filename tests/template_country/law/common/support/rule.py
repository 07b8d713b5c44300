"""What the country template gives people and households."""

from dayaq.rules.language import Law, Money, rule, scale
from tests.template_country.law.facts import Household, Person


@rule("Template: basic_income", end="2015-12-01")
def basic_income(person: Person) -> Money:
    """There was none."""
    return 0


@rule("Template: basic_income", start="2015-12-01", end="2016-12-01")
def basic_income(person: Person, law: Law) -> Money:
    """First for adults without salary only."""
    if person.age >= law.general.age_of_majority and person.salary == 0:
        return law.benefits.basic_income
    return 0


@rule("Template: basic_income", start="2016-12-01")
def basic_income(person: Person, law: Law) -> Money:
    """For every adult, whatever the income."""
    return law.benefits.basic_income if person.age >= law.general.age_of_majority else 0


@rule("Template: pension")
def pension(person: Person, law: Law) -> Money:
    """One unit of money for the old: the template returns the truth of the age itself, which counts as 1."""
    return 1 if person.age >= law.general.age_of_retirement else 0


@rule("Template: housing_allowance", end="2016-12-01")
def housing_allowance(household: Household, law: Law) -> Money[4]:
    """A part of the rent."""
    return household.rent * law.benefits.housing_allowance


@rule("Template: housing_allowance", start="2016-12-01")
def housing_allowance(household: Household) -> Money[4]:
    """There is none any more."""
    return 0


@rule("Template: parenting_allowance", end="2015-12-01")
def parenting_allowance(household: Household) -> Money:
    """There was none: the template has no amount for it yet."""
    return 0


@rule("Template: parenting_allowance", start="2015-12-01")
def parenting_allowance(household: Household, law: Law) -> Money:
    """For little income, with a child under six, or under eight with a single adult."""
    single = len([member for member in household.members if member.adult]) == 1
    young = any(member.age < 6 for member in household.members) or (
        single and any(member.age < 8 for member in household.members)
    )
    return (
        law.parenting_allowance.amount if household.household_income <= law.parenting_allowance.income_threshold and young else 0
    )


@rule("Template: meal_price")
def meal_price(household: Household, law: Law) -> Money:
    """The price of a meal, by steps of income."""
    return scale(law.benefits.meal_price, household.household_income)


@rule("Template: swimming_pool_access")
def swimming_pool_access(household: Household, law: Law) -> Money:
    """The price of the swimming pool, which rises with income."""
    return scale(law.benefits.swimming_pool_access_cost_increase, household.household_income)
