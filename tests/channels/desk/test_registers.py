"""A supervisor sees how the outside registers answer, has a held entry applied once it is mended, or sets it aside."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.models import Sex
from dayaq.casework.people.operations import set_fact
from dayaq.casework.registers.connector import RegisterFailed
from dayaq.casework.registers.models import RegisterEntry
from dayaq.casework.staff.models import Role
from dayaq.casework.staff.published import central_unit
from tests.channels.desk.conftest import open_desk
from tests.making import make_officer, make_person, make_unit
from tests.registers import outside_registers

WHY = "Reyestrin sahibi səhvi təsdiqlədi"


@pytest.fixture
def outside(tmp_path: Path):
    with outside_registers(tmp_path) as running:
        yield running


@pytest.fixture
def supervisor(client):
    return open_desk(client, make_officer(roles=[Role.SUPERVISOR]))


@pytest.fixture
def gone():
    return make_person(birth_date=date(1940, 1, 1), died_on=date(2019, 1, 1))


@pytest.fixture
def held(outside, gone) -> RegisterEntry:
    """A death on another day than the one on file."""
    outside.enter("civil_status", kind="death", on="2020-03-01", fin=gone.fin)
    outside.read("civil_status")
    return RegisterEntry.objects.get()


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def address_of(entry: RegisterEntry) -> str:
    return f"/desk/registers/entries/{entry.pk}"


def test_the_page_tells_how_each_register_answers_and_what_is_held(outside, held, supervisor):
    outside.shelf.be("down", "tax")
    for _ in range(3):
        with pytest.raises(RegisterFailed):
            outside.read("tax")

    page = text_of(supervisor.get("/desk/registers"))

    assert "qoşulmaq mümkün olmadı, ardıcıl 3 dəfə" in page
    assert "Ölüm, 1 mart 2020" in page
    assert "Qeydiyyatda vəfat tarixi başqadır." in page
    assert held.content["fin"] not in page


def test_an_entry_names_its_people_and_reading_it_is_journalled(held, gone, supervisor):
    page = text_of(supervisor.get(address_of(held)))

    assert f"{gone.fin} – {gone.full_name}" in page
    assert JournalEntry.objects.get(verb="consulted").persons == [gone.pk]


def test_an_entry_still_contradicting_changes_nothing_and_once_mended_it_is_applied(held, gone, supervisor):
    page = text_of(supervisor.post(address_of(held), {"act": "apply"}, follow=True))
    assert "Qeydiyyatda vəfat tarixi başqadır." in page

    set_fact(person=gone, name="died_on", value=None)
    supervisor.post(address_of(held), {"act": "apply"})

    held.refresh_from_db()
    gone.refresh_from_db()
    assert (held.state, gone.died_on) == ("applied", date(2020, 3, 1))
    assert JournalEntry.objects.filter(verb="entry_applied_again", persons=[gone.pk]).count() == 1
    assert ProcrastinateJob.objects.filter(task_name=LOOK_JOB, args__person=str(gone.pk)).count() == 1


def test_an_entry_is_set_aside_only_with_a_reason_and_only_once(held, supervisor):
    assert supervisor.post(address_of(held), {"act": "aside", "why": ""}).status_code == 422
    assert supervisor.post(address_of(held), {"act": "aside", "why": "səhv"}).status_code == 422

    supervisor.post(address_of(held), {"act": "aside", "why": WHY})
    again = text_of(supervisor.post(address_of(held), {"act": "apply"}, follow=True))

    held.refresh_from_db()
    assert (held.state, held.why) == ("set_aside", WHY)
    assert "artıq gözləyənlər siyahısında deyil" in again
    assert JournalEntry.objects.filter(verb="entry_set_aside").count() == 1


def test_two_people_and_a_statement_of_a_register_are_told_in_words(outside, supervisor):
    person = make_person(sex=Sex.MALE)
    outside.state("tax", person, "entrepreneur", value=True, born="1999-01-01")
    outside.read("tax")

    page = text_of(supervisor.get(address_of(RegisterEntry.objects.get())))

    assert "Sahibkardır, 1 yanvar 2020" in page
    assert "Bu FİN qeydiyyatda başqa şəxsə məxsusdur" in page


def test_a_supervisor_of_one_unit_settles_nothing(client, held):
    unit = open_desk(client, make_officer(unit=make_unit(parent=central_unit()), roles=[Role.SUPERVISOR]))

    page = text_of(unit.get("/desk/registers"))
    unit.post(address_of(held), {"act": "aside", "why": WHY})

    held.refresh_from_db()
    assert held.state == "held"
    assert "Ölüm" not in page


def test_nobody_settles_an_entry_about_their_own_family(client, held, gone):
    near = open_desk(client, make_officer(roles=[Role.SUPERVISOR], person=gone))

    page = text_of(near.get(address_of(held), follow=True))

    assert "ailə üzvünüzdür" in page
    assert gone.full_name not in page


def test_a_page_of_one_and_of_three_held_entries_asks_as_often(outside, held, supervisor):
    supervisor.get("/desk/registers")
    with CaptureQueriesContext(connection) as one:
        supervisor.get("/desk/registers")
    for _ in range(2):
        outside.enter("civil_status", kind="death", on="2020-03-02", fin=held.content["fin"])
    outside.read("civil_status")

    with CaptureQueriesContext(connection) as three:
        supervisor.get("/desk/registers")

    assert len(three) == len(one)
