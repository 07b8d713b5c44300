"""Health insurance of wages (icbari tibbi sığorta haqqı): employee and employer each pay this for a month.

Asked on a day of the month in question, since the rates are those of the legal day.
"""

from dayaq.law.facts import Month, Sector
from dayaq.rules.language import Law, Money, rule, scale


@rule("Law on Medical Insurance", start="2021-01-01")
def each_part(month: Month, law: Law) -> Money:
    """What employee and employer each pay."""
    if month.sector == Sector.private:
        return round(scale(law.private_rates, month.wage), 2)
    return round(scale(law.state_rates, month.wage), 2)


@rule("Law on Medical Insurance", start="2021-01-01")
def both_parts(month: Month) -> Money:
    """Both parts together."""
    return 2 * month.each_part
