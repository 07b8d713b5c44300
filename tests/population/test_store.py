"""Synthetic people are put on file once, however often they are stored."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from dayaq.casework.identification.operations import identify
from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.population.synthetic import people, store

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 16)
MORNING = datetime(2020, 3, 16, 9, tzinfo=ZoneInfo("Asia/Baku"))
INSTALLER = Actor(ActorKind.OPERATOR, "installation")


def stored(count, seed=16):
    return store(people=people(seed, count, DAY), actor=INSTALLER, at=MORNING)


def test_every_person_and_document_of_the_country_is_on_file():
    country = list(people(16, 1500, DAY))

    assert stored(1500) == 1500
    assert set(Person.objects.values_list("id", "fin", "birth_date", "died_on", "district")) == {
        (one.id, one.fin, one.birth_date, one.died_on, one.district) for one in country
    }
    assert set(IdentityDocument.objects.values_list("person_id", "series", "number", "valid_to")) == {
        (one.id, paper.number.series, paper.number.number, paper.valid_to) for one in country for paper in one.documents
    }


def test_storing_again_or_more_adds_only_who_is_missing():
    assert [stored(40), stored(40), stored(100)] == [40, 0, 60]
    assert Person.objects.count() == 100


def test_a_person_changed_on_file_is_left_as_changed():
    stored(10)
    Person.objects.filter(fin=next(people(16, 1, DAY)).fin).update(district="shaki")

    stored(10)

    assert Person.objects.filter(district="shaki").exists()


def test_storing_is_journalled_with_the_number_added():
    stored(40)

    entry = JournalEntry.objects.get()
    assert (entry.verb, entry.subject_kind, entry.detail) == ("stored", "synthetic_people", {"added": 40})


def test_a_card_number_that_somebody_else_holds_stores_nobody():
    card = next(people(16, 1, DAY)).documents[0].number
    other = Person.objects.create(
        fin="94FMDDD", surname="Məmmədova", given_name="Aygün", birth_date=date(1984, 5, 1), sex="female"
    )
    IdentityDocument.objects.create(
        person=other, series=card.series, number=card.number, issued_on=date(2015, 1, 9), authority="Nəsimi RPİ"
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        stored(10)

    assert Person.objects.get() == other


def test_a_synthetic_person_is_identified_by_each_card_and_the_fin():
    stored(1)
    one = next(people(16, 1, DAY))

    found = {identify(document=str(card.number), fin=one.fin, address="192.0.2.1", at=MORNING) for card in one.documents}

    assert {person.full_name for person in found} == {one.full_name}
