"""Foster family allowance (himayədar ailəyə verilmiş uşağa görə müavinət), by the age and the disability of the child."""

from dayaq.law.facts import Bond, Child, FosterAge
from dayaq.rules.language import Law, Money, age, amount, condition, rule


@rule("Decree of July 2023")
def age_group(child: Child, law: Law) -> FosterAge:
    """Completed years 0 to 6, 7 to 13, or 14 and over."""
    if age(child.birth_date) < law.middle_group_from:
        return FosterAge.under_seven
    return FosterAge.seven_to_thirteen if age(child.birth_date) < law.oldest_group_from else FosterAge.from_fourteen


@condition("Decree of July 2023")
def in_foster_family(child: Child) -> bool:
    """The child was given to a foster family."""
    return child.bond == Bond.foster


@condition("Decree of July 2023")
def under_age(child: Child) -> bool:
    """The child lives and has not reached 18."""
    return child.minor


@amount("Decree of July 2023")
def monthly(child: Child, law: Law) -> Money:
    """An amount by age, higher for a child with disability."""
    if child.disabled:
        return law.allowance_with_disability[child.age_group]
    return law.monthly_allowance[child.age_group]
