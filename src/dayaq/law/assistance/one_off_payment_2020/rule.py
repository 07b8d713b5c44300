"""One-off payment of 2020 (birdəfəlik ödəmə, 190 manat): for the unemployed, later in towns under strict quarantine only."""

from dayaq.law.facts import PensionKind, Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Cabinet of Ministers, rules of 2020-04-07")
def payment_open(person: Person, law: Law) -> bool:
    """The payment is made on the day: to everybody in April and May, later in some towns on days that are not known."""
    return law.paid_everywhere or (person.strict_quarantine_town and law.paid_in_towns)


@condition("Cabinet of Ministers, rules of 2020-04-07")
def unemployed(person: Person) -> bool:
    """The person has the status of unemployed."""
    return person.registered_unemployed


@condition("Cabinet of Ministers, rules of 2020-04-07")
def no_contract(person: Person) -> bool:
    """There is no active employment contract."""
    return not person.employed


@condition("Cabinet of Ministers, rules of 2020-04-07")
def no_business(person: Person) -> bool:
    """The person is no entrepreneur."""
    return not person.entrepreneur


@condition("Cabinet of Ministers, rules of 2020-04-07")
def no_land_share(person: Person) -> bool:
    """The person owns no share of farm land and belongs to no family farm."""
    return not person.has_land_share


@condition("Cabinet of Ministers, rules of 2020-04-07")
def no_student(person: Person) -> bool:
    """The person does not study full time."""
    return not person.full_time_student


@condition("Cabinet of Ministers, rules of 2020-04-07, 1")
def no_assistance(person: Person) -> bool:
    """The family receives no targeted assistance."""
    return not person.family.receives_assistance


@condition("Cabinet of Ministers, rules of 2020-04-07, 2")
def no_pension(person: Person) -> bool:
    """The person receives no labour pension."""
    return person.pension == PensionKind.none


@condition("Cabinet of Ministers, rules of 2020-04-07, 3")
def no_allowance(person: Person) -> bool:
    """The person receives no monthly allowance."""
    return not person.receives_allowance


@condition("Cabinet of Ministers, rules of 2020-04-07, 4")
def no_stipend(person: Person) -> bool:
    """The person receives no monthly stipend."""
    return not person.receives_stipend


@condition("Cabinet of Ministers, rules of 2020-04-07, 5")
def no_assets(person: Person) -> bool:
    """The person was given no assets by the self-employment programme."""
    return not person.self_employment_assets


@condition("Cabinet of Ministers, rules of 2020-04-07, 6")
def no_unemployment_insurance(person: Person) -> bool:
    """The person receives no unemployment insurance."""
    return not person.receives_unemployment_insurance


@condition("Cabinet of Ministers, rules of 2020-04-07, 7")
def no_training_stipend(person: Person) -> bool:
    """The person receives no stipend of vocational training."""
    return not person.receives_training_stipend


@condition("Cabinet of Ministers, rules of 2020-04-07, 8")
def no_farm_subsidy(person: Person) -> bool:
    """The person received no farm subsidy in 2020."""
    return not person.farm_subsidy_2020


@condition("Cabinet of Ministers, rules of 2020-04-07, 9")
def spouse_without_work(person: Person) -> bool:
    """The spouse is no entrepreneur and has no employment contract; so it is for whoever has no spouse."""
    return not person.spouse_works


@condition("Cabinet of Ministers, rules of 2020-04-07, 10")
def spouse_without_support(person: Person) -> bool:
    """The spouse receives none of the payments that exclude this one."""
    return not person.spouse_has_support


@condition("Cabinet of Ministers, rules of 2020-04-07")
def one_spouse(person: Person) -> bool:
    """The spouse has not been paid: of the two, only one is."""
    return not person.spouse_paid_2020


@amount("Cabinet of Ministers, rules of 2020-04-07", start="2020-04-09", end="2021-01-01")
def payment(person: Person, law: Law) -> Money:
    """The living minimum of the country for 2020, for each month."""
    return law.payment_of_month
