"""A right holds over the unit of the grant and those under it, and from its first day until the one before its end."""

from datetime import date
from typing import get_args

import pytest
from django.db import IntegrityError, transaction

from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor
from dayaq.casework.staff.authority import may, officers_with, rights_of, units_where
from dayaq.casework.staff.models import Role, RoleGrant, Unit
from dayaq.casework.staff.operations import AlreadyEntrusted, entrust, take_back
from dayaq.casework.staff.rights import Right, matrix, role_names, roles_with
from tests.making import MONDAY, make_officer, make_unit

ACTOR, TODAY = Actor(ActorKind.OPERATOR, "tests"), date(2020, 3, 16)


@pytest.fixture
def tree(db):
    """A root with a branch that has a leaf, and another branch."""
    root = make_unit("root")
    branch = make_unit("branch", parent=root)
    return root, branch, make_unit("leaf", parent=branch), make_unit("other", parent=root)


def test_a_right_reaches_down_the_tree_and_never_up_or_sideways(tree):
    root, branch, leaf, other = tree

    assert units_where(make_officer(unit=branch), "review", on=TODAY) == {branch.pk, leaf.pk}
    assert units_where(make_officer(unit=leaf), "review", on=TODAY) == {leaf.pk}
    assert units_where(make_officer(unit=root), "review", on=TODAY) == {root.pk, branch.pk, leaf.pk, other.pk}
    assert not may(make_officer(unit=leaf), "review", other, on=TODAY)


def test_sitting_in_a_unit_alone_gives_no_right(tree):
    officer = make_officer(unit=tree[0], roles=())

    assert rights_of(officer, on=TODAY) == frozenset()
    assert units_where(officer, "read", on=TODAY) == frozenset()


def test_a_grant_holds_from_its_first_day_until_the_day_before_its_end(tree):
    officer = make_officer(unit=tree[0], roles=())
    RoleGrant.objects.create(
        officer=officer, role=Role.REVIEWER, unit=tree[2], starts_on=date(2020, 3, 16), ends_on=date(2020, 3, 18)
    )

    held = [bool(units_where(officer, "review", on=date(2020, 3, day))) for day in (15, 16, 17, 18)]
    assert held == [False, True, True, False]
    assert [bool(rights_of(officer, on=date(2020, 3, day))) for day in (15, 16, 17, 18)] == held


def test_an_officer_who_left_has_no_right(tree):
    officer = make_officer(unit=tree[0], is_active=False)

    assert rights_of(officer, on=TODAY) == frozenset()
    assert units_where(officer, "read", on=TODAY) == frozenset()


def test_those_with_a_right_over_a_unit_are_found_above_it_too(tree):
    root, branch, leaf, other = tree
    chief, near = make_officer(unit=root, full_name="A"), make_officer(unit=leaf, full_name="B")
    make_officer(unit=other)
    make_officer(unit=leaf, is_active=False)
    past = make_officer(unit=leaf, roles=())
    RoleGrant.objects.create(officer=past, role=Role.REVIEWER, unit=leaf, starts_on=date(2019, 1, 1), ends_on=date(2020, 1, 1))

    assert officers_with("review", leaf, on=TODAY) == [chief, near]
    assert officers_with("review", branch, on=TODAY) == [chief]


def test_a_tree_bent_into_a_ring_comes_to_an_end(tree):
    root, _, leaf, _ = tree
    Unit.objects.filter(pk=root.pk).update(parent=leaf)

    assert units_where(make_officer(unit=leaf), "review", on=TODAY) == {one.pk for one in tree}
    assert officers_with("review", leaf, on=TODAY)


def test_one_role_over_one_unit_is_not_held_twice_at_a_time(tree):
    officer = make_officer(unit=tree[0], roles=())
    grant = entrust(officer=officer, role=Role.REVIEWER, unit=tree[1], actor=ACTOR, at=MONDAY)

    with pytest.raises(AlreadyEntrusted):
        entrust(officer=officer, role=Role.REVIEWER, unit=tree[1], actor=ACTOR, at=MONDAY)
    entrust(officer=officer, role=Role.REVIEWER, unit=tree[2], actor=ACTOR, at=MONDAY)
    take_back(grant=grant, actor=ACTOR, at=MONDAY)
    take_back(grant=grant, actor=ACTOR, at=MONDAY)
    again = entrust(officer=officer, role=Role.REVIEWER, unit=tree[1], actor=ACTOR, at=MONDAY)

    assert may(officer, "review", tree[1], on=TODAY)
    verbs = [entry.verb for entry in JournalEntry.objects.filter(subject=str(officer.pk)).order_by("pk")]
    assert verbs == ["entrusted", "entrusted", "role_taken_back", "entrusted"]
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.filter(pk=again.pk).update(ends_on=date(2019, 1, 1))


def test_every_right_stands_in_the_table_and_every_role_has_a_name():
    assert [row.right for row in matrix()] == list(get_args(Right))
    assert set(role_names()) == set(Role)
    assert roles_with("review") == {Role.REVIEWER}
    for row in matrix():
        assert row.roles
        assert row.words.az
        assert row.words.ru


def test_whoever_may_do_anything_with_applications_may_read_them():
    for right in ("review", "reassign", "oversee"):
        assert roles_with(right) <= roles_with("read")
