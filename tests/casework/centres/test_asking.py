"""A centre is found by what people know of it, and a deadline does not move with its doors."""

from datetime import date, datetime, timedelta

import pytest

from dayaq.casework.applications.queries import sentence_of
from dayaq.casework.centres.asking import found, told_of
from dayaq.casework.centres.models import CalendarDay, Centre, ClosedDay, Regime, Visits
from dayaq.casework.centres.timetables import centre_days
from dayaq.casework.legal_time import BAKU
from dayaq.casework.review.answering import answer
from dayaq.casework.review.asking import Wish, ask
from dayaq.casework.review.operations import take
from tests.making import MONDAY, SERVICE, make_application, make_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("notice")]
DUE = date(2020, 4, 13)
NAME = {"name_az": "Karantin", "name_en": "Quarantine", "name_ru": "Карантин"}
EXPLAINED = {"explanation_az": "Karantin.", "explanation_en": "Quarantine.", "explanation_ru": "Карантин."}
DECIDED = {"decided_by_az": "Qərar", "decided_by_en": "Decision", "decided_by_ru": "Решение"}


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("xezer", ["baku-2"]),
        ("ХАЗАР", ["baku-2"]),
        ("Nizami Heydər", ["baku-3"]),
        ("susa", ["shusha-branch"]),
        ("Centre No. 1", ["baku-1"]),
        ("yoxdur", []),
    ],
)
def test_a_centre_is_found_by_district_street_or_name_on_any_keyboard(typed: str, codes: list[str]) -> None:
    assert [here.centre.code for here in found(centre_days(MONDAY.date()), typed) if here.centre.code in codes] == codes
    assert codes or not found(centre_days(MONDAY.date()), typed)


def test_no_words_find_every_centre() -> None:
    assert len(found(centre_days(MONDAY.date()), "  ")) == Centre.objects.count()


def close_every_centre_in_april() -> None:
    Regime.objects.create(
        code="april",
        starts_on=date(2020, 4, 1),
        ends_on=date(2020, 5, 1),
        visits=Visits.NO,
        open_channels=["portal", "call142"],
        **NAME,
        **EXPLAINED,
        **DECIDED,
    )


def test_centres_that_close_after_a_deadline_was_told_do_not_move_it() -> None:
    application = make_application()
    before = sentence_of(application, SERVICE, "az", on=MONDAY.date())

    close_every_centre_in_april()
    ClosedDay.objects.create(centre=Centre.objects.get(code="baku-1"), day=DUE, **NAME)

    application.refresh_from_db()
    assert application.due_on == DUE
    assert sentence_of(application, SERVICE, "az", on=MONDAY.date()) == before
    assert make_application().due_on == DUE


def test_on_the_day_of_the_deadline_the_closed_centre_says_what_to_do_instead() -> None:
    close_every_centre_in_april()

    told = told_of("baku-1", DUE, "az").answer

    assert (told.received, told.sentence.endswith("Səbəb: Karantin.")) == (False, True)
    assert [act.partition(":")[0] for act in told.instead] == ["Portal", "142 – Çağrı mərkəzi", "Növbəti qəbul günü"]


def test_a_day_off_decided_later_moves_no_deadline_that_was_told_and_counts_in_those_computed_since() -> None:
    told = make_application()
    paused, officer = make_application(), make_officer()
    take(number=paused.registration_number, officer=officer, at=MONDAY)
    wish = Wish(documents=("Arayış",), words="", working_days=5)
    ask(number=paused.registration_number, service=SERVICE, wish=wish, officer=officer, at=MONDAY)

    CalendarDay.objects.create(day=date(2020, 4, 6), working=False, kind="swap", source="Qərar", **NAME)
    answer(key=paused.pk, text="Göndərirəm.", at=MONDAY + timedelta(hours=1))

    told.refresh_from_db()
    paused.refresh_from_db()
    assert told.due_on == DUE
    assert (make_application().due_on, paused.due_on) == (DUE + timedelta(days=1), DUE + timedelta(days=1))


def test_the_working_sunday_counts_for_a_deadline_though_no_centre_is_open() -> None:
    sunday = date(2020, 3, 29)

    assert make_application(at=datetime(2020, 3, 9, 12, tzinfo=BAKU)).due_on > sunday
    assert {told_of(centre.code, sunday, "az").answer.received for centre in Centre.objects.all()} == {False}
