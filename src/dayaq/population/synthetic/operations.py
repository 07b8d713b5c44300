"""Putting synthetic people on file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction

from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.operations import enter
from dayaq.population.synthetic.person import SyntheticPerson

BATCH = 1000


@transaction.atomic
def store(*, people: Iterable[SyntheticPerson], actor: Actor, at: datetime) -> int:
    """Put people with their documents on file, all or none; how many were added.

    Whoever is on file with the same FİN is left as they are, so storing a country twice, or a greater one later, adds only
    who is missing. One database is for one seed: two countries could meet in a FİN or in the number of a card, and the latter
    the database refuses.
    """
    added = sum(_store_batch(batch) for batch in _batches(people))
    record(actor=actor, verb="stored", subject=Subject("synthetic_people", "country"), detail={"added": added}, at=at)
    return added


def _batches(people: Iterable[SyntheticPerson]) -> Iterator[Sequence[SyntheticPerson]]:
    rest = iter(people)
    return iter(lambda: list(islice(rest, BATCH)), [])


def _store_batch(batch: Sequence[SyntheticPerson]) -> int:
    on_file = set(Person.objects.filter(fin__in=[one.fin for one in batch]).values_list("fin", flat=True))
    missing = [one for one in batch if one.fin not in on_file]
    enter(people=[_person(one) for one in missing])
    IdentityDocument.objects.bulk_create([row for one in missing for row in _documents(one)])
    _store_kinship(missing)
    return len(missing)


def _store_kinship(children: Sequence[SyntheticPerson]) -> None:
    """Who is whose mother and father, as the civil register would have it from the day of birth."""
    fins = {fin for one in children for fin in (one.mother, one.father)} - {""}
    parents = dict(Person.objects.filter(fin__in=fins).values_list("fin", "pk"))
    Kinship.objects.bulk_create(
        Kinship(parent_id=parents[fin], child_id=one.id, kind=kind, starts_on=one.birth_date)
        for one in children
        for kind, fin in ((Kinship.Kind.MOTHER, one.mother), (Kinship.Kind.FATHER, one.father))
        if fin in parents
    )


def _person(one: SyntheticPerson) -> Person:
    return Person(
        id=one.id,
        fin=one.fin,
        surname=one.surname,
        given_name=one.given_name,
        patronymic=one.patronymic,
        birth_date=one.birth_date,
        sex=one.sex,
        died_on=one.died_on,
        district=one.district,
        language=one.language,
    )


def _documents(one: SyntheticPerson) -> Iterator[IdentityDocument]:
    for document in one.documents:
        yield IdentityDocument(
            person_id=one.id,
            kind=document.kind,
            series=document.number.series,
            number=document.number.number,
            issued_on=document.issued_on,
            authority=document.authority,
            valid_to=document.valid_to,
        )
