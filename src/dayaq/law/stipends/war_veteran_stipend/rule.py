"""Stipend of war veterans (müharibə veteranlarına Prezident təqaüdü); since 2022 also of participants of the Patriotic War."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def veteran(person: Person) -> bool:
    """The person is a war veteran."""
    return person.war_veteran


@condition("Presidential decrees on stipends", start="2022-01-01")
def veteran(person: Person) -> bool:
    """The person is a war veteran, or took part in the Patriotic War of 2020."""
    return person.war_veteran or person.patriotic_war_participant


@amount("Presidential decrees on stipends")
def monthly(person: Person, law: Law) -> Money:
    """One amount for every veteran."""
    return law.monthly_stipend
