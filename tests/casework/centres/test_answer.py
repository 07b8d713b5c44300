"""Whether a centre is open on a day and what can be done instead is one answer, in three languages."""

from datetime import date

import pytest

from dayaq.casework.centres.answer import Answer, answer
from dayaq.casework.centres.models import Regime
from dayaq.casework.centres.timetables import centre_day
from dayaq.casework.language import LANGUAGES

pytestmark = pytest.mark.django_db


def asked(code: str, day: date, language: str = "en") -> Answer:
    return answer(centre_day(code, day), language)


def test_centre_2_is_closed_on_27_march_2020_and_the_portal_is_named_instead(notice: None) -> None:
    told = asked("baku-2", date(2020, 3, 27), "az")

    assert not told.received
    assert told.sentence == (
        "2 saylı Bakı DOST Mərkəzi 27 mart 2020, cümə günü bağlıdır. Səbəb: Novruz bayramı – qeyri-iş günləri."
    )
    assert told.instead == (
        "Portal: İstənilən xidmət üçün evdən çıxmadan, gecə-gündüz müraciət edə bilərsiniz.",
        "Növbəti qəbul günü: 30 mart 2020, bazar ertəsi.",
    )


def test_under_the_special_regime_the_open_channels_are_named_beside_the_hours(notice: None) -> None:
    told = asked("baku-1", date(2020, 3, 16))

    assert told.received
    assert told.sentence.startswith(
        "Baku DOST Centre No. 1 works under a special regime on Monday, 16 March 2020, from 09:00 to 18:00. On 15–19 March"
    )
    assert [act.partition(":")[0] for act in told.instead] == [
        "Portal",
        "142 call centre",
        "E-mail",
        "Collection of ready documents",
    ]


def test_on_an_ordinary_day_nothing_is_needed_instead(notice: None) -> None:
    assert asked("baku-1", date(2020, 3, 13)) == Answer(
        received=True, sentence="Baku DOST Centre No. 1 is open on Friday, 13 March 2020, from 09:00 to 18:00.", instead=()
    )


def test_the_day_before_a_holiday_tells_that_it_is_shorter(notice: None) -> None:
    assert asked("baku-1", date(2020, 5, 27)).received is False  # exchanged for Sunday the 31st
    told = asked("baku-1", date(2021, 5, 27))

    assert told.sentence.endswith("from 09:00 to 17:00. The next day is a holiday, so the centre closes an hour earlier.")


def test_a_centre_whose_day_of_opening_is_known_only_roughly_is_not_said_to_be_closed_for_sure(notice: None) -> None:
    assert "No source shows that the centre had opened by this day" in asked("absheron", date(2020, 3, 16)).sentence
    assert "The centre has not opened yet" in asked("baku-3", date(2020, 3, 16)).sentence
    assert asked("baku-3", date(2020, 5, 21)).received


def test_without_an_end_of_a_closing_no_day_is_promised(notice: None) -> None:
    Regime.objects.filter(code="notice-2020-03-14.novruz").update(ends_on=None)

    assert asked("baku-1", date(2020, 4, 1)).instead[-1] == "The next day of reception is not known yet."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [date(2020, 3, number) for number in range(13, 32)])
def test_every_day_around_novruz_has_a_whole_sentence(notice: None, language: str, day: date) -> None:
    for code in ("baku-1", "baku-4", "shusha-branch"):
        told = asked(code, day, language)
        assert told.sentence.endswith(".")
        assert not {"{", "}"} & set(told.sentence + "".join(told.instead))
        assert ".." not in told.sentence
        assert told.received or told.instead
