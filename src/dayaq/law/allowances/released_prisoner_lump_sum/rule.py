"""Lump sum for those released from prison (cəzaçəkmə müəssisəsindən azad edilmiş şəxslərə birdəfəlik müavinət)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def released(person: Person) -> bool:
    """The person was released from prison."""
    return person.released_from_prison


@amount("Law on Social Allowances")
def once(person: Person, law: Law) -> Money:
    """Some minimum wages of the day on which it is asked."""
    return law.minimum_wages * law.minimum_wage
