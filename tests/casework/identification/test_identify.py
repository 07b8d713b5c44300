"""Identifying the person before us: what opens, and the one answer to everything that does not."""

import re
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from dayaq.casework.identification.models import IdentificationAttempt
from dayaq.casework.identification.operations import NotIdentified, forget_old_attempts, identify
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.document_number import NotADocumentNumber
from dayaq.casework.people.fin import NotAFin
from dayaq.casework.people.models import IdentityDocument
from tests.casework.identification.people import CARD, FIN, HOME, NOON, minutes, outcome, register

pytestmark = pytest.mark.django_db

WRONG_PAIRS = {
    "wrong FİN": (CARD, "11FMDDD"),
    "wrong number": ("AA7654321", FIN),
    "both wrong": ("AA7654321", "11FMDDD"),
    "number and FİN of two people": (CARD, "22FMDDD"),
    "a dead person's pair": ("AA3333333", "33FMDDD"),
}


@pytest.fixture
def people():
    register()
    register(fin="22FMDDD", number="AA2222222", given_name="Leyla")
    register(fin="33FMDDD", number="AA3333333", given_name="Nigar", died_on=date(2020, 1, 2))


def refused(document, fin):
    with pytest.raises(NotIdentified) as refusal:
        identify(document=document, fin=fin, address=HOME, at=NOON)
    return refusal.value


def test_number_and_fin_of_one_living_person_identify_that_person():
    person = register()

    assert identify(document=" aa 1234567", fin="94fm ddd", address=HOME, at=NOON) == person


def test_an_expired_card_is_accepted():
    person = register()
    IdentityDocument.objects.create(
        person=person,
        series="AZE",
        number="12345678",
        issued_on=date(2005, 1, 9),
        authority="Nəsimi RPİ",
        valid_to=date(2015, 1, 9),
    )

    assert identify(document="AZE12345678", fin=FIN, address=HOME, at=NOON) == person


@pytest.mark.parametrize("pair", WRONG_PAIRS.values(), ids=WRONG_PAIRS)
def test_every_wrong_pair_gets_one_answer(people, pair):
    answer = refused(*pair)

    assert type(answer) is NotIdentified
    assert answer.values == {}
    assert answer.in_language("en") == (
        "This document number and FİN identify nobody. Check both against the identity card and type them again."
    )


def test_every_wrong_pair_asks_the_database_the_same_questions(people):
    asked = {}
    for name, pair in WRONG_PAIRS.items():
        with CaptureQueriesContext(connection) as queries:
            refused(*pair)
        asked[name] = [shape(query["sql"]) for query in queries.captured_queries]

    assert len({tuple(questions) for questions in asked.values()}) == 1
    assert sum('FROM "identity_document"' in question for question in asked["wrong FİN"]) == 1
    assert sum('FROM "person"' in question for question in asked["wrong FİN"]) == 1


def shape(sql):
    """The statement without the values of this one attempt; a negative number is written with a space before it."""
    return re.sub(r"'[^']*'| ?-?\b\w*\d\w*\b", "?", sql)


@pytest.mark.parametrize("pair", WRONG_PAIRS.values(), ids=WRONG_PAIRS)
def test_every_wrong_pair_leaves_the_same_traces(people, pair):
    refused(*pair)

    attempt = IdentificationAttempt.objects.get()
    entry = JournalEntry.objects.get()
    assert (attempt.at, attempt.succeeded) == (NOON, False)
    assert (entry.actor_kind, entry.actor, entry.verb, entry.persons, entry.detail) == (
        "citizen",
        "unidentified",
        "not_identified",
        [],
        {"by": "document"},
    )
    assert (entry.subject_kind, entry.subject) == ("identification_attempt", str(attempt.pk))


def test_a_success_is_journalled_under_the_person(people):
    person = identify(document=CARD, fin=FIN, address=HOME, at=NOON)

    entry = JournalEntry.objects.get()
    assert (entry.actor_kind, entry.actor, entry.verb, entry.persons) == ("citizen", str(person.pk), "identified", [person.pk])


def test_neither_fin_nor_number_nor_address_is_kept(people):
    outcome()
    outcome(document="AA7654321")

    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(a::text, ' ') FROM identification_attempt a")
        attempts = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(j::text, ' ') FROM journal_entry j")
        entries = cursor.fetchone()[0]
    assert [word for word in (FIN, CARD, "7654321", HOME) if word in attempts + entries] == []
    assert [plain for plain in (FIN, HOME) if plain.encode().hex() in attempts] == []


@pytest.mark.parametrize(("document", "fin", "refusal"), [(CARD, "94FMDDO", NotAFin), ("АA1234567", FIN, NotADocumentNumber)])
def test_numbers_that_cannot_be_are_told_before_and_are_no_attempts(people, document, fin, refusal):
    with pytest.raises(refusal):
        identify(document=document, fin=fin, address=HOME, at=NOON)

    assert not IdentificationAttempt.objects.exists()
    assert not JournalEntry.objects.exists()


def test_attempts_are_forgotten_a_day_later(people):
    outcome(document="AA7654321")
    outcome(document="AA7654321", at=NOON + minutes(1))

    forgotten = forget_old_attempts(at=NOON + minutes(24 * 60 + 1))

    assert forgotten == 1
    assert IdentificationAttempt.objects.get().at == NOON + minutes(1)
    assert JournalEntry.objects.get(verb="forgot").detail == {"forgotten": 1}


def test_forgetting_nothing_leaves_no_trace(people):
    assert forget_old_attempts(at=NOON) == 0
    assert not JournalEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_failed_attempt_outlives_its_refusal_so_it_may_not_stand_in_a_greater_transaction():
    register()

    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        identify(document=CARD, fin=FIN, address=HOME, at=NOON)

    refused("AA7654321", FIN)
    assert IdentificationAttempt.objects.count() == 1
