"""Self-employment programme (özünüməşğulluq proqramı): who may be given assets to begin a business of one's own."""

from dayaq.law.facts import Degree, Person
from dayaq.rules.language import Law, condition, rule


@rule("Rules of self-employment of May 2020", start="2020-05-01")
def priority(person: Person) -> bool:
    """A person of the groups that come first."""
    tried = person.war_veteran or person.of_martyr_family or person.displaced or person.released_from_prison
    return tried or person.degree != Degree.none or person.counts_as_young or person.family.receives_assistance


@condition("Rules of self-employment of May 2020", start="2020-05-01")
def without_work(person: Person) -> bool:
    """Unemployed, or a jobseeker with a land share and no other work."""
    farmer = person.registered_jobseeker and person.has_land_share and not person.employed and not person.entrepreneur
    return person.registered_unemployed or farmer


@condition("Rules of self-employment of May 2020", start="2020-05-01")
def no_unemployment_insurance(person: Person) -> bool:
    """The person does not receive unemployment insurance."""
    return not person.receives_unemployment_insurance


@condition("Rules of self-employment of May 2020", start="2020-05-01")
def trained(person: Person, law: Law) -> bool:
    """Thirty-six hours of training are done."""
    return person.training_hours >= law.hours_of_training


@condition("Rules of self-employment of May 2020", start="2020-05-01")
def plan_defended(person: Person) -> bool:
    """The business plan has been defended."""
    return person.business_plan_defended
