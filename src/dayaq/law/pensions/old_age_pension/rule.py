"""Old-age pension (yaşa görə əmək pensiyası): by age with enough capital, or by age with 25 years of record."""

from dayaq.law.facts import Bond, Child, Person, Sex
from dayaq.rules.language import (
    Count,
    Date,
    Law,
    Money,
    Months,
    add_days,
    add_months,
    add_years,
    amount,
    condition,
    months_between,
    rule,
    year_start,
    years_between,
)


@rule("Law on Labour Pensions, art. 7")
def age_in_months(person: Person, day: Date) -> Months:
    """Completed months of life."""
    return months_between(person.birth_date, day)


@rule("Law on Labour Pensions, art. 7")
def eve_of_last_rise(person: Person, law: Law, day: Date) -> Date:
    """The last day before the pension age last rose: a right reached by then is not lost by the rise."""
    rise = add_months(year_start(day), law.age_rises_after)
    return add_days(rise if rise <= day else add_years(rise, -1), -1)


@rule("Law on Labour Pensions; list of services of DOST, 5.1.1")
def raised_to_eight(child: Child, law: Law, day: Date) -> bool:
    """A child who counts for the reduced age: raised by the person to the age of eight; since 2023 also adopted or a ward."""
    until = child.death_date if child.died else day
    grown = years_between(child.birth_date, until) >= law.raised_to_age
    own = child.bond == Bond.born
    taken = child.bond in (Bond.adopted, Bond.ward) and law.adopted_children_count
    return child.raised and grown and (own or taken)


@rule("Law on Labour Pensions; list of services of DOST, 5.1.1")
def children_raised(person: Person) -> Count:
    """How many children count for the reduced age."""
    return len([child for child in person.children if child.raised_to_eight])


@rule("Law on Labour Pensions; list of services of DOST, 5.1.1")
def reduced_age(person: Person, law: Law) -> bool:
    """A mother (or a father who raised them alone) of five children, or of a child with disability, raised to eight."""
    parent = person.sex == Sex.female or person.raised_alone
    disabled_child = any(child.raised_to_eight and child.disabled for child in person.children)
    return parent and (disabled_child or person.children_raised >= law.many_children)


@rule("Law on Labour Pensions, art. 7")
def reached_full_age(person: Person, law: Law) -> bool:
    """The pension age of today, or that of the day before it last rose, was reached in its time."""
    eve = person.eve_of_last_rise
    now = person.age_in_months >= law.pension_age[person.sex]
    return now or months_between(person.birth_date, eve) >= law.on(eve).pension_age[person.sex]


@rule("Law on Labour Pensions; list of services of DOST, 5.1.1")
def reached_reduced_age(person: Person, law: Law) -> bool:
    """The same, with the age lowered for those who raised many children."""
    eve = person.eve_of_last_rise
    now = person.age_in_months >= law.pension_age[person.sex] - law.pension_age_reduction
    then = law.on(eve).pension_age[person.sex] - law.pension_age_reduction
    return now or months_between(person.birth_date, eve) >= then


@rule("Law on Labour Pensions, art. 7")
def insurance_part(person: Person, law: Law) -> Money:
    """The capital over the expected months of payment."""
    return round(person.pension_capital / law.payment_months, 2)


@rule("Law on Labour Pensions, art. 7")
def capital_enough(person: Person, law: Law) -> bool:
    """The capital alone gives at least the minimum pension."""
    return person.pension_capital / law.payment_months >= law.minimum_pension


@rule("Law of 2018-12-21 on automatic assignment")
def deemed_before_2006(person: Person, law: Law, day: Date) -> Months:
    """The record before 2006 deemed without papers: 25 years in 2019, one less for each later year."""
    if person.older_record_digitised or person.account_since >= law.account_before:
        return 0
    later_years = years_between(law.automatic_since, year_start(day))
    return max(law.deemed_record - law.deemed_record_lowering * later_years, 0)


@rule("Law on Labour Pensions, art. 7")
def record_enough(person: Person, law: Law) -> bool:
    """25 years of record, as proved, or with the deemed record before 2006."""
    deemed = person.deemed_before_2006 + person.record_since_2006
    return person.proved_record >= law.required_record or deemed >= law.required_record


@rule("Law of 2018-12-21 on automatic assignment")
def automatic(person: Person, law: Law, day: Date) -> bool:
    """The fund can assign the pension without an application: since 2019, where the account is old enough."""
    return day >= law.automatic_since and person.account_since < law.account_before


@condition("Law on Labour Pensions, art. 7")
def old_enough(person: Person) -> bool:
    """The pension age is reached, or the age reduced for those who raised many children."""
    return person.reached_full_age or (person.reached_reduced_age and person.reduced_age)


@condition("Law on Labour Pensions, art. 7")
def capital_or_record(person: Person) -> bool:
    """Either the capital gives the minimum pension, or there are 25 years of record."""
    return person.capital_enough or person.record_enough


@amount("Law on Labour Pensions, art. 7, and on the minimum amount")
def monthly(person: Person, law: Law) -> Money:
    """The insurance part, raised to the minimum pension where it is lower."""
    return max(person.insurance_part, law.minimum_pension)
