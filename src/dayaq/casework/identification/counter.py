"""Identifying a person at a counter: the officer types what stands on the identity document that lies before them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.identification.operations import NotIdentified
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer


@dataclass(frozen=True, kw_only=True)
class PersonAtCounter:
    """A person before an officer, with the identity document that the officer saw."""

    person: Person
    document: IdentityDocument


@transaction.atomic
def identify_at_counter(*, document: DocumentNumber, fin: str, officer: Officer, at: datetime) -> PersonAtCounter:
    """The living person of this document and FİN, journalled as read by the officer. Refuses a pair that names nobody.

    No window of failed attempts stands before the counter: the officer is known, and sees the document.
    """
    seen = (
        IdentityDocument.objects.select_related("person")
        .filter(series=document.series, number=document.number, person__fin=fin, person__died_on__isnull=True)
        .first()
    )
    if seen is None:
        raise NotIdentified
    return _read(seen, officer, at)


@transaction.atomic
def consult_at_counter(*, document: int, officer: Officer, at: datetime) -> PersonAtCounter:
    """The same person once more, while the officer works on the record; journalled as read."""
    seen = IdentityDocument.objects.select_related("person").filter(pk=document, person__died_on__isnull=True).first()
    if seen is None:
        raise NotIdentified
    return _read(seen, officer, at)


def _read(seen: IdentityDocument, officer: Officer, at: datetime) -> PersonAtCounter:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=CONSULTED,
        subject=Subject("person", str(seen.person_id)),
        persons=[seen.person_id],
        at=at,
    )
    return PersonAtCounter(person=seen.person, document=seen)
