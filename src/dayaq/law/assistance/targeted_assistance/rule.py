"""Targeted social assistance (ünvanlı dövlət sosial yardımı, ÜDSY): which family is entitled, and to how much a month.

Every number is that of the day of the application; the twelve months of income are the full months before its month.
"""

from dayaq.law.facts import Family, Person, Population
from dayaq.rules.language import (
    Date,
    Law,
    Money,
    add_days,
    add_months,
    age,
    amount,
    condition,
    fraction,
    month_start,
    number_of,
    rule,
)


@rule("Law on Targeted State Social Assistance")
def income_of_year(person: Person, law: Law) -> Money:
    """The income of a member in the twelve months before the application; a month without a row brought none."""
    end = month_start(person.family.applied_on)
    first = add_months(end, -law.income_months)
    return sum(month.income for month in person.months if first <= month.start < end)


@rule("Law on Targeted State Social Assistance")
def average_income(family: Family, law: Law) -> Money:
    """The average monthly income of the family."""
    return round(sum(member.income_of_year for member in family.members) / number_of(law.income_months), 2)


@rule("Law on Targeted State Social Assistance")
def family_need(family: Family, law: Law) -> Money:
    """The need criterion for all members together."""
    return law.on(family.applied_on).need_criterion * len(family.members)


@rule("Cabinet decision 37 of 2016-02-05")
def purchase_limit(family: Family, law: Law) -> Money:
    """The most that may have been bought or sold in the twelve months before."""
    return law.purchase_living_minimums * law.on(family.applied_on).living_minimum[Population.country]


@rule("Cabinet decision 37 of 2016-02-05")
def utility_limit(family: Family, law: Law) -> Money:
    """The monthly spending on utilities and telephone at which the whole family is refused."""
    living_minimum = law.on(family.applied_on).living_minimum[Population.country]
    return round(fraction(law.utility_share) * living_minimum * len(family.members), 2)


@rule("Cabinet decision 37 of 2016-02-05")
def refuses_jobs(person: Person, law: Law) -> bool:
    """A member out of work who refused two suitable jobs, less than a month before the application."""
    applied_on = person.family.applied_on
    can_work = age(person.birth_date, applied_on) >= law.working_age and not person.employed
    refused = person.offers_refused >= law.jobs_refused
    return can_work and refused and applied_on < add_months(person.last_refusal_on, law.new_look_after)


@rule("Cabinet decision 37 of 2016-02-05")
def starts_on(family: Family) -> Date:
    """The first day of the month of the application."""
    return month_start(family.applied_on)


@rule("Cabinet decision 37 of 2016-02-05")
def ends_on(family: Family, law: Law) -> Date:
    """The day after the period of the assistance."""
    return add_months(family.starts_on, law.assistance_months)


@condition("Cabinet decision 37 of 2016-02-05")
def family_certified(family: Family) -> bool:
    """The composition of the family is certified."""
    return family.composition_certified


@condition("Cabinet decision 37 of 2016-02-05")
def notarised_lately(family: Family, law: Law) -> bool:
    """The application was notarised at most ninety days before it was filed."""
    last_day = add_days(family.application_notarised_on, law.notarised_days)
    return family.application_notarised_on <= family.applied_on <= last_day


@condition("Cabinet decision 37 of 2016-02-05")
def declared_truly(family: Family) -> bool:
    """What was declared agrees with the state registers."""
    return family.data_match


@condition("Law on Targeted State Social Assistance")
def income_below_need(family: Family) -> bool:
    """The average income is lower than the need of all members."""
    return family.average_income < family.family_need


@condition("Law on Targeted State Social Assistance")
def income_reason(family: Family) -> bool:
    """The low income has reasons outside the family's control."""
    return family.income_reason_accepted


@condition("Cabinet decision 37 of 2016-02-05")
def no_large_purchase(family: Family) -> bool:
    """No more than twelve living minimums were spent on purchases in the twelve months before."""
    return family.purchases_of_year <= family.purchase_limit


@condition("Cabinet decision 37 of 2016-02-05")
def no_vehicle(family: Family) -> bool:
    """The family neither owns nor uses a vehicle."""
    return not family.has_vehicle


@condition("Cabinet decision 37 of 2016-02-05")
def no_jobs_refused(family: Family) -> bool:
    """No member who can work refused two suitable jobs."""
    return not any(member.refuses_jobs for member in family.members)


@condition("Cabinet decision 37 of 2016-02-05")
def utilities_modest(family: Family) -> bool:
    """Utilities and telephone cost less than the limit."""
    return family.utility_spending < family.utility_limit


@condition("Cabinet decision 37 of 2016-02-05")
def no_second_property(family: Family, law: Law) -> bool:
    """The family does not own several real estates of one purpose at different addresses."""
    return family.same_purpose_properties < law.properties_refused


@condition("Cabinet decision 37 of 2016-02-05")
def period_running(family: Family, law: Law, day: Date) -> bool:
    """The day is within the twelve months from the month of the application; of the quarantine of 2020 nothing is certain."""
    return family.starts_on <= day and (day < family.ends_on or law.periods_prolonged)


@amount("Law on Targeted State Social Assistance")
def monthly(family: Family) -> Money:
    """What the family lacks to its need."""
    return family.family_need - family.average_income
