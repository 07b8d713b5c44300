"""Presidential stipend for carers (qulluğa görə Prezident təqaüdü) of a person with degree I or of a child with disability."""

from dayaq.law.facts import Person
from dayaq.rules.language import Date, Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def introduced(person: Person, law: Law, day: Date) -> bool:
    """The stipend was new in 2019."""
    return day >= law.introduced_on


@condition("Presidential decrees on stipends")
def cares(person: Person) -> bool:
    """The person cares for somebody with degree I or for a child with disability."""
    return person.cares_for_disabled


@amount("Presidential decrees on stipends", start="2019-04-01")
def monthly(person: Person, law: Law) -> Money:
    """One amount for every carer."""
    return law.monthly_stipend
