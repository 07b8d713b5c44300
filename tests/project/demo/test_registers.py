"""The made-up registers of the demo fit its people, but for the three entries that shall not."""

import pytest

from dayaq.casework.people.marriages.models import Marriage
from dayaq.casework.people.models import Person
from dayaq.casework.registers.models import RegisterEntry
from dayaq.population.synthetic import store
from dayaq.project.demo.country import ACTOR, PUBLISHED_AT, THE_DAY, citizens, everybody, strangers
from dayaq.project.demo.day import script
from dayaq.project.demo.registers.contents import contents
from tests.making import MONDAY
from tests.registers import outside_registers


def test_every_run_holds_the_same():
    assert contents(everybody(), THE_DAY) == contents(everybody(), THE_DAY)


@pytest.mark.django_db
def test_all_entries_are_applied_but_the_three_that_cannot_be_true(tmp_path):
    people = everybody()
    store(people=people, actor=ACTOR, at=PUBLISHED_AT)
    with outside_registers(tmp_path) as outside:
        for register, entries in contents(people, THE_DAY).items():
            outside.shelf.entries[register] = entries
            outside.read(register, MONDAY)

    held = RegisterEntry.objects.filter(state="held").order_by("reason")
    assert [(one.register, one.reason) for one in held] == [
        ("civil_status", "fin_of_another"),
        ("civil_status", "married_already"),
        ("civil_status", "unknown_person"),
    ]
    couples = sum(1 for one in people if one.spouse) // 2
    assert Marriage.objects.count() == couples
    assert Person.objects.count() == len(people) + 1


def test_nobody_of_the_played_day_dies_by_the_registers():
    taken = citizens(script())
    on_stage = {one.fin for one in taken} | {one.fin for one, _ in zip(strangers(taken), range(5), strict=False)}
    events = contents(everybody(), THE_DAY)["civil_status"]

    assert not on_stage & {event.get("fin") for event in events}
