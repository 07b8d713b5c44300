"""Stipend of vocational training (peşə hazırlığına cəlb olunan işsiz şəxsin təqaüdü): a minimum wage for each full month."""

from dayaq.law.facts import Person
from dayaq.rules.language import Law, Money, amount, condition


@condition("Law on Employment, art. 29.1; Cabinet decision 251 of 2019-05-29", start="2019-05-29")
def unemployed(person: Person, law: Law) -> bool:
    """The person has the status of unemployed, or is a jobseeker with a land share and no other work."""
    farmer = person.registered_jobseeker and person.has_land_share and not person.employed and not person.entrepreneur
    return person.registered_unemployed or (farmer and law.land_share_holders_too)


@condition("Cabinet decision 251 of 2019-05-29", start="2019-05-29")
def in_training(person: Person) -> bool:
    """The person is in vocational training on a referral of the employment service."""
    return person.in_vocational_training


@condition("Cabinet decision 251 of 2019-05-29", start="2019-05-29")
def no_unemployment_insurance(person: Person) -> bool:
    """The person does not receive unemployment insurance meanwhile."""
    return not person.receives_unemployment_insurance


@amount("Law on Employment, art. 29.1", start="2019-05-29")
def monthly(person: Person, law: Law) -> Money:
    """The minimum wage, for a full month of training."""
    return law.minimum_wage
