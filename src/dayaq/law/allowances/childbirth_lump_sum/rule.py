"""Childbirth lump sum (uşağın anadan olmasına görə birdəfəlik müavinət), once for each child, to one of its parents."""

from dayaq.law.facts import Bond, Child, Sex
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Social Allowances")
def own_child(child: Child) -> bool:
    """The child was born to the person."""
    return child.bond == Bond.born


@condition("Law on Social Allowances")
def paid_to_this_parent(child: Child) -> bool:
    """The mother receives it if both or neither of the parents work, otherwise the parent who works."""
    if child.parent.sex == Sex.female:
        return child.parent.employed or not child.other_parent_employed
    return child.parent.employed and not child.other_parent_employed


@condition("Law on Social Allowances")
def not_paid_yet(child: Child) -> bool:
    """Nothing has been paid for this birth."""
    return not child.birth_paid


@amount("Decree 973 of 2013-08-29")
def once(child: Child, law: Law) -> Money:
    """The amount of the day of birth."""
    return law.on(child.birth_date).lump_sum
