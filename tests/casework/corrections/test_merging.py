"""Doubles become one person, and two again, with every row where it was."""

from datetime import date

import pytest

from dayaq.casework.awards.models import Award
from dayaq.casework.corrections.merging import (
    BothHold,
    BothReceive,
    FinsConflict,
    MergedAlready,
    SamePerson,
    TwoPeople,
    columns_of_people,
    merge,
    undo,
)
from dayaq.casework.corrections.models import Merge, MovedRow
from dayaq.casework.corrections.queries import history_of
from dayaq.casework.decisions.operations import decide
from dayaq.casework.decisions.queries import person_decided_about
from dayaq.casework.decisions.receipts import replays
from dayaq.casework.finding import Finding
from dayaq.casework.identification.models import TrustedBy, TrustedContact
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact, trusted_contacts
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.mandates.models import Kinship, Mandate
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


def trust(person: Person, address: str, medium: str = "sms") -> TrustedContact:
    by = Trust(by=TrustedBy.OWN_NAME)
    return trust_contact(person=person, contact=Contact(medium=medium, address=address), trust=by, at=MONDAY)


def mandate(representative: Person, represented: Person, *, ends_on: date | None = None) -> Mandate:
    paper = {"paper": "Etibarnamə", "paper_number": "7-1", "paper_on": date(2020, 1, 10), "paper_by": "Notariat kontoru"}
    return Mandate.objects.create(
        representative=representative,
        represented=represented,
        basis="notarised",
        starts_on=date(2020, 1, 10),
        ends_on=ends_on,
        recorded_by=make_officer().pk,
        recorded_at=MONDAY,
        **paper,
    )


def test_the_kept_persons_trusted_contact_goes_on_and_the_other_stays_behind_on_record() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    own, left = trust(kept, "+994501111111"), trust(absorbed, "+994502222222")
    moves = trust(absorbed, "a@citizen.example", "email")
    before = rows_of(kept), rows_of(absorbed)

    made = merged(kept, absorbed)

    assert {one.pk for one in trusted_contacts(kept.pk)} == {own.pk, moves.pk}
    assert [(row.table, row.row) for row in made.rows.filter(stayed=True)] == [("trusted_contact", str(left.pk))]
    told = Notice.objects.filter(kind="trusted_contact_changed", matter=made.pk.hex)
    assert {one.address for one in told} == {"+994501111111", "+994502222222", "a@citizen.example"}

    undone(made)

    assert [rows_of(one)["trusted_contact.person"] for one in (kept, absorbed)] == [
        one["trusted_contact.person"] for one in before
    ]
    assert [one.address for one in trusted_contacts(absorbed.pk)] == ["a@citizen.example", "+994502222222"]


def test_where_no_trusted_contact_stays_behind_nobody_is_told() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    trust(absorbed, "+994502222222")

    made = merged(kept, absorbed)

    assert not made.rows.filter(stayed=True).exists()
    assert not Notice.objects.filter(kind="trusted_contact_changed").exists()


def test_mandates_of_both_with_others_are_all_the_kept_persons() -> None:
    kept, absorbed, other = make_person(), make_person(fin=None), make_person()
    held = {mandate(kept, other).pk, mandate(absorbed, other).pk}
    given = mandate(other, absorbed).pk
    before = rows_of(kept), rows_of(absorbed)

    made = merged(kept, absorbed)

    assert set(Mandate.objects.filter(representative=kept).values_list("pk", flat=True)) == held
    assert Mandate.objects.get(represented=kept).pk == given
    undone(made)
    assert (rows_of(kept), rows_of(absorbed)) == before


def test_two_who_run_a_mandate_for_one_another_are_two_people() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    mandate(absorbed, kept)

    with pytest.raises(TwoPeople):
        merged(kept, absorbed)


def test_an_ended_mandate_between_the_two_stays_as_it_is() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    between = mandate(absorbed, kept, ends_on=MONDAY.date())
    before = rows_of(kept), rows_of(absorbed)

    made = merged(kept, absorbed)

    between.refresh_from_db()
    assert (between.representative_id, between.represented_id) == (absorbed.pk, kept.pk)
    assert {row.row for row in made.rows.filter(stayed=True)} == {str(between.pk)}
    undone(made)
    assert (rows_of(kept), rows_of(absorbed)) == before


@pytest.mark.parametrize("ends_on", [None, date(2019, 1, 1)])
def test_parent_and_child_are_two_people(ends_on: date | None) -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    Kinship.objects.create(parent=absorbed, child=kept, kind="mother", starts_on=date(1990, 1, 1), ends_on=ends_on)

    with pytest.raises(TwoPeople):
        merged(kept, absorbed)
    assert Merge.objects.count() == 0


def test_a_child_of_both_stays_a_child_of_each_row_and_another_child_moves() -> None:
    kept, absorbed, child, younger = make_person(), make_person(fin=None), make_person(), make_person()
    for parent, own in ((kept, child), (absorbed, child), (absorbed, younger)):
        Kinship.objects.create(parent=parent, child=own, kind="mother", starts_on=date(1990, 1, 1))
    before = rows_of(kept), rows_of(absorbed)

    made = merged(kept, absorbed)

    assert {one.child_id for one in Kinship.objects.filter(parent=kept)} == {child.pk, younger.pk}
    assert made.rows.get(stayed=True).table == "kinship"
    undone(made)
    assert (rows_of(kept), rows_of(absorbed)) == before


def test_the_page_of_the_kept_person_says_what_stayed_behind() -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    trust(kept, "+994501111111")
    trust(absorbed, "+994502222222")

    merged(kept, absorbed)

    assert [merge.stayed for merge in history_of(kept).merges] == [1]


@pytest.mark.parametrize(("starts_on", "refused"), [(date(2020, 1, 1), True), (date(2019, 6, 1), False)])
def test_awards_move_unless_both_have_the_same_one_at_a_time(starts_on: date, *, refused: bool) -> None:
    kept, absorbed = make_person(), make_person(fin=None)
    for person, first, end in ((kept, date(2020, 1, 1), None), (absorbed, starts_on, date(2020, 1, 1) if not refused else None)):
        Award.objects.create(
            person=person,
            benefit="pensions/old_age_pension",
            rhythm="monthly",
            starts_on=first,
            ends_on=end,
            taken_over_from="Sınaq",
            awarded_at=MONDAY,
        )
    before = rows_of(kept), rows_of(absorbed)

    if refused:
        with pytest.raises(BothReceive):
            merged(kept, absorbed)
    else:
        made = merged(kept, absorbed)
        assert Award.objects.filter(person=kept).count() == 2
        undone(made)
    assert (rows_of(kept), rows_of(absorbed)) == before
