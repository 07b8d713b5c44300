"""Degree of a disability (əlillik dərəcəsi): as decided until 30 June 2022, by percent of loss of function since."""

from dayaq.law.facts import Degree, Person
from dayaq.rules.language import Law, rule


@rule("Cabinet decisions 413 of 2015 and 187 of 2022")
def degree(person: Person, law: Law) -> Degree:
    """The degree in force: a decision in percent gives the degree of its band, an older decision names it."""
    if person.disability in (Degree.none, Degree.child):
        return person.disability
    if person.disability_assessed_on < law.percent_scale_since:
        return person.disability
    if person.loss_of_function >= law.on(person.disability_assessed_on).degree_loss[Degree.first]:
        return Degree.first
    if person.loss_of_function >= law.on(person.disability_assessed_on).degree_loss[Degree.second]:
        return Degree.second
    if person.loss_of_function >= law.on(person.disability_assessed_on).degree_loss[Degree.third]:
        return Degree.third
    return Degree.none
