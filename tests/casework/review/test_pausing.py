"""A deadline stands still while the citizen is asked, and every day of it can be explained."""

from datetime import date, datetime, time

import pytest

from dayaq.casework.applications.models import Application
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor
from dayaq.casework.legal_time import BAKU
from dayaq.casework.review.answering import answer
from dayaq.casework.review.asking import Wish, ask, end_questions_over, recall
from dayaq.casework.review.models import PauseOfDeadline, Question
from dayaq.casework.review.operations import take
from dayaq.casework.review.pausing import Term, term_of, working_days_between
from dayaq.casework.staff.models import Officer
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def calendar(db: None) -> None:
    load_notice(actor=Actor(ActorKind.OPERATOR, "test"), at=MONDAY)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), tzinfo=BAKU)


def asked(on: date, *, days: int = 10) -> tuple[Application, Officer]:
    """An application of Monday 16 March 2020, due on 13 April, whose citizen was asked on the day."""
    application, officer = make_application(), make_officer()
    take(number=application.registration_number, officer=officer, at=MONDAY)
    wish = Wish(words="Əmək kitabçası", working_days=days)
    ask(number=application.registration_number, service=SERVICE, wish=wish, officer=officer, at=morning(on))
    return read(application), officer


def read(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def answered(application: Application, on: date) -> Application:
    answer(key=application.pk, text="Göndərirəm", at=morning(on))
    return read(application)


def test_while_asked_the_deadline_is_that_of_the_whole_time_given() -> None:
    application, _ = asked(date(2020, 3, 18))

    assert application.answer_by == date(2020, 4, 8)
    assert application.due_on == date(2020, 4, 27)
    assert term_of(application) == Term(working_days=15, paused=10)


@pytest.mark.parametrize(
    ("on", "due", "paused"),
    [
        (date(2020, 3, 18), date(2020, 4, 13), 0),
        (date(2020, 3, 19), date(2020, 4, 14), 1),
        (date(2020, 3, 27), date(2020, 4, 14), 1),
        (date(2020, 3, 29), date(2020, 4, 15), 2),
        (date(2020, 3, 30), date(2020, 4, 16), 3),
        (date(2020, 4, 8), date(2020, 4, 27), 10),
    ],
    ids=["same day", "next day", "in Novruz", "on the Sunday swapped for 27 March", "after Novruz", "on the last day"],
)
def test_the_clock_runs_on_from_the_day_of_the_answer(on: date, due: date, paused: int) -> None:
    application, _ = asked(date(2020, 3, 18))

    application = answered(application, on)

    assert application.due_on == due
    assert term_of(application) == Term(working_days=15, paused=paused)


def test_a_pause_keeps_its_first_day_and_the_day_counted_again() -> None:
    application, _ = asked(date(2020, 3, 18))
    answered(application, date(2020, 3, 30))

    pause = PauseOfDeadline.objects.get()

    assert (pause.starts_on, pause.ends_on, pause.working_days_left) == (date(2020, 3, 19), date(2020, 3, 31), 13)


def test_the_clock_runs_on_from_the_end_of_the_time_given() -> None:
    application, _ = asked(date(2020, 3, 18))

    assert end_questions_over(at=morning(date(2020, 4, 8))) == 0
    assert end_questions_over(at=morning(date(2020, 4, 20))) == 1
    assert end_questions_over(at=morning(date(2020, 4, 20))) == 0

    application = read(application)
    assert (application.state, application.due_on) == ("in_review", date(2020, 4, 27))
    assert Question.objects.get().ended == "time_over"
    assert term_of(application) == Term(working_days=15, paused=10)


def test_two_questions_stop_the_clock_twice() -> None:
    application, officer = asked(date(2020, 3, 18))
    answered(application, date(2020, 3, 30))
    wish = Wish(words="Arayış", working_days=5)
    ask(number=application.registration_number, service=SERVICE, wish=wish, officer=officer, at=morning(date(2020, 4, 1)))

    application = answered(application, date(2020, 4, 3))

    assert application.due_on == date(2020, 4, 20)
    assert term_of(application) == Term(working_days=15, paused=5)


def test_a_question_taken_back_stops_the_clock_until_then() -> None:
    application, officer = asked(date(2020, 3, 18))

    recall(number=application.registration_number, officer=officer, at=morning(date(2020, 3, 19)))

    application = read(application)
    assert (application.state, application.due_on, application.answer_by) == ("in_review", date(2020, 4, 14), None)


def test_asking_does_not_mend_a_deadline_that_has_passed() -> None:
    application, _ = asked(date(2020, 4, 20))
    assert application.due_on == date(2020, 4, 13)

    application = answered(application, date(2020, 4, 22))

    assert application.due_on == date(2020, 4, 13)
    assert term_of(application) == Term(working_days=15, paused=0)


def test_working_days_are_counted_like_deadlines() -> None:
    assert working_days_between(date(2020, 3, 16), date(2020, 4, 13)) == 15
    assert working_days_between(date(2020, 3, 19), date(2020, 3, 28)) == 0
    assert working_days_between(date(2020, 3, 19), date(2020, 3, 19)) == 0
