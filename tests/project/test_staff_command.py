"""`dayaq staff`: the table of rights, and the first officer of an empty installation."""

import re

import pytest
from click.testing import CliRunner, Result
from django.conf import LazySettings
from django.test import Client

from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor
from dayaq.casework.staff.authority import rights_of
from dayaq.casework.staff.models import Officer, Role, Unit
from dayaq.casework.staff.published import load_units
from dayaq.casework.staff.rights import matrix
from dayaq.project.command import main
from tests.making import MONDAY, make_officer, make_unit

pytestmark = pytest.mark.django_db
GOOD = "Novruz gəldi, yaz gəldi"


@pytest.fixture(autouse=True)
def _empty_installation(db: None, settings: LazySettings) -> None:
    settings.LEGAL_DAY = MONDAY.date()
    load_units(actor=Actor(ActorKind.SYSTEM, "test"), at=MONDAY)


def staff(*words: str) -> Result:
    return CliRunner().invoke(main, ["staff", *words])


def invite(username: str = "a.mammadova") -> Result:
    return staff("invite", username, "--name", "Aysel Məmmədova", "--language", "en")


def test_the_matrix_has_a_line_for_each_right() -> None:
    lines = staff("matrix", "--language", "en").output.splitlines()

    assert [line.split("\t")[0] for line in lines] == [row.right for row in matrix()]
    assert "manage_staff\tInvite an officer, move one" in staff("matrix", "--language", "en").output


def test_the_first_officer_comes_in_by_the_printed_link_and_may_manage_everybody() -> None:
    printed = invite().output.strip()

    officer = Officer.objects.get()
    assert re.fullmatch(rf"http://localhost:8000/desk/welcome/{officer.pk}/[\w-]+", printed)
    assert (officer.unit.code, officer.has_usable_password()) == ("ministry", False)
    assert {"manage_staff", "reassign", "oversee"} <= rights_of(officer, on=MONDAY.date())
    path = printed.removeprefix("http://localhost:8000")
    assert Client().post(path, {"password": GOOD, "again": GOOD}).status_code == 302
    assert Officer.objects.get().check_password(GOOD)
    entry = JournalEntry.objects.get(verb="invited")
    assert (entry.actor_kind, entry.actor, entry.subject) == ("operator", "dayaq staff invite", str(officer.pk))


def test_a_link_that_was_not_used_is_made_anew_for_the_same_name_only() -> None:
    invite()

    again, other = invite(), invite("z.aliyev")

    assert again.exit_code == 0
    assert "/desk/welcome/" in again.output
    assert other.exit_code == 1
    assert "There is an officer who manages the others already (a.mammadova)" in other.output
    assert Officer.objects.count() == 1


def test_nobody_comes_in_by_command_once_somebody_manages() -> None:
    invite()
    officer = Officer.objects.get()
    officer.set_password(GOOD)
    officer.save()

    refused = invite()

    assert refused.exit_code == 1
    assert "/desk/welcome/" not in refused.output


def test_where_all_managers_left_the_command_brings_in_a_new_first_one() -> None:
    make_officer("gone", unit=Unit.objects.get(code="ministry"), roles=tuple(Role), is_active=False)
    make_officer("elsewhere", unit=make_unit("elsewhere"), roles=(Role.CENTRE_MANAGER,))

    assert invite().exit_code == 0
    assert Officer.objects.get(username="a.mammadova").unit.code == "ministry"


@pytest.mark.parametrize("username", ["Aysel", "ab", "a b"])
def test_a_name_that_cannot_be_one_is_told_in_a_sentence(username: str) -> None:
    refused = invite(username)

    assert refused.exit_code == 1
    assert "cannot be a log-in name" in refused.output
    assert not Officer.objects.exists()
