"""What the database itself refuses about people, and how a person's name is shown."""

from datetime import date

import pytest
from django.db import IntegrityError

from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import IdentityDocument, Person, Sex
from dayaq.casework.people.queries import holder_of, living_person_with

pytestmark = pytest.mark.django_db


def person(**changes):
    facts = {"fin": "94FMDDD", "surname": "Məmmədova", "given_name": "Aygün", "patronymic": "Rəşid", "sex": Sex.FEMALE}
    return Person.objects.create(**{**facts, "birth_date": date(1984, 5, 1), **changes})


def card(holder, series="AZE", number="12345678", issued_on=date(2015, 1, 9), **changes):
    return IdentityDocument.objects.create(
        person=holder, series=series, number=number, issued_on=issued_on, authority="Nəsimi RPİ", **changes
    )


def test_a_woman_is_named_as_the_daughter_of_her_father():
    assert person().full_name == "Məmmədova Aygün Rəşid qızı"


def test_a_man_is_named_as_the_son_of_his_father():
    assert person(surname="İsmayılov", given_name="Elçin", sex=Sex.MALE).full_name == "İsmayılov Elçin Rəşid oğlu"


def test_a_person_without_patronymic_is_named_without_it():
    assert person(patronymic="").full_name == "Məmmədova Aygün"


def test_people_without_fin_may_be_many():
    assert person(fin=None).pk != person(fin=None).pk


@pytest.mark.parametrize(
    "wrong",
    [
        {"fin": "94FMDDI"},
        {"fin": "94fmddd"},
        {"fin": "94FMDD"},
        {"surname": ""},
        {"given_name": ""},
        {"sex": "other"},
        {"language": "de"},
        {"died_on": date(1984, 4, 30)},
    ],
)
def test_the_database_refuses_a_person_who_cannot_be(wrong):
    with pytest.raises(IntegrityError):
        person(**wrong)


def test_the_database_refuses_a_second_person_with_one_fin():
    person()

    with pytest.raises(IntegrityError):
        person()


@pytest.mark.parametrize(
    "wrong",
    [
        {"series": "AZE", "number": "1234567"},
        {"series": "AA", "number": "12345678"},
        {"series": "aa", "number": "1234567"},
        {"kind": "passport"},
        {"valid_to": date(2015, 1, 9)},
    ],
)
def test_the_database_refuses_a_document_that_cannot_be(wrong):
    holder = person()

    with pytest.raises(IntegrityError):
        card(holder, **wrong)


def test_the_database_refuses_a_second_document_of_one_number():
    holder = person()
    card(holder)

    with pytest.raises(IntegrityError):
        card(holder, issued_on=date(2019, 1, 1))


def test_every_document_that_a_person_has_held_names_its_holder():
    holder = person()
    card(holder, valid_to=date(2020, 1, 1))
    card(holder, series="AA", number="1234567", issued_on=date(2020, 2, 1))

    assert [str(document) for document in holder.documents.all()] == ["AZE12345678", "AA1234567"]
    assert holder_of(DocumentNumber("AZE", "12345678")) == holder_of(DocumentNumber("AA", "1234567")) == holder.pk
    assert holder_of(DocumentNumber("AA", "7654321")) is None


def test_a_fin_names_its_owner_only_in_life():
    living = person()
    person(fin="94FMDDE", died_on=date(2019, 12, 31))

    assert living_person_with("94FMDDD") == living.pk
    assert living_person_with("94FMDDE") is None
    assert living_person_with("94FMDDF") is None
