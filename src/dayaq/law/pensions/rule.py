"""What several labour pensions (əmək pensiyası) ask alike: the whole capital, and the record that was proved."""

from dayaq.law.facts import Person
from dayaq.rules.language import Money, Months, rule


@rule("Law on Labour Pensions, on the individual account")
def pension_capital(person: Person) -> Money:
    """The capital in the insurance part of the individual account, with the notional capital for the record before 2006."""
    return person.accumulated_capital + person.notional_capital


@rule("Law on Labour Pensions, on the insurance record")
def proved_record(person: Person) -> Months:
    """The insurance record that was proved, before and since 1 January 2006."""
    return person.record_before_2006 + person.record_since_2006
