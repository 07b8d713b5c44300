"""Old-age social allowance (yaşa görə sosial müavinət), for those who have no right to a labour pension."""

from dayaq.law.facts import PensionKind, Person, Sex
from dayaq.rules.language import Date, Law, Money, Months, amount, condition, months_between, rule


@rule("Law on Social Allowances", end="2020-01-01")
def age_asked(person: Person, law: Law) -> Months:
    """The age of the allowance until the end of 2019: its own for men and women, lower for mothers of many children."""
    if person.sex == Sex.female and person.old_age_pension.reduced_age:
        return law.age_of_allowance[person.sex] - law.pension_age_reduction
    return law.age_of_allowance[person.sex]


@condition("Law on Social Allowances")
def old_enough(person: Person, day: Date) -> bool:
    """The age of the allowance is reached."""
    return months_between(person.birth_date, day) >= person.age_asked


@condition("Law of 2019-12-16", start="2020-01-01")
def old_enough(person: Person) -> bool:
    """Since 2020 the age of the allowance is the pension age itself."""
    return person.old_age_pension.old_enough


@condition("Law on Social Allowances")
def no_labour_pension(person: Person) -> bool:
    """No labour pension is received, and there is no right to one."""
    return person.pension == PensionKind.none and not person.best_pension.entitled


@amount("Decree 973 of 2013-08-29")
def monthly(person: Person, law: Law) -> Money:
    """One amount for everybody."""
    return law.monthly_allowance
