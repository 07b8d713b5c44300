"""A centre's page says for each day whether it is open, why, until when, and which channels remain."""

from datetime import date, time

import pytest
from pytest_django import DjangoAssertNumQueries

from dayaq.casework.centres.centre_day import CentreDay, CentreState
from dayaq.casework.centres.channel_notes import channel_notes
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Mailbox, Regime, Visits
from dayaq.casework.centres.notice import regimes_of_the_notice
from dayaq.casework.centres.timetables import UnknownCentre, centre_day, centre_days

pytestmark = pytest.mark.django_db


def channels(day: CentreDay) -> list[str]:
    return [note.channel.value for note in day.channels]


def hours(day: CentreDay) -> tuple[time | None, time | None]:
    return day.opens_at, day.closes_at


def regime(code: str, starts_on: date, ends_on: date | None, *, centre: Centre | None = None) -> Regime:
    """A regime like the special one of the notice, for other days."""
    made = regimes_of_the_notice()[0]
    made.code, made.starts_on, made.ends_on, made.centre = code, starts_on, ends_on, centre
    made.name_en = code
    made.save()
    return made


def test_an_ordinary_friday_is_open_from_nine_to_six(notice: None) -> None:
    friday = centre_day("baku-1", date(2020, 3, 13))

    assert (friday.state, friday.why.en) == (CentreState.OPEN, "The centre works as usual.")
    assert hours(friday) == (time(9), time(18))
    assert channels(friday) == ["portal", "call142", "counter"]
    assert friday.next_open_day == date(2020, 3, 16)
    assert friday.regime is None


def test_16_march_2020_is_under_the_special_regime(notice: None) -> None:
    monday = centre_day("baku-1", date(2020, 3, 16))

    assert (monday.state, monday.why.az) == (CentreState.SPECIAL, "Xüsusi iş rejimi")
    assert monday.regime is not None
    assert (monday.regime.ends_on, monday.regime.source_text) == (date(2020, 3, 20), "martın 15-dən 20-dək")
    assert (monday.regime.visits, monday.regime.decided_by.en) == (
        "limited",
        "Decisions of the Cabinet of Ministers of 13 March 2020",
    )
    assert channels(monday) == ["portal", "call142", "email", "pickup"]


def test_the_first_day_of_the_regime_was_a_sunday_and_nobody_collects_then(notice: None) -> None:
    sunday = centre_day("baku-1", date(2020, 3, 15))

    assert (sunday.state, sunday.why.en) == (CentreState.CLOSED, "It is the centre's weekly day of rest.")
    assert channels(sunday) == ["portal", "call142", "email"]
    assert hours(sunday) == (None, None)
    assert sunday.next_open_day == date(2020, 3, 16)


def test_the_day_before_novruz_is_an_hour_shorter(notice: None) -> None:
    eve = centre_day("baku-2", date(2020, 3, 19))

    assert (eve.shortened, eve.closes_at) == (True, time(17))
    assert eve.next_open_day == date(2020, 3, 30)


@pytest.mark.parametrize("day", range(20, 29))
def test_the_centres_are_closed_for_novruz(notice: None, day: int) -> None:
    closed = centre_day("baku-2", date(2020, 3, day))

    assert (closed.state, closed.why.en) == (CentreState.CLOSED, "Novruz – non-working days")
    assert channels(closed) == ["portal"]
    assert closed.next_open_day == date(2020, 3, 30)


def test_a_working_sunday_of_the_state_is_a_day_of_rest_of_the_centre(notice: None) -> None:
    sunday = centre_day("baku-1", date(2020, 3, 29))

    assert (sunday.state, sunday.regime) == (CentreState.CLOSED, None)
    assert sunday.next_open_day == date(2020, 3, 30)


def test_a_holiday_closes_the_centre_and_names_itself(notice: None) -> None:
    holiday = centre_day("baku-1", date(2020, 5, 28))

    assert (holiday.state, holiday.why.ru) == (CentreState.CLOSED, "День Республики")


def test_a_closed_day_of_one_centre_leaves_the_other_open(notice: None) -> None:
    day = date(2020, 3, 12)
    repairs = {"name_az": "Təmir", "name_en": "Repairs", "name_ru": "Ремонт"}
    ClosedDay.objects.create(centre=Centre.objects.get(code="baku-1"), day=day, **repairs)

    assert (centre_day("baku-1", day).state, centre_day("baku-1", day).why.en) == (CentreState.CLOSED, "Repairs")
    assert centre_day("baku-2", day).state == CentreState.OPEN


def test_a_centre_is_closed_before_it_opened(notice: None) -> None:
    Centre.objects.filter(code="baku-1").update(opened_on=date(2020, 3, 12))

    before = centre_day("baku-1", date(2020, 3, 11))

    assert (before.state, before.why.en) == (CentreState.CLOSED, "The centre has not opened yet.")
    assert before.next_open_day == date(2020, 3, 12)


def test_a_regime_of_every_centre_goes_before_one_of_its_own(notice: None) -> None:
    regime("own", date(2020, 3, 10), date(2020, 4, 10), centre=Centre.objects.get(code="baku-1"))

    assert centre_day("baku-1", date(2020, 3, 13)).why.en == "own"
    assert centre_day("baku-1", date(2020, 3, 16)).why.en == "Special working regime"
    assert centre_day("baku-1", date(2020, 3, 30)).why.en == "own"
    assert centre_day("baku-2", date(2020, 3, 13)).state == CentreState.OPEN


def test_no_open_day_is_promised_while_a_closing_has_no_end(notice: None) -> None:
    until_further = regime("closed", date(2020, 3, 30), None)
    Regime.objects.filter(pk=until_further.pk).update(visits=Visits.NO)

    assert centre_day("baku-1", date(2020, 3, 20)).next_open_day is None


def test_the_four_addresses_are_shown_in_the_order_of_the_notice(notice: None) -> None:
    assert centre_day("baku-2", date(2020, 3, 16)).mailboxes == (
        "baku2.a@dost.example",
        "baku2.b@dost.example",
        "baku2.c@dost.example",
        "baku2.d@dost.example",
    )


def test_an_unknown_centre_is_refused_in_the_persons_language(notice: None) -> None:
    with pytest.raises(UnknownCentre) as refused:
        centre_day("baku-9", date(2020, 3, 16))

    assert refused.value.in_language("az") == "“baku-9” kodlu mərkəz tapılmadı."


def test_what_this_release_lacks_is_said_in_three_languages() -> None:
    lacking = {note.channel.value: note.missing for note in channel_notes() if not note.available_in_this_release}

    assert sorted(lacking) == ["call142", "counter", "email", "pickup"]
    assert all(missing is not None and all(missing) for missing in lacking.values())


def test_a_centre_on_a_day_is_one_query_however_much_decides_about_it(
    notice: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        centre_day("baku-1", date(2020, 3, 16))


@pytest.mark.parametrize("centres", [1, 3])
def test_all_centres_on_a_day_are_one_query(
    notice: None, django_assert_num_queries: DjangoAssertNumQueries, centres: int
) -> None:
    Mailbox.objects.exclude(centre__code="baku-1").delete()
    Centre.objects.filter(branch_of__isnull=False).delete()
    Centre.objects.exclude(code="baku-1").delete()
    for number in range(2, centres + 1):
        copy = Centre.objects.get(code="baku-1")
        copy.pk, copy.code = None, f"copy-{number}"
        copy.save()

    with django_assert_num_queries(1):
        days = centre_days(date(2020, 3, 16))

    assert [day.state for day in days] == [CentreState.SPECIAL] * centres


def test_an_overlooked_calendar_row_matters_to_the_centre(notice: None) -> None:
    CalendarDay.objects.create(
        day=date(2020, 3, 12), working=False, kind="mourning", name_az="Hüzn", name_en="Mourning", name_ru="Траур", source="s"
    )

    assert centre_day("baku-1", date(2020, 3, 12)).why.en == "Mourning"
