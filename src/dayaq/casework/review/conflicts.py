"""Conflict of interest (maraqların toqquşması): nobody reviews their own matter, or that of their family or an acquaintance.

Own matters and those of the family are not even read, see `queries.applications_within`; those of an acquaintance are not taken
and not decided.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.applications.models import Application
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.models import Acquaintance
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import near_to


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


def conflicts(parties: Collection[UUID], *, near: Collection[UUID], known: Collection[UUID]) -> bool:
    """Whether one of the parties is the officer or of the family, or known by the officer's own word."""
    return any(party in near or party in known for party in parties)


def conflict_between(officer: Officer, persons: Collection[UUID]) -> bool:
    """Whether the officer may not review a matter of one of these persons, by who they are, their family and whom they know."""
    known = Acquaintance.objects.filter(officer=officer).values_list("person_id", flat=True)
    return conflicts(persons, near=near_to(officer), known=frozenset(known))


def parties_of(application: Application) -> frozenset[UUID]:
    """Whose matter it is: the applicant, and whoever sent it for them."""
    return frozenset({application.person_id, application.sent_by})


@transaction.atomic
def declare_acquaintance(*, officer: Officer, person: Person, at: datetime) -> Acquaintance:
    """Note that the officer knows the person; saying it again changes nothing."""
    known, declared = Acquaintance.objects.get_or_create(officer=officer, person=person, defaults={"declared_at": at})
    if declared:
        actor = Actor(ActorKind.OFFICER, str(officer.pk))
        record(actor=actor, verb="acquaintance_declared", subject=Subject("officer", str(officer.pk)), persons=[person.pk], at=at)
    return known
