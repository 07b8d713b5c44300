"""Child-care leave allowance (uşağa qulluq məzuniyyəti dövrü üçün aylıq müavinət), until the child is three."""

from dayaq.law.facts import Child
from dayaq.rules.language import Date, Law, Money, Months, amount, condition, months_between, rule


@rule("Law on Social Allowances")
def months_old(child: Child, day: Date) -> Months:
    """Completed months of the life of the child."""
    return months_between(child.birth_date, day)


@condition("Law on Social Allowances")
def on_leave(child: Child) -> bool:
    """The person is on leave to care for a child."""
    return child.parent.on_child_care_leave


@condition("Law on Social Allowances")
def under_three(child: Child, law: Law) -> bool:
    """The child lives and is under three."""
    return not child.died and child.months_old < law.leave_until


@amount("Law on Social Allowances")
def monthly(child: Child, law: Law) -> Money:
    """A higher amount until the child is a year and a half old, a lower one after."""
    return law.allowance_first_months if child.months_old < law.higher_until else law.allowance_later_months
