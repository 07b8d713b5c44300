"""One labour pension at a time (bir əmək pensiyası): whoever has a right to several receives the best."""

from dayaq.law.facts import Person
from dayaq.rules.language import Money, amount, condition, rule


@rule("Law on Labour Pensions, on the choice of a pension")
def old_age_amount(person: Person) -> Money:
    """The old-age pension, or nothing without a right to it."""
    return person.old_age_pension.amount if person.old_age_pension.entitled else 0


@rule("Law on Labour Pensions, on the choice of a pension")
def disability_amount(person: Person) -> Money:
    """The disability pension, or nothing without a right to it."""
    return person.disability_pension.amount if person.disability_pension.entitled else 0


@rule("Law on Labour Pensions, on the choice of a pension")
def survivor_amount(person: Person) -> Money:
    """The best share of a survivor pension, or nothing without a right to one."""
    return max((loss.survivor_pension.amount for loss in person.losses if loss.survivor_pension.entitled), default=0)


@condition("Law on Labour Pensions, on the choice of a pension")
def some_pension(person: Person) -> bool:
    """There is a right to at least one labour pension."""
    survivor = any(loss.survivor_pension.entitled for loss in person.losses)
    return person.old_age_pension.entitled or person.disability_pension.entitled or survivor


@amount("Law on Labour Pensions, on the choice of a pension")
def best_amount(person: Person) -> Money:
    """The greatest of the pensions to which there is a right."""
    return max(person.old_age_amount, person.disability_amount, person.survivor_amount)
