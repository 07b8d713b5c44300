"""Disability pension (əlilliyə görə əmək pensiyası): who is entitled, and to how much a month."""

from dayaq.law.facts import Degree, Person
from dayaq.rules.language import Date, Law, Money, Months, age, amount, condition, number_of, rule


@rule("Law on Labour Pensions, chapter on disability")
def required_record(person: Person, law: Law) -> Months:
    """Four months of record for each full year of working age since 15, at least 60 months, at most the 200 asked at 65."""
    working_years = age(person.birth_date) - law.working_age
    return min(max(law.least_record, law.record_per_year * working_years), law.full_record)


@rule("Law on Labour Pensions, chapter on disability")
def record_asked(person: Person, law: Law) -> Months:
    """The record that gives the right: by age, or 5 years at 81 to 100 percent."""
    return law.record_of_first_degree if person.degree == Degree.first else person.required_record


@rule("Law on Labour Pensions, chapter on disability")
def divisor(person: Person, law: Law) -> Months[2]:
    """The months over which the capital is paid: 144 x required record / 200, which is 0.72 of the required record."""
    return round(law.payment_months * number_of(person.required_record) / number_of(law.full_record), 2)


@rule("Law on Labour Pensions, chapter on disability")
def required_capital(person: Person, law: Law) -> Money:
    """The capital that gives the minimum pension."""
    return round(person.divisor * law.minimum_pension, 2)


@rule("Law on Labour Pensions, chapter on disability")
def insurance_part(person: Person) -> Money:
    """The capital over the divisor."""
    return round(person.pension_capital / person.divisor, 2)


@rule("Acts that followed the law of 2018-12-21")
def automatic(person: Person, law: Law, day: Date) -> bool:
    """The fund assigns the pension without an application, on the day of the expert decision."""
    return day >= law.automatic_since


@condition("Law on Labour Pensions, chapter on disability")
def disabled(person: Person) -> bool:
    """A disability of degree I, II or III (since 1 July 2022: a loss of function of at least 31 percent) is established."""
    return person.degree in (Degree.first, Degree.second, Degree.third)


@condition("Law on Labour Pensions, chapter on disability")
def capital_or_record(person: Person) -> bool:
    """Either the capital gives the minimum pension, or the record is long enough."""
    return person.pension_capital >= person.required_capital or person.proved_record >= person.record_asked


@amount("Law on Labour Pensions, chapter on disability, and on the minimum amount")
def monthly(person: Person, law: Law) -> Money:
    """The insurance part, raised to the minimum pension where it is lower."""
    return max(person.insurance_part, law.minimum_pension)
