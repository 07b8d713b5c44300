"""Unemployment insurance of wages (işsizlikdən sığorta haqqı): what employer and employee pay for a month."""

from dayaq.law.facts import Month
from dayaq.rules.language import Law, Money, fraction, rule


@rule("Law on Unemployment Insurance")
def employee_part(month: Month, law: Law) -> Money:
    """Withheld from the wage."""
    return round(fraction(law.on(month.start).employee_rate) * month.wage, 2)


@rule("Law on Unemployment Insurance")
def employer_part(month: Month, law: Law) -> Money:
    """Paid by the employer beside the wage."""
    return round(fraction(law.on(month.start).employer_rate) * month.wage, 2)
