"""Questions about marriages that other rooms ask."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dayaq.casework.people.marriages.models import Marriage


def marriages_on(person: UUID, day: date) -> QuerySet[Marriage]:
    """The marriages of a person that hold on a day; in order one, or none."""
    of_person = Q(husband=person) | Q(wife=person)
    return Marriage.objects.filter(of_person, starts_on__lte=day).exclude(ends_on__lte=day).order_by("starts_on", "pk")


def spouse_on(person: UUID, day: date) -> UUID | None:
    """The husband or wife of a person on a day; nobody for whoever is single, divorced or widowed."""
    one = marriages_on(person, day).first()
    if one is None:
        return None
    return one.wife_id if one.husband_id == person else one.husband_id


def ever_married_to(person: UUID) -> set[UUID]:
    """The husbands and wives that a person has or had."""
    couples = Marriage.objects.filter(Q(husband=person) | Q(wife=person)).values_list("husband_id", "wife_id")
    return {one for couple in couples for one in couple} - {person}
