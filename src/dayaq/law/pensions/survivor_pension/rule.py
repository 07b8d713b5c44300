"""Survivor pension (ailə başçısını itirməyə görə əmək pensiyası): one total for the family, in equal shares."""

from dayaq.law.facts import Degree, Person, Relation, Survivor
from dayaq.rules.language import Count, Date, Law, Money, Months, age, amount, condition, months_between, number_of, rule


@rule("Law on Labour Pensions, chapter on survivors")
def required_record_at_death(person: Person, law: Law) -> Months:
    """The record asked for a disability pension, at the age on the day of death."""
    working_years = age(person.birth_date, person.death_date) - law.working_age
    return min(max(law.least_record, law.record_per_year * working_years), law.full_record)


@rule("Law on Labour Pensions, chapter on survivors")
def divisor_at_death(person: Person, law: Law) -> Months[2]:
    """The months over which the capital of the deceased is paid: 144 x required record / 200."""
    return round(law.payment_months * number_of(person.required_record_at_death) / number_of(law.full_record), 2)


@rule("Law on Labour Pensions, chapter on survivors")
def required_capital_at_death(person: Person, law: Law) -> Money:
    """The capital that gives the minimum pension."""
    return round(person.divisor_at_death * law.minimum_pension, 2)


@rule("Law on Labour Pensions, chapter on survivors")
def aged(person: Person, law: Law, day: Date) -> bool:
    """The pension age is reached."""
    return months_between(person.birth_date, day) >= law.pension_age[person.sex]


@rule("Law on Labour Pensions, chapter on survivors")
def young(person: Person, law: Law) -> bool:
    """Under 18, or a full-time student under 23."""
    years = age(person.birth_date)
    return years < law.adult_age or (years < law.student_age and person.full_time_student)


@rule("Law on Labour Pensions, chapter on survivors")
def member(survivor: Survivor, law: Law) -> bool:
    """A member with a share: a young or disabled child, a disabled or aged parent, such a spouse or one who cares for a child."""
    unfit = survivor.person.degree != Degree.none
    if survivor.relation == Relation.child:
        return survivor.person.young or unfit
    if survivor.relation == Relation.parent:
        return survivor.person.aged or unfit
    if survivor.relation == Relation.spouse:
        return survivor.cares_for_child or survivor.person.aged or unfit
    return survivor.relation != Relation.other and law.other_relatives_count


@rule("Law on Labour Pensions, chapter on survivors")
def members_entitled(person: Person) -> Count:
    """How many members share the pension."""
    return len([survivor for survivor in person.survivors if survivor.member])


@rule("Law on Labour Pensions, chapter on survivors")
def family_total(person: Person, law: Law) -> Money:
    """The pension for all members together: the capital over the divisor, at least the minimum pension."""
    return max(round(person.pension_capital / person.divisor_at_death, 2), law.minimum_pension)


@condition("Law on Labour Pensions, chapter on survivors")
def breadwinner_died(survivor: Survivor) -> bool:
    """The breadwinner has died."""
    return survivor.deceased.died


@condition("Law on Labour Pensions, chapter on survivors")
def entitled_member(survivor: Survivor) -> bool:
    """The survivor is a member of the family with a share."""
    return survivor.member


@condition("Law on Labour Pensions, chapter on survivors")
def capital_or_record(survivor: Survivor) -> bool:
    """The capital of the deceased gives the minimum pension, or the record was long enough."""
    enough = survivor.deceased.pension_capital >= survivor.deceased.required_capital_at_death
    return enough or survivor.deceased.proved_record >= survivor.deceased.required_record_at_death


@amount("Law on Labour Pensions, chapter on survivors")
def share(survivor: Survivor) -> Money:
    """The equal share of one member in the total."""
    return round(survivor.deceased.family_total / survivor.deceased.members_entitled, 2)
