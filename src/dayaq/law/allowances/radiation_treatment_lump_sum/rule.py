"""Lump sum for the treatment of victims of radiation (radiasiyadan zərər çəkmiş şəxslərin müalicəsi üçün birdəfəlik müavinət)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def needs_treatment(person: Person) -> bool:
    """The person needs treatment as a victim of radiation."""
    return person.radiation_treatment


@amount("Law on Social Allowances")
def once(person: Person, law: Law) -> Money:
    """One amount for everybody."""
    return law.lump_sum
