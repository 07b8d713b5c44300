"""Personal stipend of the President (Prezidentin fərdi təqaüdü)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def holder(person: Person) -> bool:
    """The person was granted a personal stipend."""
    return person.has_personal_stipend


@amount("Presidential decrees on stipends")
def monthly(person: Person, law: Law) -> Money:
    """One amount for everybody who has the right."""
    return law.monthly_stipend
