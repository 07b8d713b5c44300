"""People without a FİN: put on file from a paper, never twice unseen, and later given their FİN on the same record."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError, connection

from dayaq.casework.identification.operations import identify
from dayaq.casework.identification.registration import (
    CardGiven,
    FinOfAnother,
    FinStands,
    LikelyDoubles,
    PaperStands,
    add_paper,
    find_by_paper,
    give_fin,
    register_without_fin,
)
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.doubles import Newcomer, PaperShown, likely_doubles
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.search import PeopleQuestion, people_found
from tests.casework.identification.people import HOME, NOON
from tests.making import make_officer, make_person

pytestmark = pytest.mark.django_db(transaction=True)

NINO = {"surname": "Kapanadze", "given_name": "Nino", "patronymic": "", "birth_date": date(1990, 5, 1), "sex": "female"}
PAPER = {"kind": "foreign_passport", "number": "12AB34567", "authority": "Gürcüstan", "issued_on": date(2018, 1, 9)}
NOBODY: frozenset = frozenset()


def newcomer(**other: object) -> Newcomer:
    return Newcomer(**{**NINO, "district": "baku", "language": "ru", **other})


def paper(**other: object) -> PaperShown:
    return PaperShown(**{**PAPER, **other})


def register(who: Newcomer | None = None, shown: PaperShown | None = None, seen=NOBODY):
    return register_without_fin(newcomer=who or newcomer(), paper=shown or paper(), seen=seen, officer=make_officer(), at=NOON)


def card(**other: object) -> CardGiven:
    given = {"fin": "5ABC2DE", "document": DocumentNumber("MYI", "1234567"), "authority": "DMX", "issued_on": date(2020, 3, 1)}
    return CardGiven(**{**given, **other})


def test_a_person_is_on_file_with_the_paper_and_found_by_name_and_by_paper():
    there = register()

    assert (there.person.fin, str(there.document), there.document.kind) == (None, "12AB34567", "foreign_passport")
    assert people_found(PeopleQuestion(typed="nino kapanadze")).people == (there.person,)
    assert [one.person for one in find_by_paper(number="12AB34567", officer=make_officer(), at=NOON)] == [there.person]
    entry = JournalEntry.objects.get(verb="registered_without_fin")
    assert (entry.persons, entry.detail) == ([there.person.pk], {"paper": "foreign_passport", "doubles_seen": 0})


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ({}, {"number": "99ZZ99999"}),
        ({"surname": "Kapanadze", "given_name": "Ninno"}, {"number": "99ZZ99999"}),
        ({"birth_date": date(1990, 1, 5)}, {"number": "99ZZ99999"}),
        ({"surname": "Beridze", "given_name": "Ketevan", "birth_date": date(1970, 1, 1)}, {"authority": "Ermənistan"}),
    ],
    ids=["the same name", "misspelt", "another day of the year", "the same number"],
)
def test_a_likely_double_is_shown_before_anything_is_stored(who, shown):
    first = register().person

    with pytest.raises(LikelyDoubles):
        register(newcomer(**who), paper(**shown))

    assert Person.objects.count() == 1
    register(newcomer(**who), paper(**shown), seen=frozenset([first.pk]))
    assert Person.objects.count() == 2


def test_somebody_with_a_fin_is_a_likely_double_too():
    known = make_person(surname="Kapanadze", given_name="Nino", patronymic="", birth_date=date(1990, 5, 1))

    assert likely_doubles(newcomer(), paper()) == (known,)


def test_the_same_paper_is_not_stored_twice_even_knowingly():
    first = register().person

    with pytest.raises(PaperStands):
        register(seen=frozenset([first.pk]))
    assert Person.objects.count() == 1


def test_two_officers_at_once_register_one_person():
    officer, outcomes = make_officer(), []

    def one_officer() -> None:
        try:
            register_without_fin(newcomer=newcomer(), paper=paper(), seen=NOBODY, officer=officer, at=NOON)
            outcomes.append("registered")
        except LikelyDoubles:
            outcomes.append("likely double")
        finally:
            connection.close()

    threads = [threading.Thread(target=one_officer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["likely double"] * 3 + ["registered"]
    assert Person.objects.count() == 1


def test_another_paper_goes_on_the_record_of_the_double_that_was_chosen():
    first = register().person

    there = add_paper(
        person=first.pk, newcomer=newcomer(), paper=paper(number="77QQ777", kind="other_paper"), officer=make_officer(), at=NOON
    )

    assert (there.person, first.documents.count(), Person.objects.count()) == (first, 2, 1)
    with pytest.raises(LikelyDoubles):
        add_paper(person=make_person().pk, newcomer=newcomer(), paper=paper(number="88"), officer=make_officer(), at=NOON)


def test_a_fin_is_entered_on_the_same_person_who_then_identifies_by_it():
    first = register().person

    there = give_fin(person=first.pk, card=card(), officer=make_officer(), at=NOON)

    assert (there.person.pk, there.document.kind) == (first.pk, "temporary_permit")
    assert identify(document="MYİ 1234567", fin="5abc2de", address=HOME, at=NOON) == first
    assert JournalEntry.objects.get(verb="fin_given").persons == [first.pk]
    assert JournalEntry.objects.get(verb="fin_given").detail == {"document": "temporary_permit"}


def test_a_fin_is_given_once():
    first = register().person
    give_fin(person=first.pk, card=card(), officer=make_officer(), at=NOON)

    with pytest.raises(FinStands):
        give_fin(person=first.pk, card=card(fin="7XYZ3QW"), officer=make_officer(), at=NOON)


def test_a_fin_or_card_of_another_is_not_given():
    make_person(fin="5ABC2DE")
    owner = make_person(fin="7XYZ3QW")
    IdentityDocument.objects.create(person=owner, series="AA", number="7654321", issued_on=date(2018, 1, 1), authority="ASAN")
    first = register().person

    with pytest.raises(FinOfAnother):
        give_fin(person=first.pk, card=card(), officer=make_officer(), at=NOON)
    with pytest.raises(FinOfAnother):
        give_fin(
            person=first.pk, card=card(fin="9ABC2DE", document=DocumentNumber("AA", "7654321")), officer=make_officer(), at=NOON
        )
    assert Person.objects.get(pk=first.pk).fin is None


@pytest.mark.parametrize(
    ("series", "number", "kind"),
    [
        ("", "12AB34567", "identity_card"),
        ("AA", "1234567", "foreign_passport"),
        ("MYI", "1234567", "permanent_permit"),
        ("DYI", "1234", "permanent_permit"),
        ("", "ab", "other_paper"),
    ],
)
def test_the_table_holds_no_number_that_its_kind_cannot_have(series, number, kind):
    with pytest.raises(IntegrityError):
        IdentityDocument.objects.create(
            person=make_person(), series=series, number=number, kind=kind, issued_on=date(2018, 1, 1), authority="x"
        )
