"""Social insurance of wages (məcburi dövlət sosial sığorta haqqı): what employer and employee pay for a month.

Asked on a day of the month in question, since the rates are those of the legal day.
"""

from dayaq.law.facts import Month, Sector
from dayaq.rules.language import Law, Money, fraction, rule, scale


@rule("Law on Social Insurance, art. 14")
def employee_part(month: Month, law: Law) -> Money:
    """Withheld from the wage."""
    if month.sector == Sector.private:
        return round(scale(law.private_employee, month.wage), 2)
    return round(fraction(law.state_employee) * month.wage, 2)


@rule("Law on Social Insurance, art. 14")
def employer_part(month: Month, law: Law) -> Money:
    """Paid by the employer beside the wage."""
    if month.sector == Sector.private:
        return round(scale(law.private_employer, month.wage), 2)
    return round(fraction(law.state_employer) * month.wage, 2)


@rule("Law on Social Insurance, art. 14")
def both_parts(month: Month) -> Money:
    """Both parts together."""
    return month.employee_part + month.employer_part


@rule("Law on Labour Pensions, on the individual account")
def capital_part(month: Month, law: Law) -> Money:
    """What of both parts becomes pension capital; the share is an assumption."""
    return round(fraction(law.capital_share) * month.both_parts, 2)
