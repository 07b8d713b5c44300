"""Every word of the language at least once, so that all engines are held to the same meaning."""

from dayaq.rules.language import (
    Count,
    Date,
    Days,
    Law,
    Money,
    Months,
    Years,
    add_days,
    add_months,
    add_years,
    age,
    days_between,
    fraction,
    month_start,
    months_between,
    number_of,
    round_down,
    round_up,
    rule,
    scale,
    year_start,
    years_between,
)
from tests.rules.country.facts import Contract, Family, Month, Person, Sex


@rule("W 1")
def years_at_turn(person: Person, law: Law) -> Years:
    return age(person.birth_date, law.turn)


@rule("W 1")
def years_to(person: Person, day: Date) -> Years:
    return years_between(day, person.birth_date)


@rule("W 1")
def months_to(person: Person, law: Law) -> Months:
    return months_between(law.turn, person.birth_date)


@rule("W 1")
def days_lived(person: Person, day: Date) -> Days:
    return days_between(person.birth_date, day)


@rule("W 2")
def eighteenth(person: Person) -> Date:
    return add_years(person.birth_date, 18)


@rule("W 2")
def later(person: Person) -> Date:
    return add_months(person.birth_date, person.record)


@rule("W 2")
def earlier(person: Person) -> Date:
    return add_days(person.birth_date, 0 - number_of(person.record))


@rule("W 2")
def month_of_birth(person: Person) -> Date:
    return max(month_start(person.birth_date), year_start(add_months(person.birth_date, 7)))


@rule("W 2")
def number_of_birth(person: Person) -> Count:
    return person.birth_date.year * 10000 + person.birth_date.month * 100 + person.birth_date.day


@rule("W 3")
def nearest(person: Person, law: Law) -> Money[3]:
    return round((person.capital - 1000) / (number_of(person.record) - 30), 3)


@rule("W 3")
def below(person: Person, law: Law) -> Money:
    return round_down((person.capital - 1000) * law.part / (number_of(person.record) - 30) + person.capital / 7, 2)


@rule("W 3")
def above(person: Person) -> Money[0]:
    return round_up((1000 - person.capital) / 144, 0)


@rule("W 3")
def coarse(person: Person) -> Money[1]:
    return round(person.capital - 1000, 1)


@rule("W 4")
def compared(person: Person, law: Law) -> bool:
    return person.capital / (number_of(person.record) - 30) >= law.minimum_pension / (law.part * 8)


@rule("W 4")
def between(person: Person, law: Law) -> bool:
    return (law.turn <= person.birth_date < add_years(law.turn, 10) and person.sex in (Sex.male,)) or law.open_to_all


@rule("W 4")
def other(person: Person, law: Law) -> bool:
    return (
        (person.sex != Sex.male and not person.student) or -person.capital < 0 - abs(person.capital - 5000) or person.loss == 50.5
    )


@rule("W 5")
def stepped(month: Month, law: Law) -> Money:
    return scale(law.steps, month.wage)


@rule("W 5")
def stepped_then(month: Month, law: Law) -> Money:
    return scale(law.on(month.start).steps, month.wage)


@rule("W 5")
def wage_of_time(month: Month, law: Law) -> Money:
    return max(month.wage, law.on(month.start).minimum_wage) + law.on(add_months(month.start, 3)).passing


@rule("W 5")
def keyed(month: Month, law: Law) -> Months:
    return law.on(month.start).pension_age[month.person.sex]


@rule("W 6")
def highest(person: Person) -> Money:
    return max((month.wage for month in person.months if month.insured), default=person.capital)


@rule("W 6")
def first_month(person: Person, day: Date) -> Date:
    return min((month.start for month in person.months), default=day)


@rule("W 6")
def always_insured(person: Person) -> bool:
    return all(month.insured for month in person.months if month.wage > 100 and month.start > month.person.birth_date)


@rule("W 6")
def richer_than_account(person: Person) -> bool:
    own = person.capital
    return any(month.wage > own for month in person.months if month.insured)


@rule("W 7")
def different(family: Family) -> Count:
    return len({member.sex for member in family.members if not member.student})


@rule("W 7")
def contracts(family: Family) -> Count:
    return sum(len(member.contracts) for member in family.members) * len(family.members)


@rule("W 7")
def hours(family: Family) -> Count:
    return sum(sum(contract.hours for contract in member.contracts) for member in family.members)


@rule("W 7")
def oldest(family: Family, day: Date) -> Years:
    return max((age(member.birth_date) for member in family.members if member.family.registered), default=-1)


@rule("W 8")
def by_branches(person: Person, law: Law) -> Money[5]:
    rate = law.part
    if person.sex == Sex.female:
        rate = rate * 2
    elif age(person.birth_date) >= 40:
        return person.capital * fraction(law.bonus_rate)
    base = min(person.capital, 3000)
    return base * rate if base > 100 else 0


@rule("W 8")
def family_rent(contract: Contract) -> Money:
    return round(contract.person.family.rent * contract.hours / max(contract.hours, 1), 2)


@rule("W 9")
def aid_of_family(person: Person) -> Money:
    return person.family.family_aid.amount if person.family.family_aid.entitled else person.family_aid.share
