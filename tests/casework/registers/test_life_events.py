"""Births, deaths, marriages, divorces and adoptions of the civil status register change the people on file, each exactly once."""

from datetime import date, timedelta
from typing import Any

import pytest

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.mandates.models import Kinship
from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.marriages.queries import spouse_on
from dayaq.casework.people.models import Person, Sex
from dayaq.casework.registers.models import RegisterEntry
from tests.making import MONDAY, make_person
from tests.registers import Outside

pytestmark = pytest.mark.django_db

CHILD = {"fin": "7AB00K1", "surname": "Quliyev", "given_name": "Murad", "patronymic": "Rəşad", "sex": "male"}
LATELY = "2020-03-10"


def woman(**given: object) -> Person:
    return make_person(birth_date=date(1992, 5, 4), sex=Sex.FEMALE, district="ganja", **given)


def man(**given: object) -> Person:
    return make_person(birth_date=date(1990, 5, 4), sex=Sex.MALE, given_name="Rəşad", patronymic="Kamal", **given)


def birth(mother: Person | None, father: Person | None = None, *, on: str = LATELY, **child: str) -> dict[str, Any]:
    parents = {"mother": mother.fin if mother else None, "father": father.fin if father else None}
    return {"kind": "birth", "on": on, "child": {**CHILD, **child}, **parents}


def the_only_reason() -> str:
    held = RegisterEntry.objects.get(state=RegisterEntry.State.HELD)
    return held.reason


def test_a_birth_puts_the_child_on_file_with_its_parents(outside: Outside) -> None:
    mother, father = woman(language="ru"), man()
    outside.enter("civil_status", **birth(mother, father))

    outside.read("civil_status")

    child = Person.objects.get(fin="7AB00K1")
    assert (child.full_name, child.birth_date) == ("Quliyev Murad Rəşad oğlu", date(2020, 3, 10))
    assert (child.district, child.language) == ("ganja", "ru")
    ties = Kinship.objects.filter(child=child).values_list("parent", "kind", "starts_on", "ends_on")
    assert set(ties) == {(mother.pk, "mother", child.birth_date, None), (father.pk, "father", child.birth_date, None)}
    entry = RegisterEntry.objects.get()
    assert (entry.state, entry.content["child"]["fin"], entry.received_at) == ("applied", "7AB00K1", MONDAY)
    assert JournalEntry.objects.get(verb="entry_applied").persons == sorted([child.pk, mother.pk, father.pk])


def test_whose_facts_changed_is_told_but_not_of_the_first_reading_of_all(outside: Outside) -> None:
    mother, father = woman(), man()
    outside.enter("civil_status", kind="marriage", on="2018-06-02", husband=father.fin, wife=mother.fin)
    outside.read("civil_status")
    assert outside.changed == []

    outside.enter("civil_status", **birth(mother, father))
    outside.read("civil_status")

    child = Person.objects.get(fin="7AB00K1")
    assert set(outside.changed) == {child.pk, mother.pk, father.pk}


def test_a_child_that_an_officer_put_on_file_first_is_the_same(outside: Outside) -> None:
    mother = woman()
    known = make_person(fin="7AB00K1", given_name="Murad", sex=Sex.MALE, birth_date=date(2020, 3, 10))
    outside.enter("civil_status", **birth(mother))

    outside.read("civil_status")

    assert Kinship.objects.get(parent=mother).child == known


def test_a_death_ends_the_marriage_and_is_told_of_the_family(outside: Outside) -> None:
    husband, wife, child = man(), woman(), make_person(birth_date=date(2015, 1, 1))
    Kinship.objects.create(parent=husband, child=child, kind="father", starts_on=child.birth_date)
    outside.read("civil_status")
    outside.enter("civil_status", kind="marriage", on="2014-06-02", husband=husband.fin, wife=wife.fin)
    outside.enter("civil_status", kind="death", on=LATELY, fin=husband.fin)

    outside.read("civil_status")

    husband.refresh_from_db()
    assert husband.died_on == date(2020, 3, 10)
    marriage = Marriage.objects.get()
    assert (marriage.ends_on, marriage.ended_at) == (date(2020, 3, 10), MONDAY)
    assert spouse_on(wife.pk, date(2020, 3, 9)) == husband.pk
    assert spouse_on(wife.pk, date(2020, 3, 10)) is None
    assert set(outside.changed[-3:]) == {husband.pk, wife.pk, child.pk}


def test_a_divorce_ends_the_marriage_and_both_may_marry_again(outside: Outside) -> None:
    husband, wife, other = man(), woman(), man()
    outside.enter("civil_status", kind="marriage", on="2014-06-02", husband=husband.fin, wife=wife.fin)
    outside.enter("civil_status", kind="divorce", on="2018-01-15", husband=husband.fin, wife=wife.fin)
    outside.enter("civil_status", kind="marriage", on="2018-01-15", husband=other.fin, wife=wife.fin)

    outside.read("civil_status")

    assert spouse_on(wife.pk, date(2018, 1, 14)) == husband.pk
    assert spouse_on(wife.pk, date(2018, 1, 15)) == other.pk
    assert spouse_on(husband.pk, date(2018, 1, 15)) is None


def test_an_adoption_ends_one_parenthood_and_begins_another(outside: Outside) -> None:
    mother, adopter, child = woman(), man(), make_person(birth_date=date(2015, 1, 1))
    Kinship.objects.create(parent=mother, child=child, kind="mother", starts_on=child.birth_date)
    outside.enter("civil_status", kind="adoption", on=LATELY, child=child.fin, adopters=[adopter.fin], ending=[mother.fin])

    outside.read("civil_status")

    ties = Kinship.objects.filter(child=child).values_list("parent", "kind", "ends_on")
    assert set(ties) == {(mother.pk, "mother", date(2020, 3, 10)), (adopter.pk, "adopter", None)}


def test_an_event_replayed_changes_nothing(outside: Outside) -> None:
    mother = woman()
    outside.enter("civil_status", **birth(mother))
    outside.read("civil_status")
    outside.shelf.add("civil_status", outside.shelf.entries["civil_status"][:])

    assert outside.read("civil_status") == 0

    assert Person.objects.filter(fin="7AB00K1").count() == 1
    assert RegisterEntry.objects.count() == 1


def test_an_event_replayed_with_another_content_is_held_and_what_was_applied_stands(outside: Outside) -> None:
    person = woman()
    outside.enter("civil_status", id="act-7", kind="death", on=LATELY, fin=person.fin)
    outside.enter("civil_status", id="act-7", kind="death", on="2020-03-11", fin=person.fin)

    outside.read("civil_status")

    person.refresh_from_db()
    assert person.died_on == date(2020, 3, 10)
    assert the_only_reason() == "other_content"


def test_a_contradiction_is_held_with_its_reason_and_those_behind_it_go_on(outside: Outside) -> None:
    mother = woman()
    outside.enter("civil_status", kind="death", on=LATELY, fin="7ZZZZZZ")
    outside.enter("civil_status", **birth(mother))

    outside.read("civil_status")

    assert the_only_reason() == "unknown_person"
    assert Person.objects.filter(fin="7AB00K1").exists()


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"kind": "death", "on": "1980-01-01"}, "born_later"),
        ({"kind": "death", "on": "2020-03-17"}, "in_future"),
        ({"kind": "death", "on": "2020-02-30"}, "unreadable"),
        ({"kind": "death", "on": LATELY, "fin": "short"}, "unreadable"),
        ({"kind": "death", "on": LATELY, "fin": ["7AB00K1"]}, "unreadable"),
        ({"kind": "resurrection", "on": LATELY}, "unreadable"),
        ({"kind": ["death"], "on": LATELY}, "unreadable"),
    ],
)
def test_a_death_that_cannot_be_is_held(outside: Outside, event: dict[str, object], reason: str) -> None:
    person = woman()
    outside.enter("civil_status", **{"fin": person.fin, **event})

    outside.read("civil_status")

    person.refresh_from_db()
    assert person.died_on is None
    assert the_only_reason() == reason


def test_two_people_with_one_fin_are_held(outside: Outside) -> None:
    mother, somebody = woman(), man()
    outside.enter("civil_status", **birth(mother, fin=str(somebody.fin)))

    outside.read("civil_status")

    assert the_only_reason() == "fin_of_another"
    assert not Kinship.objects.exists()


def test_a_parent_dead_for_years_is_held_but_a_father_dead_for_months_is_not(outside: Outside) -> None:
    mother, lately, long_ago = woman(), man(died_on=date(2019, 9, 1)), man(died_on=date(2015, 9, 1))
    outside.enter("civil_status", **birth(mother, lately))
    outside.enter("civil_status", **birth(mother, long_ago, fin="7AB00K2"))

    outside.read("civil_status")

    assert the_only_reason() == "parent_not_alive"
    assert [tie.parent for tie in Kinship.objects.filter(kind="father")] == [lately]


def test_a_second_marriage_at_a_time_is_held(outside: Outside) -> None:
    husband, wife, other = man(), woman(), man()
    outside.enter("civil_status", kind="marriage", on="2014-06-02", husband=husband.fin, wife=wife.fin)
    outside.enter("civil_status", kind="marriage", on="2016-06-02", husband=other.fin, wife=wife.fin)

    outside.read("civil_status")

    assert the_only_reason() == "married_already"


@pytest.mark.parametrize(
    "garbage", [None, 17, "a word", [], {}, {"id": 5}, {"id": "x" * 500}, {"id": "a\u0000b", "kind": "death"}]
)
def test_an_entry_that_is_garbage_is_held_and_stops_nobody(outside: Outside, garbage: Any) -> None:
    mother = woman()
    outside.shelf.add("civil_status", [garbage])
    outside.enter("civil_status", **birth(mother))

    outside.read("civil_status", MONDAY + timedelta(minutes=1))

    assert the_only_reason() == "unreadable"
    assert Person.objects.filter(fin="7AB00K1").exists()


def test_text_that_no_database_holds_is_held_as_what_was_written(outside: Outside) -> None:
    outside.enter("civil_status", **birth(woman(), surname="Quli\u0000yev", given_name="\ud800"))

    outside.read("civil_status")

    assert the_only_reason() == "unreadable"
