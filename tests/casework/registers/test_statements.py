"""What a register states of people is kept with its day and its moment, and the law is told it; silence is a "no" or nothing."""

from datetime import date, datetime, timedelta

import pytest

from dayaq.casework.facts.outside import DAYS_OF_SILENCE, OUTSIDE
from dayaq.casework.facts.reading import known_about
from dayaq.casework.people.models import Person
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.models import RegisterEntry, RegisterStatement
from dayaq.law.book import law_book
from dayaq.rules.kinds import Choice, Kind, Number, Truth
from tests.making import MONDAY, make_person
from tests.registers import Outside

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def known(person: Person, *, day: date = TODAY, at: datetime = MONDAY) -> dict[str, object]:
    """What the outside registers tell the law about a person."""
    facts = known_about(law_book().vocabulary, OUTSIDE, [person.pk], day=day, known_at=at)[person.pk]
    return {fact.path: fact.value for fact in facts}


def test_a_statement_is_known_from_its_day_and_from_its_moment(outside: Outside) -> None:
    person = make_person()
    outside.state("tax", person, "entrepreneur", value=True, since="2019-05-01")
    outside.state("tax", person, "business_income", "812.50", since="2020-01-01")

    outside.read("tax")

    assert known(person) == {"entrepreneur": True, "business_income": "812.50"}
    assert known(person, day=date(2019, 12, 31)) == {"entrepreneur": True}
    assert known(person, at=MONDAY - timedelta(seconds=1)) == {}


def test_a_later_statement_ends_an_earlier_one_and_a_corrected_one_replaces_it(outside: Outside) -> None:
    person = make_person()
    outside.state("tax", person, "entrepreneur", value=True, since="2019-05-01")
    outside.state("tax", person, "entrepreneur", value=False, since="2020-02-01")
    outside.read("tax")
    outside.state("tax", person, "business_income", "100.00")
    outside.state("tax", person, "business_income", "200.00")

    outside.read("tax", MONDAY + timedelta(hours=1))

    later = MONDAY + timedelta(hours=1)
    assert known(person, at=later) == {"entrepreneur": False, "business_income": "200.00"}
    assert known(person, day=date(2020, 1, 31), at=later)["entrepreneur"] is True


def test_a_register_that_names_only_those_says_no_of_the_others_once_it_is_read_to_its_end(outside: Outside) -> None:
    veteran, other = make_person(), make_person()
    assert known(other) == {}
    outside.state("honours", veteran, "war_veteran", value=True)

    outside.read("honours")

    assert known(veteran)["war_veteran"] is True
    assert known(veteran)["martyr"] is False
    assert known(other)["war_veteran"] is False
    assert "has_land_share" not in known(other)


def test_silence_says_nothing_before_the_reading_and_a_month_after_it(outside: Outside) -> None:
    person = make_person()
    outside.read("honours")

    assert "martyr" not in known(person, at=MONDAY - timedelta(seconds=1))
    assert known(person, day=TODAY + timedelta(days=DAYS_OF_SILENCE))["martyr"] is False
    assert "martyr" not in known(person, day=TODAY + timedelta(days=DAYS_OF_SILENCE + 1))


def test_a_register_of_everybody_says_nothing_of_whom_it_does_not_name(outside: Outside) -> None:
    here, unknown = make_person(), make_person()
    outside.state("population", here, "lives_in_country", value=True)

    outside.read("population")

    assert known(here) == {"lives_in_country": True}
    assert known(unknown) == {}


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"fin": "7ZZZZZZ"}, "unknown_person"),
        ({"born": "1999-01-01"}, "fin_of_another"),
        ({"from": "2020-03-17"}, "in_future"),
        ({"from": "1950-01-01"}, "born_later"),
        ({"from": "yesterday"}, "unreadable"),
        ({"fact": "martyr"}, "unreadable"),
        ({"fact": "business_income", "value": 12.5}, "unreadable"),
        ({"fact": "business_income", "value": "NaN"}, "unreadable"),
        ({"fact": "business_income", "value": "-1"}, "unreadable"),
        ({"fact": "business_income", "value": "1.005"}, "unreadable"),
        ({"fact": "business_field", "value": "piracy"}, "unreadable"),
        ({"value": "yes"}, "unreadable"),
        ({"value": 1}, "unreadable"),
    ],
)
def test_a_statement_that_cannot_be_is_held_and_nothing_is_known_by_it(
    outside: Outside, told: dict[str, object], reason: str
) -> None:
    person = make_person()
    fields = {"fin": person.fin, "fact": "entrepreneur", "value": True, "from": "2020-01-01", **told}
    outside.enter("tax", **fields)

    outside.read("tax")

    entry = RegisterEntry.objects.get()
    assert (entry.state, entry.reason) == ("held", reason)
    assert not RegisterStatement.objects.exists()


def test_registers_that_contradict_one_another_are_held_but_the_dead_are_honoured(outside: Outside) -> None:
    gone = make_person(died_on=date(2020, 1, 31))
    outside.state("conscription", gone, "in_conscription", value=True, since="2020-02-01")
    outside.state("honours", gone, "martyr", value=True, since="2020-02-15")

    outside.read("conscription")
    outside.read("honours")

    assert RegisterEntry.objects.get(register="conscription").reason == "died_before"
    assert known(gone)["martyr"] is True


def test_every_fact_is_one_of_the_law_and_of_its_kind() -> None:
    facts = law_book().vocabulary.entities["person"].facts
    stated = {fact: kind for register in registers().values() for fact, kind in register.facts.items()}

    assert {fact: facts[fact].kind for fact in stated} == {fact: _kind(facts[fact].kind, told) for fact, told in stated.items()}


def _kind(of_law: Kind, told: object) -> Kind | None:
    """The kind of the law, where what the registers' file says is the same."""
    if isinstance(told, list):
        return of_law if isinstance(of_law, Choice) and list(of_law.options) == told else None
    return of_law if isinstance(of_law, {"truth": Truth, "money": Number}[str(told)]) else None
