"""Presidential stipend for a martyr's family (şəhid ailəsi üçün Prezident təqaüdü): one amount a martyr, in equal shares."""

from dayaq.law.facts import Cause, Degree, Person, Relation, Survivor
from dayaq.rules.language import Count, Law, Money, age, amount, condition, rule


@rule("Decree 493 of 2006-12-19")
def young(person: Person, law: Law) -> bool:
    """Under 18, or a student under 23."""
    years = age(person.birth_date)
    return years < law.adult_age or (years < law.student_age and person.full_time_student)


@rule("Decree 493 of 2006-12-19")
def disabled_since_childhood(person: Person) -> bool:
    """A disability that was established in childhood."""
    return person.degree != Degree.none and (person.degree == Degree.child or person.disability_cause == Cause.childhood)


@rule("Decree 493 of 2006-12-19")
def member(survivor: Survivor) -> bool:
    """Spouse, parent, young or disabled child, sibling in an orphanage, grandparent without another provider."""
    if survivor.relation == Relation.child:
        return survivor.person.young or survivor.person.disabled_since_childhood
    if survivor.relation == Relation.sibling:
        return survivor.in_orphanage
    if survivor.relation == Relation.grandparent:
        return not survivor.has_other_provider
    return survivor.relation in (Relation.spouse, Relation.parent)


@rule("Decree 493 of 2006-12-19")
def members_entitled(person: Person) -> Count:
    """How many members share the stipend."""
    return len([survivor for survivor in person.survivors if survivor.member])


@condition("Decree 493 of 2006-12-19")
def was_martyr(survivor: Survivor) -> bool:
    """The person who died was a martyr."""
    return survivor.deceased.martyr


@condition("Decree 493 of 2006-12-19")
def entitled_member(survivor: Survivor) -> bool:
    """The survivor is a member of the family with a share."""
    return survivor.member


@amount("Decree 493 of 2006-12-19")
def share(survivor: Survivor, law: Law) -> Money:
    """The equal share of one member."""
    return round(law.monthly_stipend / survivor.deceased.members_entitled, 2)
