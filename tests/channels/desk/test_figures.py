"""The figures page and its file: chart beside table, the same numbers in both, as many queries for one row as for three."""

import pytest
from django.test import Client

from dayaq.casework.applications.models import Application
from dayaq.casework.review.operations import take
from dayaq.casework.staff.models import Officer, Role
from tests.channels.desk.conftest import open_desk
from tests.making import MONDAY, make_application, make_officer, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Officer:
    return make_officer(roles=(Role.SUPERVISOR,), full_name="Aygün Rzayeva")


@pytest.fixture
def desk(client: Client, chief: Officer) -> Client:
    return open_desk(client, chief)


def an_officer_at_work(chief: Officer, place: int, *, name: str = "") -> None:
    """A unit under the supervisor's with an officer who has one application open, overdue."""
    unit = make_unit(f"unit-{place}", parent=chief.unit)
    officer = make_officer(unit=unit, full_name=name or f"Əməkdaş {place}")
    application = make_application()
    Application.objects.filter(pk=application.pk).update(unit=unit, received_on="2020-02-03", due_on="2020-03-10")
    take(number=application.registration_number, officer=officer, at=MONDAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_as_often_for_one_row_as_for_three(desk, chief, django_assert_num_queries, rows) -> None:
    for place in range(rows):
        an_officer_at_work(chief, place)

    desk.get("/desk/figures")
    with django_assert_num_queries(11):
        page = desk.get("/desk/figures").content.decode()

    assert [f"Əməkdaş {place}" in page for place in range(4)] == [place < rows for place in range(4)]


def test_the_chart_stands_beside_a_table_with_the_same_numbers(desk, chief) -> None:
    an_officer_at_work(chief, 1)

    page = desk.get("/desk/figures").content.decode()

    assert 'class="chart"' in page
    assert "bar-late" in page
    assert page.count('<th scope="row" data-label="Şöbə">') == 2
    assert '<span class="late">1</span>' in page


def test_where_nothing_is_open_there_is_no_chart_but_words(desk) -> None:
    page = desk.get("/desk/figures").content.decode()

    assert 'class="chart"' not in page
    assert "Hələ heç kim müraciət götürməyib" in page


def test_the_file_holds_what_the_page_says_and_runs_nothing(desk, chief) -> None:
    an_officer_at_work(chief, 1, name="=SUM(A1)")

    lines = desk.get("/desk/figures.csv?days=7").content.decode("utf-8-sig").splitlines()

    assert lines[0] == 'Şöbə,Əməkdaş,Açıq,Bu gün bitir,Gecikib,Qərar verilib,"Median, gün","90 %, gün"'
    assert lines[-1] == "unit-1 şöbəsi,'=SUM(A1),1,0,1,0,,"


@pytest.mark.parametrize("days", ["7", "30", "90", "365", "0", "çox", ""])
def test_a_period_that_is_none_asks_for_the_usual_one(desk, days) -> None:
    page = desk.get("/desk/figures", {"days": days}).content.decode()

    chosen = days if days in {"7", "30", "90", "365"} else "30"
    assert f'<option value="{chosen}" selected>' in page


def test_an_auditor_reads_the_figures_and_a_reviewer_does_not() -> None:
    for role, status in ((Role.AUDITOR, 200), (Role.CENTRE_MANAGER, 200), (Role.REVIEWER, 403)):
        desk = open_desk(Client(), make_officer(roles=(role,)))
        assert {desk.get(address).status_code for address in ("/desk/figures", "/desk/figures.csv")} == {status}
