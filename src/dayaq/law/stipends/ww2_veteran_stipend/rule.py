"""Stipend of veterans of the Second World War (İkinci Dünya müharibəsi veteranlarına Prezident təqaüdü)."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def fought_in_ww2(person: Person) -> bool:
    """The person is a veteran of the Second World War."""
    return person.ww2_veteran


@amount("Presidential decrees on stipends")
def monthly(person: Person, law: Law) -> Money:
    """One amount for everybody who has the right."""
    return law.monthly_stipend
