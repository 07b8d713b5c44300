"""Recording mandates from their papers, and ending them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.mandates.authority import NoMandate
from dayaq.casework.people.mandates.models import Basis, Mandate
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal


class RepresentedUnknown(Refusal):
    """The FİN of whom the mandate is for belongs to no living person, or to the representative."""

    texts = {
        "az": "Bu FİN ilə təmsil olunan şəxs tapılmadı. FİN-i sənəddən yenidən yazın.",
        "en": "No person to be represented has this FİN. Type it again from the paper.",
        "ru": "Представляемое лицо с таким ФИН не найдено. Введите ФИН из документа ещё раз.",
    }


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a mandate rests on: the kind of paper, its number, its day, who issued it."""

    kind: str
    number: str
    on: date
    by: str


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What a mandate allows: its basis, from when until when (the end exclusive), and for which services, none meaning all."""

    basis: Basis
    starts_on: date
    ends_on: date | None = None
    services: tuple[str, ...] = ()


@transaction.atomic
def record_mandate(
    *, representative: Person, represented_fin: str, terms: Terms, paper: Paper, officer: Actor, at: datetime
) -> Mandate:
    """Record the right to act for another (səlahiyyətin qeydə alınması), from a paper that the officer saw.

    The same paper recorded again, as by a double click, answers the mandate that stands. Refuses an unknown person.
    """
    represented = Person.objects.filter(fin=represented_fin, died_on__isnull=True).exclude(pk=representative.pk).first()
    if represented is None:
        raise RepresentedUnknown
    Person.objects.select_for_update().get(pk=representative.pk)
    mandate, fresh = Mandate.objects.get_or_create(
        representative=representative,
        represented=represented,
        paper_number=paper.number,
        basis=terms.basis,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        services=sorted(terms.services),
        defaults={
            "paper": paper.kind,
            "paper_on": paper.on,
            "paper_by": paper.by,
            "recorded_by": UUID(officer.id),
            "recorded_at": at,
        },
    )
    if fresh:
        _journal("mandate_recorded", mandate, officer, at)
    return mandate


@transaction.atomic
def end_mandate(*, mandate: UUID, party: UUID, officer: Actor, on: date, at: datetime) -> Mandate:
    """End a mandate from the day on, as one of its two parties asks at a counter. Refuses one that is not theirs."""
    found = of_party(party).select_for_update(of=("self",)).filter(pk=mandate).first()
    if found is None:
        raise NoMandate
    if found.ends_on is None or found.ends_on > on:
        found.ends_on = max(on, found.starts_on)
        found.save(update_fields=["ends_on"])
        _journal("mandate_ended", found, officer, at)
    return found


def of_party(person: UUID) -> QuerySet[Mandate]:
    """The mandates that the person holds or has given, with both persons, the latest first."""
    parties = Q(representative=person) | Q(represented=person)
    return Mandate.objects.select_related("representative", "represented").filter(parties)


def _journal(verb: str, mandate: Mandate, officer: Actor, at: datetime) -> None:
    record(
        actor=officer,
        verb=verb,
        subject=Subject("mandate", str(mandate.pk)),
        persons=[mandate.representative_id, mandate.represented_id],
        detail={"basis": mandate.basis},
        at=at,
    )
