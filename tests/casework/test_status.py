"""The status sentence reads as one natural sentence in every state, language and degree of lateness."""

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest

from dayaq.casework.status import StatusFacts, status_sentence

RECEIVED = StatusFacts(
    kind="service", state="received", received_on=date(2020, 3, 16), since=date(2020, 3, 16), due_on=date(2020, 4, 13)
)
EVERY = [
    replace(RECEIVED, kind=kind, state=state, telling=telling, answer_by=date(2020, 3, 30))
    for kind, state, telling in itertools.product(
        ("service", "enquiry", "complaint", "correction"),
        ("received", "in_review", "waiting_for_citizen", "approved", "refused", "withdrawn", "discontinued"),
        ("on_its_way", "sent", "failed"),
    )
]


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


def test_received_application_says_since_when_and_by_which_date() -> None:
    assert plain(status_sentence(RECEIVED, "az", on=date(2020, 3, 16))) == (
        "Müraciətiniz 16 mart 2020 tarixində qəbul edilib və baxılma növbəsindədir; "
        "əməkdaş ona baxıb qərarı 13 aprel 2020 tarixinədək verəcək."
    )
    assert plain(status_sentence(RECEIVED, "ru", on=date(2020, 3, 16))) == (
        "Ваше заявление принято 16 марта 2020 и ожидает рассмотрения; "
        "сотрудник рассмотрит его и примет решение до 13 апреля 2020 включительно."
    )


def test_open_application_is_late_from_the_day_after_its_deadline() -> None:
    on_the_day = status_sentence(RECEIVED, "en", on=date(2020, 4, 13))
    day_after = status_sentence(RECEIVED, "en", on=date(2020, 4, 14))

    assert "has not been made yet" not in on_the_day
    assert "has not been made yet" in day_after


def test_decided_application_is_never_late() -> None:
    decided = replace(RECEIVED, state="approved", since=date(2020, 4, 20), telling="sent")

    assert status_sentence(decided, "en", on=date(2020, 5, 1)) == status_sentence(decided, "en", on=date(2020, 4, 13))


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("facts", EVERY, ids=lambda facts: f"{facts.kind}-{facts.state}-{facts.telling}")
@pytest.mark.parametrize("on", [date(2020, 3, 16), date(2020, 6, 1)], ids=["in-time", "late"])
def test_every_status_is_one_sentence_without_a_place_left_empty(facts: StatusFacts, language: str, on: date) -> None:
    sentence = status_sentence(facts, language, on=on)

    assert re.fullmatch(r"[^{}.]+\.", sentence), sentence
    assert ("а" in sentence) is (language == "ru")
