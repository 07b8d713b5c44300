"""Presidential stipend for degree I from general causes (ümumi səbəblərdən I dərəcə əlilliyi olanlara Prezident təqaüdü)."""

from dayaq.law.facts import Cause, Degree, Person
from dayaq.rules.language import Law, Money, amount, condition, rule


@rule("Presidential decrees on stipends")
def special_cause(person: Person) -> bool:
    """A cause that has a stipend of its own: war, or the events of 20 January 1990."""
    return person.disability_cause in (Cause.war, Cause.january_1990)


@condition("Presidential decrees on stipends")
def first_degree(person: Person) -> bool:
    """A disability of degree I (81 to 100 percent) is established."""
    return person.degree == Degree.first


@condition("Presidential decrees on stipends")
def general_cause(person: Person, law: Law) -> bool:
    """It comes from general illness; whether injuries, service or childhood are general causes is not known."""
    return person.disability_cause == Cause.general_illness or (not person.special_cause and law.other_causes_are_general)


@amount("Presidential decrees on stipends")
def monthly(person: Person, law: Law) -> Money:
    """One amount, and a higher one for blindness."""
    return law.stipend_for_blindness if person.blind else law.monthly_stipend
