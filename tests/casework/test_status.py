"""The status sentence reads as one natural sentence in every state, language, degree of lateness and road of its news."""

import itertools
import re
from dataclasses import replace
from datetime import date

import pytest

from dayaq.casework.status import News, StatusFacts, status_sentence

RECEIVED = StatusFacts(
    kind="service", state="received", received_on=date(2020, 3, 16), since=date(2020, 3, 16), due_on=date(2020, 4, 13)
)
KINDS = ("service", "enquiry", "complaint", "correction")
TELLINGS = ("on_its_way", "sent", "failed", "to_collect", "in_letter", "handed_over", "posted", "read")
AGAINST = ({}, {"complain_until": date(2020, 4, 17)}, {"complaint": "2020-0000001-5"}, {"correction": "2020-0000002-3"})
OPEN = [
    replace(RECEIVED, kind=kind, state=state, answer_by=date(2020, 3, 30), on_paper=on_paper)
    for kind, state, on_paper in itertools.product(
        KINDS, ("received", "in_review", "waiting_for_citizen", "withdrawn", "discontinued"), (False, True)
    )
]
DECIDED = [
    replace(RECEIVED, kind=kind, state=state, news=News(telling=telling, delivered_on=date(2020, 3, 18), **against))
    for kind, state, telling, against in itertools.product(KINDS, ("approved", "refused"), TELLINGS, AGAINST)
]
REFUSED = replace(RECEIVED, state="refused", since=date(2020, 3, 18))


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
    decided = replace(RECEIVED, state="approved", since=date(2020, 4, 20), news=News(telling="sent"))

    assert status_sentence(decided, "en", on=date(2020, 5, 1)) == status_sentence(decided, "en", on=date(2020, 4, 13))


def test_refusal_says_when_it_came_and_until_when_it_can_be_complained_about() -> None:
    news = News(telling="sent", delivered_on=date(2020, 3, 19), complain_until=date(2020, 4, 20))
    refused = replace(REFUSED, news=news)

    assert plain(status_sentence(refused, "az", on=date(2020, 4, 20))) == (
        "Müraciətiniz üzrə 18 mart 2020 tarixində imtina qərarı verilib; qərarı səbəbi ilə birlikdə 19 mart 2020 tarixində "
        "göstərdiyiniz əlaqə vasitəsinə göndərmişik; razı deyilsinizsə, 20 aprel 2020 tarixinədək şikayət verə bilərsiniz."
    )
    assert plain(status_sentence(refused, "ru", on=date(2020, 4, 21))) == (
        "По вашему заявлению 18 марта 2020 принято решение об отказе; решение с указанием причины мы отправили 19 марта 2020 "
        "по указанным вами контактам; срок подачи жалобы истёк 20 апреля 2020."
    )


def test_answer_on_paper_never_speaks_of_the_contact_given() -> None:
    said = {
        telling: plain(
            status_sentence(
                replace(REFUSED, news=News(telling=telling, delivered_on=date(2020, 3, 18))), "en", on=date(2020, 3, 18)
            )
        )
        for telling in ("to_collect", "in_letter", "handed_over", "posted")
    }

    assert not [sentence for sentence in said.values() if "contact" in sentence]
    assert said["handed_over"] == (
        "Your application was refused on 18 March 2020; "
        "the decision with its reason was handed to you on paper at a centre the same day."
    )
    in_review = replace(RECEIVED, state="in_review", on_paper=True)
    assert "contact" not in status_sentence(in_review, "en", on=date(2020, 3, 18))


def test_what_followed_stands_in_place_of_the_term() -> None:
    news = News(telling="sent", delivered_on=date(2020, 3, 18), complain_until=date(2020, 4, 17), complaint="2020-0000001-5")

    sentence = status_sentence(replace(REFUSED, news=news), "az", on=date(2020, 3, 20))

    assert sentence.endswith("; şikayətiniz 2020-0000001-5 nömrəsi ilə qeydə alınıb.")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("on", [date(2020, 3, 16), date(2020, 6, 1)], ids=["in-time", "late"])
def test_every_status_is_one_sentence_without_a_place_left_empty(language: str, on: date) -> None:
    for facts in (*OPEN, *DECIDED):
        sentence = status_sentence(facts, language, on=on)

        assert re.fullmatch(r"[^{}.]+\.", sentence), sentence
        assert ("а" in sentence) is (language == "ru"), sentence
        assert "  " not in sentence, sentence
        assert " ;" not in sentence, sentence
