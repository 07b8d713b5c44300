"""Unemployment insurance (işsizlikdən sığorta ödənişi): who is paid after losing work, how much a month, and for how long.

Every number is that of the legal day: ask on the day of assignment.
"""

from dayaq.law.facts import Child, Ending, Month, Person
from dayaq.rules.language import (
    Count,
    Date,
    Law,
    Money,
    Months,
    Percent,
    add_days,
    add_months,
    age,
    amount,
    condition,
    fraction,
    month_start,
    number_of,
    rule,
    scale,
)


@rule("Law on Unemployment Insurance")
def insurance_record(person: Person) -> Months:
    """The whole insurance record."""
    return person.record_since_2006 + person.record_before_2006


@rule("Law on Unemployment Insurance")
def counts(month: Month, law: Law) -> bool:
    """A month of record: with unemployment insurance, and before there was one with social insurance."""
    if month.start < law.insurance_begins:
        return month.insured
    return month.unemployment_insured


@rule("Law on Unemployment Insurance, art. 13")
def counted_from(person: Person) -> Date:
    """The day before which months are counted: that of registration as unemployed."""
    return person.unemployed_since


@rule("Law on Unemployment Insurance, art. 13", start="2022-01-17")
def counted_from(person: Person) -> Date:
    """The day before which months are counted: that after the last day of work."""
    return add_days(person.left_work_on, 1)


@rule("Law on Unemployment Insurance, art. 13")
def insured_lately(person: Person, law: Law) -> Count:
    """Months of record among the last twenty-four."""
    end = month_start(person.counted_from)
    first = add_months(end, -law.recent_window)
    return len([month for month in person.months if first <= month.start < end and month.counts])


@rule("Law on Unemployment Insurance, art. 14")
def insured_last_year(person: Person, law: Law) -> Count:
    """Months of record among the last twelve."""
    end = month_start(person.counted_from)
    first = add_months(end, -law.year_window)
    return len([month for month in person.months if first <= month.start < end and month.counts])


@rule("Law on Unemployment Insurance, art. 14")
def lost_wage(person: Person, law: Law) -> Money:
    """The average wage of the last twelve months; of those worked in the last twenty-four, if one of the twelve was not."""
    end = month_start(person.counted_from)
    year_ago = add_months(end, -law.year_window)
    first = add_months(end, -law.recent_window)
    if person.insured_last_year == number_of(law.year_window):
        return round(sum(month.wage for month in person.months if year_ago <= month.start < end) / person.insured_last_year, 2)
    return round(
        sum(month.wage for month in person.months if first <= month.start < end and month.counts) / person.insured_lately, 2
    )


@rule("Law on Unemployment Insurance, art. 13.1")
def lost_by_cut(person: Person) -> bool:
    """The last work was lost because the employer was liquidated or staff was cut."""
    return any(
        contract.ended and contract.ended_on == person.left_work_on and contract.ending in (Ending.liquidation, Ending.staff_cut)
        for contract in person.contracts
    )


@rule("Law on Unemployment Insurance, art. 13.1", start="2020-08-07")
def lost_by_term(person: Person) -> bool:
    """The last work ended with the term of its contract."""
    return any(
        contract.ended and contract.ended_on == person.left_work_on and contract.ending == Ending.term_expired
        for contract in person.contracts
    )


@rule("Law on Unemployment Insurance, art. 13.2.3", start="2020-08-07")
def insured_before_term(person: Person, law: Law) -> Count:
    """Months of record among the last thirty-six."""
    end = month_start(person.counted_from)
    first = add_months(end, -law.term_window)
    return len([month for month in person.months if first <= month.start < end and month.counts])


@rule("Rules on paying unemployment insurance")
def starts_on(person: Person) -> Date:
    """The first day of the month after registration as unemployed."""
    return add_months(month_start(person.unemployed_since), 1)


@rule("Rules on paying unemployment insurance", start="2020-08-07")
def starts_on(person: Person, law: Law) -> Date:
    """The first day of the month after registration as unemployed; after a fixed term there may be a wait."""
    first = add_months(month_start(person.unemployed_since), 1)
    return add_months(first, law.wait_months) if person.lost_by_term and not person.lost_by_cut else first


@rule("Law on Unemployment Insurance")
def ends_on(person: Person, law: Law) -> Date:
    """The day after the months of payment."""
    return add_months(person.starts_on, law.payment_months if person.lost_by_cut else law.term_payment_months)


@rule("Law on Unemployment Insurance, art. 13")
def wage_percent(person: Person, law: Law) -> Percent:
    """The share of the lost wage, by the insurance record."""
    return scale(law.wage_share, person.insurance_record)


@rule("Law on Unemployment Insurance, art. 13")
def base_payment(person: Person, law: Law) -> Money:
    """A share of the lost wage within the limits; the minimum after a fixed term, or after at most twelve months of record."""
    if not person.lost_by_cut or person.insured_lately <= law.recent_months:
        return law.minimum_wage
    share = round(fraction(person.wage_percent) * person.lost_wage, 2)
    if share <= law.minimum_wage:
        return law.minimum_wage
    return min(share, law.highest_payment)


@rule("Law on Unemployment Insurance")
def dependent(child: Child, law: Law) -> bool:
    """A child in care: under 18, or a full-time student under 23."""
    years = age(child.birth_date)
    young = years < law.adult_age or (years < law.student_age and child.full_time_student)
    return child.raised and not child.died and young


@rule("Law on Unemployment Insurance")
def children_in_care(person: Person) -> Count:
    """How many children raise the payment."""
    return len([child for child in person.children if child.dependent])


@rule("Law on Unemployment Insurance")
def supplement(person: Person, law: Law) -> Percent:
    """By how much the children raise the payment; of two spouses who are paid, only one is raised."""
    if person.children_in_care == 0 or person.spouse_has_supplement:
        return 0
    if not person.lost_by_cut and not law.supplement_for_all:
        return 0
    raised = law.child_share * person.children_in_care
    return law.highest_supplement if raised > law.highest_supplement and law.supplement_limited else raised


@condition("Law on Unemployment Insurance")
def unemployed(person: Person) -> bool:
    """The person is registered as unemployed."""
    return person.registered_unemployed


@condition("Law on Unemployment Insurance, art. 13.1")
def reason_covered(person: Person) -> bool:
    """The employer was liquidated, or staff was cut."""
    return person.lost_by_cut


@condition("Law on Unemployment Insurance, art. 13.1", start="2020-08-07")
def reason_covered(person: Person) -> bool:
    """The employer was liquidated, staff was cut, or the term of the contract ended."""
    return person.lost_by_cut or person.lost_by_term


@condition("Law on Unemployment Insurance, art. 13.2")
def record_long_enough(person: Person, law: Law) -> bool:
    """The insurance record is long enough."""
    return person.insurance_record >= law.least_record


@condition("Law on Unemployment Insurance, art. 13.2", start="2020-08-07")
def record_long_enough(person: Person, law: Law) -> bool:
    """The record is long enough; after a fixed term, that of the last thirty-six months."""
    if person.lost_by_term and not person.lost_by_cut:
        return person.insured_before_term >= law.term_record
    return person.insurance_record >= law.least_record


@condition("Rules on paying unemployment insurance")
def payment_begun(person: Person, day: Date) -> bool:
    """The first month of payment has begun."""
    return person.starts_on <= day


@condition("Law on Unemployment Insurance")
def payment_running(person: Person, law: Law, day: Date) -> bool:
    """The months of payment are not over; whether they were made longer is not known."""
    longer = person.lost_by_cut and day < add_months(person.ends_on, law.longer_by) and law.made_longer
    return day < person.ends_on or longer or (person.ends_on <= law.prolonged_until and law.payments_prolonged)


@amount("Law on Unemployment Insurance, art. 13")
def monthly(person: Person) -> Money:
    """The payment with the supplement for children."""
    return person.base_payment + round(fraction(person.supplement) * person.base_payment, 2)
