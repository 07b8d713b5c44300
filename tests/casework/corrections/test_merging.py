"""Doubles become one person, and two again, with every row where it was."""

from datetime import date

import pytest

from dayaq.casework.corrections.merging import (
    BothHold,
    FinsConflict,
    MergedAlready,
    SamePerson,
    columns_of_people,
    merge,
    undo,
)
from dayaq.casework.corrections.models import Merge, MovedRow
from dayaq.casework.decisions.operations import decide
from dayaq.casework.decisions.queries import person_decided_about
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.finding import Finding
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.queries import holder_of, living_person_with
from dayaq.casework.people.search import PeopleQuestion, people_found
from tests.making import MONDAY, SERVICE, make_application, make_draft, make_officer, make_person

pytestmark = pytest.mark.django_db


def merged(kept: Person, absorbed: Person) -> Merge:
    return merge(kept=kept.pk, absorbed=absorbed.pk, why="Eyni şəxs", officer=make_officer(), at=MONDAY)


def undone(made: Merge) -> Merge:
    return undo(merge_id=made.pk, officer=make_officer(), at=MONDAY)


def rows_of(person: Person) -> dict[str, list[str]]:
    """The keys of every row that holds the person, by table and column."""
    found = {}
    for model, name in columns_of_people():
        keys = sorted(str(key) for key in model._base_manager.filter(**{name: person}).values_list("pk", flat=True))
        if keys:
            found[f"{model._meta.db_table}.{name}"] = keys
    return found


def test_everything_of_the_double_becomes_the_kept_persons_and_goes_back() -> None:
    kept, absorbed = make_person(), make_person(fin=None, surname="Eliyeva")
    make_application(person=kept)
    application = make_application(person=absorbed)
    IdentityDocument.objects.create(person=absorbed, series="AA", number="1234567", issued_on=date(2019, 1, 1), authority="ASAN")
    before = rows_of(kept), rows_of(absorbed)

    made = merged(kept, absorbed)

    assert rows_of(absorbed) == {}
    assert str(application.pk) in rows_of(kept)["application.person"]
    assert holder_of(DocumentNumber("AA", "1234567")) == kept.pk
    assert MovedRow.objects.filter(merge=made).count() == sum(len(keys) for keys in before[1].values())

    undone(made)

    assert (rows_of(kept), rows_of(absorbed)) == before
    assert Person.objects.get(pk=absorbed.pk).merged_into is None


def test_what_came_after_the_merge_stays_with_the_kept_person() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    made = merged(kept, absorbed)
    later = make_application(person=kept)

    undone(made)

    later.refresh_from_db()
    assert later.person_id == kept.pk


def test_a_decision_keeps_its_receipt_and_is_read_by_whom_the_double_became() -> None:
    kept, absorbed = make_person(), make_person(fin=None, surname="Eliyeva")
    application, officer = make_application(person=absorbed), make_officer()
    finding = Finding(approved=True, explanation="Sənədlər qaydasındadır.")
    decision = decide(service=SERVICE, person=absorbed, finding=finding, at=MONDAY, application=application, officer=officer)

    merged(kept, absorbed)

    decision.refresh_from_db()
    assert replays(decision)
    assert person_decided_about(decision.pk) == kept.pk


def test_a_fin_moves_to_the_row_that_has_none_and_back() -> None:
    kept, absorbed = make_person(fin=None), make_person(fin="5ABC2DE")

    made = merged(kept, absorbed)
    assert living_person_with("5ABC2DE") == kept.pk

    undone(made)
    assert living_person_with("5ABC2DE") == absorbed.pk


def test_two_fins_are_two_people() -> None:
    with pytest.raises(FinsConflict):
        merged(make_person(), make_person())
    assert Merge.objects.count() == 0


def test_nobody_is_merged_twice_or_with_themselves() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    with pytest.raises(SamePerson):
        merged(kept, kept)
    made = merged(kept, absorbed)

    with pytest.raises(MergedAlready):
        merged(make_person(), absorbed)
    undone(made)
    with pytest.raises(MergedAlready):
        undone(made)


def test_a_later_merge_is_undone_before_an_earlier_one() -> None:
    first, second, third = make_person(fin=None), make_person(fin=None), make_person(fin=None)
    earlier = merged(second, third)
    later = merged(first, second)

    with pytest.raises(MergedAlready):
        undone(earlier)
    undone(later)
    undone(earlier)

    assert Person.objects.filter(merged_into__isnull=False).count() == 0


def test_a_merge_that_the_database_forbids_changes_nothing() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    make_draft(kept)
    make_draft(absorbed)

    with pytest.raises(BothHold):
        merged(kept, absorbed)

    assert rows_of(absorbed) != {}
    assert Person.objects.get(pk=absorbed.pk).merged_into is None


def test_a_double_is_no_longer_found_by_name() -> None:
    kept, absorbed = make_person(surname="Zamanova"), make_person(fin=None, surname="Zamanova")
    merged(kept, absorbed)

    assert [one.pk for one in people_found(PeopleQuestion(typed="Zamanova")).people] == [kept.pk]


def test_both_acts_are_journalled_with_both_people() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    undone(merged(kept, absorbed))

    entries = JournalEntry.objects.filter(subject_kind="merge").order_by("id")
    assert [(entry.verb, set(entry.persons)) for entry in entries] == [
        ("merged", {kept.pk, absorbed.pk}),
        ("unmerged", {kept.pk, absorbed.pk}),
    ]
