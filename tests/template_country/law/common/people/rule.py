"""What several laws ask about people: how old they are, and what a household earns."""

from dayaq.rules.language import Money, Years, rule
from tests.template_country.law.facts import Household, Person


@rule("Template: age")
def age(person: Person) -> Years:
    """Completed years of life on the first day of the month."""
    return age(person.birth)


@rule("Template: household_income")
def household_income(household: Household) -> Money:
    """The salaries of everybody in the household."""
    return sum(member.salary for member in household.members)
