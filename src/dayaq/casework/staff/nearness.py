"""Nearness: which persons of the register an officer is, or is of the family of. Their data are closed to the officer.

An officer is known as a person once a manager has tied them to their row of the register; until then nobody is near to them.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.marriages.queries import ever_married_to
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer


class TooNear(Refusal):
    """The person is the officer, or of the officer's family: another officer serves them and reads their data."""

    texts = {
        "az": "Bu şəxs siz özünüz və ya ailə üzvünüzdür. Onun məlumatları ilə başqa əməkdaş işləməlidir.",
        "en": "This person is yourself or of your family. Another officer must serve them and read their data.",
        "ru": "Этот человек — вы сами или член вашей семьи. С его данными должен работать другой сотрудник.",
    }


def near_to(officer: Officer) -> frozenset[UUID]:
    """The ids of the officer as a person and of their family; none where it is not known who of the register they are."""
    if officer.person_id is None:
        return frozenset()
    return frozenset({officer.person_id}) | family_of(officer.person_id)


def must_not_be_near(officer: Officer, persons: Collection[UUID]) -> None:
    """Refuses (`TooNear`) where one of the persons is the officer or of their family."""
    if not near_to(officer).isdisjoint(persons):
        raise TooNear


def family_of(person: UUID | None) -> frozenset[UUID]:
    """Spouses, parents, children, their other parents, brothers and sisters, by civil status; also where a tie has ended."""
    if person is None:
        return frozenset()
    parents, children = set(_parents_of({person})), set(_children_of({person}))
    around = set(_children_of(parents)) | set(_parents_of(children)) | ever_married_to(person)
    return frozenset(parents | children | around) - {person}


def _parents_of(people: set[UUID]) -> Iterable[UUID]:
    return Kinship.objects.filter(child__in=people).values_list("parent_id", flat=True)


def _children_of(people: set[UUID]) -> Iterable[UUID]:
    return Kinship.objects.filter(parent__in=people).values_list("child_id", flat=True)
