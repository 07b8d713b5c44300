"""The notice is loaded once, whole, and rows that somebody corrected stay corrected."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dayaq.casework.centres.models import CalendarDay, Centre, Mailbox, Regime
from dayaq.casework.centres.notice import notice_of_march_2020, regimes_of_the_notice
from dayaq.casework.centres.operations import load_notice
from dayaq.casework.journal.models import JournalEntry
from tests.casework.centres.conftest import MOMENT, OPERATOR

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, int, int, int]:
    return CalendarDay.objects.count(), Centre.objects.count(), Mailbox.objects.count(), Regime.objects.count()


def test_loading_the_notice_brings_calendar_centres_addresses_and_regimes() -> None:
    load_notice(actor=OPERATOR, at=MOMENT)

    days, *others = counts()
    assert others == [12, 8, 2]
    assert days == CalendarDay.objects.filter(day__gte=date(2019, 1, 1), day__lt=date(2027, 1, 1)).count()
    assert list(JournalEntry.objects.order_by("id").values_list("subject", flat=True)) == [
        "2019-2026",
        *[f"baku-{number}" for number in range(1, 5)],
        *("absheron", "baku-5", "agali", "qarabag", "shusha-branch", "kalbajar-point", "fuzuli-point", "tartar-branch"),
        "notice-2020-03-14",
    ]


def test_loading_the_notice_again_changes_nothing(notice: None) -> None:
    before = counts(), JournalEntry.objects.count()

    assert load_notice(actor=OPERATOR, at=MOMENT) == 0
    assert (counts(), JournalEntry.objects.count()) == before


def test_loading_the_notice_again_keeps_a_correction(notice: None) -> None:
    Regime.objects.filter(code="notice-2020-03-14.special").update(open_channels=["portal"])

    load_notice(actor=OPERATOR, at=MOMENT)

    assert Regime.objects.get(code="notice-2020-03-14.special").open_channels == ["portal"]


def test_every_address_is_under_an_example_domain(notice: None) -> None:
    assert all(mailbox.address.endswith("@dost.example") for mailbox in Mailbox.objects.all())


@pytest.mark.parametrize("of_one_centre", [True, False])
def test_two_regimes_of_the_same_centres_may_not_overlap(notice: None, *, of_one_centre: bool) -> None:
    centre = Centre.objects.get(code="baku-1") if of_one_centre else None
    first, second = regimes_of_the_notice()
    first.code, second.code = "first", "second"
    first.centre = second.centre = centre
    first.starts_on, first.ends_on = date(2021, 1, 1), None
    second.starts_on, second.ends_on = date(2022, 1, 1), date(2022, 1, 2)
    first.save()

    with pytest.raises(IntegrityError, match="regimes_of_a_centre_do_not_overlap"), transaction.atomic():
        second.save()


def test_regimes_of_two_centres_may_overlap(notice: None) -> None:
    for centre, made in zip(Centre.objects.filter(code__in=["baku-1", "baku-2"]), regimes_of_the_notice(), strict=True):
        made.code, made.centre = centre.code, centre
        made.starts_on, made.ends_on = date(2020, 3, 15), date(2020, 3, 20)
        made.save()

    assert Regime.objects.filter(starts_on=date(2020, 3, 15)).count() == 3


def test_a_regime_ends_after_it_starts() -> None:
    made = regimes_of_the_notice()[0]
    made.ends_on = made.starts_on

    with pytest.raises(IntegrityError, match="regime_ends_after_it_starts"), transaction.atomic():
        made.save()


def test_the_notice_keeps_its_figures_and_doubts_the_old_age_pensions() -> None:
    figures = {figure.key: (figure.value, figure.doubt is not None) for figure in notice_of_march_2020().figures}

    assert figures == {
        "uses": (2_774_891, False),
        "old_age_pensions": (17_853, True),
        "disability_pensions": (1_377, False),
        "allowances": (35_506, False),
        "stipends": (3_141, False),
        "certificates": (165_000, False),
    }


def test_the_notice_names_the_seven_subsystems() -> None:
    assert [subsystem.code for subsystem in notice_of_march_2020().subsystems] == [
        "contracts",
        "assistance",
        "disability",
        "insurance",
        "pensions",
        "employment",
        "certificates",
    ]
    assert notice_of_march_2020().published_on == date(2020, 3, 14)
