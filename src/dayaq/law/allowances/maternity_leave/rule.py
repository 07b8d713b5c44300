"""Maternity leave (hamiləlik və doğuşa görə məzuniyyət) that social insurance pays: who has it, and for how many days."""

from dayaq.law.facts import Person
from dayaq.rules.language import Date, Days, Law, Months, add_days, condition, rule


@rule("Social insurance rules")
def insured_for(person: Person) -> Months:
    """The whole insurance record."""
    return person.record_before_2006 + person.record_since_2006


@rule("Labour Code")
def leave_days(person: Person, law: Law) -> Days:
    """Calendar days of leave, by the course of the birth; more in agriculture."""
    if person.works_in_agriculture:
        return law.days_in_agriculture[person.birth_kind]
    return law.days_of_leave[person.birth_kind]


@rule("Labour Code")
def leave_starts_on(person: Person, law: Law) -> Date:
    """The first day of the leave, counted back from the birth."""
    return add_days(person.due_date, -law.days_before_birth)


@condition("Social insurance rules")
def insured_long_enough(person: Person, law: Law) -> bool:
    """The insurance record is long enough for paid leave."""
    return person.insured_for >= law.least_insurance
