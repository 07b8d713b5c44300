"""Social insurance of an entrepreneur (fərdi sahibkarın sosial sığorta haqqı): what is paid a month for oneself."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, fraction, rule


@rule("Law on Social Insurance, art. 14", start="2019-01-01", end="2026-01-01")
def contribution(person: Person, law: Law) -> Money:
    """A share of the minimum wage by field, lowered by the place; nothing for whoever is no entrepreneur."""
    if not person.entrepreneur:
        return 0
    share = fraction(law.field_share[person.business_field]) * fraction(law.place_share[person.business_place])
    return round(share * law.minimum_wage, 2)


@rule("Law on Social Insurance, art. 14", start="2026-01-01")
def contribution(person: Person, law: Law) -> Money:
    """Two percent of the income before expenses, within bounds of the minimum wage."""
    if not person.entrepreneur:
        return 0
    least = fraction(law.least_share) * law.minimum_wage
    most = fraction(law.most_share) * law.minimum_wage
    return round(min(max(fraction(law.income_share) * person.business_income, least), most), 2)
