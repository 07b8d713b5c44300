"""Presidential stipend for families of soldiers killed in Afghanistan (Əfqanıstanda həlak olmuş hərbçilərin ailələri)."""

from dayaq.law.facts import Relation, Survivor
from dayaq.rules.language import Law, Money, amount, condition


@condition("Presidential decrees on stipends")
def killed_in_afghanistan(survivor: Survivor) -> bool:
    """The person who died was a soldier killed in Afghanistan."""
    return survivor.deceased.killed_in_afghanistan


@condition("Presidential decrees on stipends")
def of_the_family(survivor: Survivor) -> bool:
    """The survivor is of the family of the soldier."""
    return survivor.relation != Relation.other


@amount("Presidential decrees on stipends")
def monthly(survivor: Survivor, law: Law) -> Money:
    """The amount for a family of one; whether several members divide it is not known."""
    if len(survivor.deceased.survivors) == 1 or not law.divided_equally:
        return law.monthly_stipend
    return round(law.monthly_stipend / len(survivor.deceased.survivors), 2)
