"""People are found as they are typed, and never by asking for everybody."""

import contextlib
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.people.models import IdentityDocument, Person, Sex
from dayaq.casework.people.operations import enter, index_people, rename
from dayaq.casework.people.search import MOST_FOUND, PeopleQuestion, TooLittleToSearch, TooManyWords, people_found

pytestmark = pytest.mark.django_db
NAMES = {
    "elcin": ("Məmmədov", "Elçin", "Rəşid", Sex.MALE, date(1985, 4, 1)),
    "aygun": ("Məmmədova", "Aygün", "Rəşid", Sex.FEMALE, date(1988, 2, 9)),
    "resid": ("Məmmədov", "Rəşid", "Əli", Sex.MALE, date(1955, 7, 3)),
    "ismayil": ("İsmayılov", "İsmayıl", "İlham", Sex.MALE, date(1990, 1, 1)),
    "ceyhun": ("Hüseynov", "Ceyhun", "Qədir", Sex.MALE, date(1979, 12, 31)),
    "gulnare": ("Şıxəliyeva-Qasımbəyli", "Gülnarə", "Çingiz", Sex.FEMALE, date(1962, 5, 5)),
    "ali_huseyn": ("Quliyev", "Əli Hüseyn", "Xəyyam", Sex.MALE, date(2001, 6, 6)),
    "fatherless": ("Vahabova", "Səbinə", "", Sex.FEMALE, date(1999, 9, 9)),
}


@pytest.fixture(autouse=True)
def country(db: None) -> dict[str, Person]:
    fields = ("surname", "given_name", "patronymic", "sex", "birth_date")
    people = {
        key: Person(fin=f"7T{place:05d}", **dict(zip(fields, named, strict=True)))
        for place, (key, named) in enumerate(NAMES.items())
    }
    enter(people=list(people.values()))
    return people


def found(typed: str, born: int | None = None) -> list[str]:
    return [person.given_name for person in people_found(PeopleQuestion(typed=typed, born=born)).people]


@pytest.mark.parametrize(
    "typed",
    [
        "Məmmədov Elçin Rəşid oğlu",
        "elçin məmmədov",
        "Rəşid oğlu Elçin Məmmədov",
        "MEMMEDOV ELCIN",
        "memmedov elchin",
        "Мамедов Эльчин",
        "Мәммәдов Елчин Рәшид оғлу",
        "Мамедов Эльчин Рашидович",
        "Mamedov Elcin",
        "Məmədov Elçn",
        "Memmdeov Elcin",
        "  Məmmədov,  Elçin.  ",
        "Məmmədov Elçin 1985",
    ],
)
def test_a_person_comes_first_however_the_name_is_typed(typed: str) -> None:
    assert found(typed)[0] == "Elçin"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ISMAYILOV ISMAYIL", "İsmayıl"),
        ("ismayil ilham oglu", "İsmayıl"),
        ("Гусейнов Джейхун", "Ceyhun"),
        ("Guseynov Jeyhun", "Ceyhun"),
        ("gulnare", "Gülnarə"),
        ("Шихалиева Гюльнара", "Gülnarə"),
        ("qasimbeyli", "Gülnarə"),
        ("Shikhaliyeva Qasimbeyli", "Gülnarə"),
        ("əli quliyev", "Əli Hüseyn"),
        ("Quliyev Huseyn", "Əli Hüseyn"),
        ("vahabova", "Səbinə"),
        ("Vaha", "Səbinə"),
        ("Sebne", "Səbinə"),
    ],
)
def test_dots_diacritics_alphabets_parts_and_beginnings_are_understood(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_the_nearest_spelling_comes_first_and_a_given_name_before_a_fathers() -> None:
    assert found("Məmmədov Rəşid") == ["Rəşid", "Elçin", "Aygün"]
    assert found("Məmmədova Rəşid")[0] == "Aygün"


def test_a_year_of_birth_narrows() -> None:
    assert found("rəşid məmmədov", born=1955) == ["Rəşid"]
    assert found("Məmmədov 1988") == ["Aygün"]


def test_a_number_finds_its_one_holder(country: dict[str, Person]) -> None:
    IdentityDocument.objects.create(
        person=country["elcin"], series="AA", number="1234567", issued_on=date(2019, 1, 1), authority="ASAN"
    )

    assert found(" 7t00001 ") == ["Aygün"]
    assert found("aa 1234567") == ["Elçin"]
    assert found("AA7654321") == []
    assert found("7T9999Z") == []


def test_a_word_that_could_be_a_fin_is_still_a_name(country: dict[str, Person]) -> None:
    enter(people=[Person(fin="GUSEYNZ", surname="Zamanlı", given_name="Zaman", sex=Sex.MALE, birth_date=date(1970, 1, 1))])

    assert found("GUSEYNZ") == ["Zaman"]
    assert found("Cemiles") == []


@pytest.mark.parametrize("typed", ["", "  ", "-", "əl", "a b", "oğlu", "%", "1985", "* *"])
def test_an_empty_or_tiny_question_is_refused(typed: str) -> None:
    with pytest.raises(TooLittleToSearch):
        found(typed)


def test_a_sentence_is_no_name() -> None:
    with pytest.raises(TooManyWords):
        found("bu gün hava çox yaxşıdır deyə düşündüm mən")


@pytest.mark.parametrize("typed", ["\x00abc", "'; DROP TABLE person; --", "%%%abc", "\\", "ǅǅǅ", "אבגד", "a" * 5000, "ə́́́́́́́́́"])
def test_strange_text_finds_nobody_and_breaks_nothing(typed: str) -> None:
    with contextlib.suppress(TooLittleToSearch, TooManyWords):
        assert found(typed) == []


def test_no_question_shows_more_than_the_most() -> None:
    enter(
        people=[
            Person(fin=f"8T{place:05d}", surname="Babayev", given_name="Babək", sex=Sex.MALE, birth_date=date(1980, 1, 1))
            for place in range(MOST_FOUND + 5)
        ]
    )

    answer = people_found(PeopleQuestion(typed="Babayev"))

    assert (len(answer.people), answer.more) == (MOST_FOUND, True)


def test_a_renamed_person_is_found_by_the_new_name(country: dict[str, Person]) -> None:
    rename(person=country["aygun"], surname="Vəliyeva")

    assert found("Veliyeva Aygun") == ["Aygün"]
    assert Person.objects.get(pk=country["aygun"].pk).surname_key == "veliyeva"


def test_people_who_came_by_another_way_are_found_once_they_are_indexed() -> None:
    Person.objects.create(fin="9T00001", surname="Nəbiyev", given_name="Nazim", sex=Sex.MALE, birth_date=date(1950, 1, 1))
    before = found("Nebiyev")

    assert (before, index_people(), found("Nebiyev"), index_people()) == ([], 1, ["Nazim"], 0)


@pytest.mark.parametrize(("typed", "queries"), [("7T00001", 1), ("Məmmədov Elçin Rəşid", 12)])
def test_a_question_asks_the_database_little(typed: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(queries, exact=False):
        found(typed)
