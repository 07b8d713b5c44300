"""Identifying a person at a counter: the officer types what stands on the identity document that lies before them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.identification.operations import NotIdentified
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.mandates.models import Mandate
from dayaq.casework.people.mandates.operations import Paper, Terms, record_mandate
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near


@dataclass(frozen=True, kw_only=True)
class PersonAtCounter:
    """A person before an officer, with the identity document that the officer saw."""

    person: Person
    document: IdentityDocument


@transaction.atomic
def identify_at_counter(*, document: DocumentNumber, fin: str, officer: Officer, at: datetime) -> PersonAtCounter:
    """The living person of this document and FİN, journalled as read by the officer. Refuses a pair that names nobody, and the
    officer themself and their family (`TooNear`).

    No window of failed attempts stands before the counter: the officer is known, and sees the document.
    """
    seen = (
        IdentityDocument.objects.select_related("person")
        .filter(series=document.series, number=document.number, person__fin=fin, person__died_on__isnull=True)
        .first()
    )
    if seen is None:
        raise NotIdentified
    must_not_be_near(officer, [seen.person_id])
    return _read(seen, officer, at)


@transaction.atomic
def consult_at_counter(*, document: int, officer: Officer, at: datetime) -> PersonAtCounter:
    """The same person once more, while the officer works on the record; journalled as read. Refuses as before."""
    seen = IdentityDocument.objects.select_related("person").filter(pk=document, person__died_on__isnull=True).first()
    if seen is None:
        raise NotIdentified
    must_not_be_near(officer, [seen.person_id])
    return _read(seen, officer, at)


@transaction.atomic
def record_mandate_at_counter(
    *, representative: Person, represented_fin: str, terms: Terms, paper: Paper, officer: Officer, at: datetime
) -> Mandate:
    """Record the mandate of the person at the counter from its paper. Refuses an unknown person, and to act for somebody of the
    officer's own family or the officer themself (`TooNear`): another officer records that."""
    mandate = record_mandate(
        representative=representative,
        represented_fin=represented_fin,
        terms=terms,
        paper=paper,
        officer=Actor(ActorKind.OFFICER, str(officer.pk)),
        at=at,
    )
    must_not_be_near(officer, [representative.pk, mandate.represented_id])
    return mandate


def _read(seen: IdentityDocument, officer: Officer, at: datetime) -> PersonAtCounter:
    record(
        actor=Actor(ActorKind.OFFICER, str(officer.pk)),
        verb=CONSULTED,
        subject=Subject("person", str(seen.person_id)),
        persons=[seen.person_id],
        at=at,
    )
    return PersonAtCounter(person=seen.person, document=seen)
