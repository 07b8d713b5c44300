"""Recalculation of the pension of a working pensioner (pensiyanın yenidən hesablanması)."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Date, Law, Money, Months, amount, condition, fraction, months_between, rule, years_between


@rule("Law on Labour Pensions, art. 37.3.1")
def counted_until(person: Person, day: Date) -> Date:
    """The day to which months count: the legal day at work, otherwise the day of leaving work."""
    return day if person.employed else person.left_work_on


@rule("Law on Labour Pensions, art. 37.3.1")
def months_elapsed(person: Person) -> Months:
    """Full months since the pension was assigned."""
    return months_between(person.pension_since, person.counted_until)


@rule("Law on Labour Pensions, art. 37.3.1")
def remaining_months(person: Person, law: Law) -> Months:
    """The rest of the expected payment period, by which the new capital is divided."""
    left = law.payment_months - person.months_elapsed
    return left if left > 0 else law.divisor_after_period


@rule("Law on Labour Pensions, art. 37.3.1")
def new_pension(person: Person) -> Money:
    """The pension with the increase."""
    return person.pension_in_payment + person.increase


@condition("Law on Labour Pensions, art. 37.3.1")
def receives_pension(person: Person) -> bool:
    """An old-age or disability pension is in payment."""
    return person.pension in (PensionKind.old_age, PensionKind.disability)


@condition("Law on Labour Pensions, art. 37.3.1")
def gathered_capital(person: Person) -> bool:
    """Capital was gathered by work since the pension was assigned or last recalculated."""
    return person.capital_since_counted > 0


@condition("Law on Labour Pensions, art. 37.3.1")
def six_years_or_left(person: Person, law: Law, day: Date) -> bool:
    """Six full years of work have passed since then, or the pensioner has left work."""
    return not person.employed or years_between(person.capital_counted_to, day) >= law.years_of_work


@amount("Law on Labour Pensions, art. 37.3.1")
def increase(person: Person, law: Law) -> Money:
    """90 percent of the new capital over the rest of the expected payment period."""
    return round(person.capital_since_counted * fraction(law.counted_part) / person.remaining_months, 2)
