"""Officers are invited with a name that any keyboard can type, and never two with one name."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError, connections
from django.test import RequestFactory

from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor
from dayaq.casework.staff.authority import rights_of
from dayaq.casework.staff.models import Officer, Role, Unit
from dayaq.casework.staff.operations import Invitation, UnusableUsername, UsernameTaken, invite_officer

pytestmark = pytest.mark.django_db

A_REQUEST = RequestFactory().post("/desk/")
MORNING = datetime(2020, 3, 16, 9, tzinfo=ZoneInfo("Asia/Baku"))
INSTALLER = Actor(ActorKind.OPERATOR, "installation")


@pytest.fixture
def unit():
    return Unit.objects.create(code="pensions", name_az="Pensiya şöbəsi", name_en="Pensions unit", name_ru="Отдел пенсий")


def invite(unit, username="aynur.h", password=None, roles=(Role.REVIEWER,)):
    invitation = Invitation(username=username, full_name="Hüseynova Aynur", email="aynur.h@example.org", roles=roles)
    return invite_officer(invitation=invitation, unit=unit, actor=INSTALLER, at=MORNING, password=password)


def test_the_user_of_django_is_our_officer():
    assert get_user_model() is Officer


def test_an_invited_officer_without_password_cannot_log_in(unit):
    officer = invite(unit)

    assert not officer.has_usable_password()
    assert (officer.get_full_name(), officer.email, officer.unit, officer.invited_at) == (
        "Hüseynova Aynur",
        "aynur.h@example.org",
        unit,
        MORNING,
    )


def test_an_officer_with_a_password_logs_in_by_it(unit):
    officer = invite(unit, password="bir-iki-üç-dörd")

    assert authenticate(A_REQUEST, username="aynur.h", password="bir-iki-üç-dörd") == officer
    assert authenticate(A_REQUEST, username="aynur.h", password="bir-iki") is None


def test_an_officer_who_left_does_not_log_in_and_has_no_role(unit):
    officer = invite(unit, password="bir-iki-üç-dörd")
    officer.is_active = False
    officer.save()

    assert authenticate(A_REQUEST, username="aynur.h", password="bir-iki-üç-dörd") is None
    assert rights_of(officer, on=MORNING.date()) == frozenset()


def test_an_officer_has_the_roles_of_the_invitation_and_no_other(unit):
    officer = invite(unit)

    assert [(grant.role, grant.unit, grant.starts_on, grant.ends_on) for grant in officer.grants.all()] == [
        (Role.REVIEWER, unit, MORNING.date(), None)
    ]
    assert rights_of(officer, on=MORNING.date()) == {"read", "review", "receive", "register_people", "keep_accounts"}


def test_an_invitation_is_journalled_without_name_or_address(unit):
    officer = invite(unit)

    entry = JournalEntry.objects.get()
    assert (entry.actor_kind, entry.verb, entry.subject_kind, entry.subject) == (
        "operator",
        "invited",
        "officer",
        str(officer.pk),
    )
    assert entry.detail == {"unit": "pensions", "roles": ["reviewer"]}


@pytest.mark.parametrize("username", ["", "ab", "Aynur", "aynurı", "ayna\u200br", "1aynur", "ay nur", "a" * 65, "aynur\n"])
def test_a_name_that_could_be_mistyped_is_refused(unit, username):
    with pytest.raises(UnusableUsername):
        invite(unit, username=username)


def test_a_name_is_given_once(unit):
    invite(unit)

    with pytest.raises(UsernameTaken) as refused:
        invite(unit)

    assert refused.value.in_language("az") == "“aynur.h” giriş adı artıq başqa əməkdaşa məxsusdur."
    assert JournalEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_parallel_invitations_under_one_name_one_succeeds(unit):
    def once(_):
        try:
            invite(unit)
        except UsernameTaken:
            return "taken"
        finally:
            connections.close_all()
        return "invited"

    with ThreadPoolExecutor(6) as threads:
        outcomes = sorted(threads.map(once, range(6)))

    assert outcomes == ["invited"] + ["taken"] * 5
    assert Officer.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"username": "Aynur"}, {"full_name": ""}])
def test_the_database_refuses_an_officer_who_cannot_be(unit, wrong):
    facts = {"username": "aynur.h", "full_name": "Hüseynova Aynur", "unit": unit, "invited_at": MORNING}

    with pytest.raises(IntegrityError):
        Officer.objects.create(**{**facts, **wrong})


def test_a_unit_has_its_name_in_each_language(unit):
    assert [unit.name_in(code) for code in ("az", "en", "ru")] == ["Pensiya şöbəsi", "Pensions unit", "Отдел пенсий"]
