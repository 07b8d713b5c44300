"""A register that is slow, wrong or down loses nothing: it is left alone for a while, then read on from where it was."""

from datetime import timedelta

import pytest

from dayaq.casework.registers.breaker import MOST_FAILURES, SECONDS, RegisterRests
from dayaq.casework.registers.connector import RegisterFailed
from dayaq.casework.registers.models import RegisterEntry, RegisterState, RegisterStatement
from dayaq.casework.registers.over_http import said_in
from dayaq.casework.registers.queries import standings
from tests.making import MONDAY, make_person
from tests.registers import Outside

pytestmark = pytest.mark.django_db


def fails(outside: Outside, at=MONDAY) -> str:
    """How a reading fails."""
    with pytest.raises(RegisterFailed) as failed:
        outside.read("tax", at)
    return failed.value.how


@pytest.mark.parametrize(("mood", "how"), [("slow", "timeout"), ("wrong", "garbage"), ("down", "unreachable")])
def test_a_register_in_a_bad_mood_fails_and_is_read_on_once_it_is_well(outside: Outside, mood: str, how: str) -> None:
    person = make_person()
    outside.state("tax", person, "entrepreneur", value=True)
    outside.shelf.be(mood, "tax")

    assert fails(outside) == how

    outside.shelf.be("well", "tax")
    assert outside.read("tax") == 1
    assert RegisterStatement.objects.get().person == person
    state = RegisterState.objects.get(pk="tax")
    assert (state.failures, state.failure, state.cursor, state.answered_at) == (0, "", "1", MONDAY)


def test_a_register_that_fails_again_and_again_is_left_alone_and_tried_once_after_the_pause(outside: Outside) -> None:
    outside.shelf.be("down", "tax")
    for _ in range(MOST_FAILURES):
        fails(outside)

    with pytest.raises(RegisterRests):
        outside.read("tax", MONDAY + timedelta(seconds=SECONDS[0] - 1))
    later = MONDAY + timedelta(seconds=SECONDS[0])
    assert fails(outside, later) == "unreachable"
    with pytest.raises(RegisterRests):
        outside.read("tax", later + timedelta(seconds=SECONDS[1] - 1))

    outside.shelf.be("well", "tax")
    assert outside.read("tax", later + timedelta(seconds=SECONDS[1])) == 0
    assert RegisterState.objects.get(pk="tax").failures == 0


def test_one_register_that_is_down_does_not_stop_another(outside: Outside) -> None:
    outside.shelf.be("down", "tax")
    fails(outside)

    assert outside.read("honours") == 0

    told = {one.register.code: one for one in standings()}
    assert (told["tax"].failures, told["tax"].failure, told["tax"].answered_at) == (1, "unreachable", None)
    assert (told["honours"].failures, told["honours"].complete_at) == (0, MONDAY)


def test_a_feed_of_several_pages_is_read_to_its_end(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dayaq.casework.registers.reading.AT_A_TIME", 2)
    for _ in range(5):
        outside.state("tax", make_person(), "entrepreneur", value=True)

    assert outside.read("tax") == 5
    assert outside.read("tax") == 0

    assert RegisterState.objects.get(pk="tax").cursor == "5"
    assert RegisterEntry.objects.filter(state="applied").count() == 5


def test_a_wrong_token_is_refused_and_nothing_is_read(outside: Outside) -> None:
    outside.state("tax", make_person(), "entrepreneur", value=True)
    outside.shelf.moods.clear()
    object.__setattr__(outside.connector, "token", "another")

    assert fails(outside) == "refused"
    assert not RegisterEntry.objects.exists()


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>maintenance</html>",
        b"null",
        b"[]",
        b'{"entries": []}',
        b'{"entries": {}, "as_of": "2020-03-16"}',
        b'{"entries": [], "as_of": "soon"}',
        b'{"entries": [], "as_of": "2020-03-16", "more": true}',
        b'{"entries": [], "as_of": "2020-03-16", "cursor": 5}',
        b'{"entries": [NaN], "as_of": "2020-03-16"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_an_answer_without_the_agreed_form_is_a_failure_not_an_answer(answer: bytes) -> None:
    with pytest.raises(RegisterFailed, match="garbage"):
        said_in(answer)
