"""A question about one person is a row first: answered once, kept with its moments, and not lost while the register is down."""

from datetime import timedelta
from uuid import UUID

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Person
from dayaq.casework.registers.asking import ASK_JOB, answer, answer_waiting, ask
from dayaq.casework.registers.breaker import RegisterRests
from dayaq.casework.registers.connector import RegisterFailed
from dayaq.casework.registers.models import RegisterQuestion, RegisterStatement
from dayaq.casework.registers.queries import registers_waited_for
from dayaq.casework.registers.reading import Clocks
from tests.making import MONDAY, make_person
from tests.registers import Outside

pytestmark = pytest.mark.django_db
NUMBER = "2020-0000001-1"
LATER = MONDAY + timedelta(minutes=5)


def clocks(at=LATER) -> Clocks:
    return Clocks(at=at, now=lambda: at)


def asked(person: Person, *about: str) -> list[RegisterQuestion]:
    return ask(person=person, about=about, matter=NUMBER, on=MONDAY.date(), at=MONDAY)


def answered(outside: Outside, question: UUID, at=LATER) -> bool:
    return answer(question=question, connector=outside.connector, clocks=clocks(at), changed=outside.changed.append)


def test_an_answer_is_kept_with_its_moments_its_day_and_its_content(outside: Outside) -> None:
    person = make_person()
    outside.state("vehicles", person, "owns_vehicle", value=True)
    outside.state("vehicles", make_person(), "owns_vehicle", value=True)
    [question] = asked(person, "vehicles")
    assert ProcrastinateJob.objects.get(task_name=ASK_JOB).args == {"question": str(question.pk)}

    assert answered(outside, question.pk)

    question.refresh_from_db()
    assert (question.asked_at, question.answered_at, question.on) == (MONDAY, LATER, MONDAY.date())
    assert [entry["fact"] for entry in question.content["entries"]] == ["owns_vehicle"]
    stated = RegisterStatement.objects.get()
    assert (stated.person, stated.fact, stated.value, stated.recorded_at) == (person, "owns_vehicle", "true", LATER)
    assert outside.changed == [person.pk]
    assert JournalEntry.objects.get(verb="register_answered").persons == [person.pk]


def test_a_question_is_answered_once_and_what_it_stated_is_not_taken_in_again_by_the_feed(outside: Outside) -> None:
    person = make_person()
    outside.state("vehicles", person, "owns_vehicle", value=True)
    [question] = asked(person, "vehicles")
    answered(outside, question.pk)

    assert not answered(outside, question.pk)
    assert outside.read("vehicles") == 0
    assert RegisterStatement.objects.count() == 1


def test_what_waits_is_not_asked_twice_but_can_be_asked_again_once_it_is_answered(outside: Outside) -> None:
    person = make_person()
    [question] = asked(person, "banks")
    assert asked(person, "banks") == []

    answered(outside, question.pk)

    assert len(asked(person, "banks")) == 1


@pytest.mark.parametrize(("mood", "how"), [("down", "unreachable"), ("slow", "timeout"), ("wrong", "garbage")])
def test_a_question_waits_while_the_register_fails_and_says_so(outside: Outside, mood: str, how: str) -> None:
    [question] = asked(make_person(), "banks")
    outside.shelf.be(mood, "banks")

    with pytest.raises(RegisterFailed, match=how):
        answered(outside, question.pk)

    question.refresh_from_db()
    assert (question.answered_at, question.tries, question.failure) == (None, 1, how)
    assert [name.en for name in registers_waited_for([NUMBER])[NUMBER]] == ["Bank transactions"]


def test_an_answer_about_somebody_else_is_none(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    other = make_person()
    outside.state("banks", other, "purchases_of_year", "100.00")
    [question] = asked(make_person(), "banks")
    monkeypatch.setattr(outside.shelf, "about", lambda register, fin: {"entries": outside.shelf.entries[register]})

    with pytest.raises(RegisterFailed, match="garbage"):
        answered(outside, question.pk)

    assert not RegisterStatement.objects.exists()


def test_everything_that_waits_is_answered_once_the_register_is_back(outside: Outside) -> None:
    outside.shelf.be("down", "banks")
    questions = [question for _ in range(5) for question in asked(make_person(), "banks")]
    for question in questions[:3]:
        with pytest.raises(RegisterFailed):
            answered(outside, question.pk)
    with pytest.raises(RegisterRests):
        answered(outside, questions[3].pk)

    outside.shelf.be("well", "banks")
    later = clocks(LATER + timedelta(hours=1))
    told = outside.changed.append

    assert answer_waiting(register="banks", connector=outside.connector, clocks=later, changed=told) == 5
    assert registers_waited_for([NUMBER]) == {}


def test_somebody_without_a_fin_is_not_asked_about() -> None:
    with pytest.raises(ValueError, match="FİN"):
        asked(make_person(fin=None), "banks")
