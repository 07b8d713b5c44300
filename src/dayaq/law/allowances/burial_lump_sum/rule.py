"""Burial lump sum (dəfn üçün birdəfəlik müavinət) for somebody who had no labour pension. It is asked about the deceased."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def has_died(person: Person) -> bool:
    """The person has died."""
    return person.died


@condition("Law on Social Allowances")
def was_no_pensioner(person: Person) -> bool:
    """The person received no labour pension; for pensioners there is the funeral grant."""
    return person.pension == PensionKind.none


@condition("Law on Social Allowances")
def not_paid_yet(person: Person) -> bool:
    """Nothing has been paid for this burial."""
    return not person.burial_paid


@amount("Decree 973 of 2013-08-29")
def once(person: Person, law: Law) -> Money:
    """The amount of the day of death, for whoever arranged the burial; whether others may receive it is not known."""
    return law.on(person.death_date).lump_sum if person.burial_arranged or law.others_may_receive else 0
