"""Conflict of interest (maraqların toqquşması): nobody reviews their own matter, or that of their family or an acquaintance."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.models import Acquaintance
from dayaq.casework.staff.models import Officer


class ConflictOfInterest(Refusal):
    """The matter is the officer's own, their family's, or that of a person they said they know."""

    texts = {
        "az": "Bu müraciətə baxa bilməzsiniz: o, sizin özünüzə, ailənizə və ya tanıdığınızı bildirdiyiniz şəxsə aiddir.",
        "en": "You may not review this application: it is your own, your family's, or that of a person you said you know.",
        "ru": "Вы не можете рассматривать это заявление: оно ваше, вашей семьи или человека, с которым вы заявили о знакомстве.",
    }


class ConflictOfOfficer(Refusal):
    """The officer to whom the application was to be given may not review it; why is not said to others."""

    texts = {
        "az": "{officer} bu müraciətə baxa bilməz: maraqların toqquşması var.",
        "en": "{officer} may not review this application: there is a conflict of interest.",
        "ru": "{officer} не может рассматривать это заявление: есть конфликт интересов.",
    }


def conflicts(applicant: UUID, *, own: UUID | None, family: Collection[UUID], known: Collection[UUID]) -> bool:
    """Whether an officer is too near to the applicant: the same person, of the family, or known by the officer's own word."""
    return applicant == own or applicant in family or applicant in known


def conflict_between(officer: Officer, applicant: UUID) -> bool:
    """Whether the officer may not review a matter of this person, by who they are, their family and whom they know."""
    known = Acquaintance.objects.filter(officer=officer).values_list("person_id", flat=True)
    return conflicts(applicant, own=officer.person_id, family=family_of(officer.person_id), known=frozenset(known))


def family_of(person: UUID | None) -> frozenset[UUID]:
    """Parents, children, their other parents, brothers and sisters, by civil status; also where a tie has ended."""
    if person is None:
        return frozenset()
    parents, children = set(_parents_of({person})), set(_children_of({person}))
    return frozenset(parents | children | set(_children_of(parents)) | set(_parents_of(children))) - {person}


def _parents_of(people: set[UUID]) -> Iterable[UUID]:
    return Kinship.objects.filter(child__in=people).values_list("parent_id", flat=True)


def _children_of(people: set[UUID]) -> Iterable[UUID]:
    return Kinship.objects.filter(parent__in=people).values_list("child_id", flat=True)


@transaction.atomic
def declare_acquaintance(*, officer: Officer, person: Person, at: datetime) -> Acquaintance:
    """Note that the officer knows the person; saying it again changes nothing."""
    known, declared = Acquaintance.objects.get_or_create(officer=officer, person=person, defaults={"declared_at": at})
    if declared:
        actor = Actor(ActorKind.OFFICER, str(officer.pk))
        record(actor=actor, verb="acquaintance_declared", subject=Subject("officer", str(officer.pk)), persons=[person.pk], at=at)
    return known
