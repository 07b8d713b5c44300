"""Stipend of Heroes of the Patriotic War (Vətən Müharibəsi Qəhrəmanlarına Prezident təqaüdü)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def hero(person: Person) -> bool:
    """The person is a Hero of the Patriotic War."""
    return person.patriotic_war_hero


@amount("Presidential decrees on stipends")
def monthly(person: Person, law: Law) -> Money:
    """One amount for everybody who has the right."""
    return law.monthly_stipend
