"""An objection is answered by other members, by a majority of nine, and the file stays without a name."""

from dataclasses import replace
from datetime import date

import pytest

from dayaq.casework.channel import Channel
from dayaq.casework.people.models import Person
from dayaq.casework.staff.models import Role, RoleGrant
from dayaq.casework.usage.models import ServiceUse
from dayaq.subsystems.disability.anonymity import TextNamesThePerson
from dayaq.subsystems.disability.appealing import (
    AlreadyObjected,
    AlreadyVoted,
    NoProposal,
    NothingToObjectTo,
    ProposalOpen,
    object_to,
    propose,
    vote,
)
from dayaq.subsystems.disability.assessing import FileUnknown, PersonDied, consult_file, consult_files
from dayaq.subsystems.disability.choosing import NoCommission
from dayaq.subsystems.disability.keeping import correct_assessment
from dayaq.subsystems.disability.lots import proved
from dayaq.subsystems.disability.models import Assessment, Body, Objection
from tests.making import LONG_AGO, MONDAY, make_person
from tests.subsystems.disability.country import SECOND, make_body, officers_of
from tests.subsystems.disability.test_assessing import decided

pytestmark = pytest.mark.django_db

FIRST = replace(SECOND, degree="first")


def appealed(made: Assessment, words: str = "Dərəcə aşağıdır.", kind: str = "complaint") -> Objection:
    return object_to(
        assessment_id=made.pk,
        person=made.person_id,
        kind=Objection.Kind(kind),
        words=words,
        channel=Channel.PORTAL,
        at=MONDAY,
    )


def test_an_objection_goes_to_the_appeal_commission_for_fifteen_working_days():
    made = decided()
    body = make_body(Body.Kind.APPEAL, members=9)

    objection = appealed(made)

    file = made.file
    file.refresh_from_db()
    assert (file.stage, file.state, file.commission, file.due_on) == ("appeal", "waiting", body, date(2020, 4, 13))
    assert objection.due_on == file.due_on
    assert proved(file.draws.get(stage="appeal"))
    assert ServiceUse.objects.filter(kind="complained").count() == 1


def test_five_votes_of_nine_replace_the_decision_and_four_do_not():
    made = decided()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    appealed(made)

    proposal = propose(file_id=made.file_id, said=FIRST, grounds="Tam asılıdır.", member=members[0], at=MONDAY)
    for member in members[1:4]:
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=True, member=member, at=MONDAY)
    assert Assessment.objects.count() == 1
    vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=True, member=members[4], at=MONDAY)

    fresh = Assessment.objects.get(replaces=made)
    assert (fresh.degree, fresh.origin) == ("first", "appeal")
    assert Objection.objects.get().outcome == "changed"
    with pytest.raises(NothingToObjectTo):
        appealed(fresh)


def test_a_carried_proposal_to_uphold_leaves_the_decision():
    made = decided()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    appealed(made)

    proposal = propose(file_id=made.file_id, said=None, grounds="Qərar düzdür.", member=members[0], at=MONDAY)
    for member in members[1:5]:
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=True, member=member, at=MONDAY)

    answered = Objection.objects.get()
    assert (answered.outcome, answered.answer) == ("upheld", "Qərar düzdür.")
    assert Assessment.objects.get() == made


def test_a_rejected_proposal_makes_room_for_another():
    made = decided()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    appealed(made)
    proposal = propose(file_id=made.file_id, said=FIRST, grounds="x", member=members[0], at=MONDAY)

    with pytest.raises(ProposalOpen):
        propose(file_id=made.file_id, said=None, grounds="y", member=members[1], at=MONDAY)
    for member in members[1:6]:
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=False, member=member, at=MONDAY)

    with pytest.raises(NoProposal):
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=True, member=members[6], at=MONDAY)
    assert propose(file_id=made.file_id, said=None, grounds="y", member=members[1], at=MONDAY).state == "open"


def test_a_vote_stands_and_is_one():
    made = decided()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    appealed(made)
    proposal = propose(file_id=made.file_id, said=FIRST, grounds="x", member=members[0], at=MONDAY)

    with pytest.raises(AlreadyVoted):
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=False, member=members[0], at=MONDAY)


def test_a_member_who_decided_before_neither_sees_nor_counts_on_appeal():
    made = decided()
    body = make_body(Body.Kind.APPEAL, members=4)
    RoleGrant.objects.create(officer=made.officer, role=Role.EXPERT, unit=body.unit, starts_on=LONG_AGO)

    with pytest.raises(NoCommission):
        appealed(made)
    assert not Objection.objects.exists()
    grown = make_body(Body.Kind.APPEAL, members=5)
    RoleGrant.objects.create(officer=made.officer, role=Role.EXPERT, unit=grown.unit, starts_on=LONG_AGO)
    appealed(made)

    assert consult_files(waiting=True, page=1, officer=made.officer, at=MONDAY).total == 0
    with pytest.raises(FileUnknown):
        consult_file(file_id=made.file_id, officer=made.officer, at=MONDAY)
    with pytest.raises(FileUnknown):
        propose(file_id=made.file_id, said=None, grounds="x", member=made.officer, at=MONDAY)


def test_the_first_commission_sees_the_file_no_more():
    made = decided()
    make_body(Body.Kind.APPEAL, members=5)
    appealed(made)

    with pytest.raises(FileUnknown):
        consult_file(file_id=made.file_id, officer=made.officer, at=MONDAY)


def test_what_cannot_be_objected_to_is_refused():
    made = decided()
    make_body(Body.Kind.APPEAL, members=9)

    with pytest.raises(NothingToObjectTo):
        object_to(
            assessment_id=made.pk, person=make_person().pk, kind=Objection.Kind.COMPLAINT, words="x",
            channel=Channel.PORTAL, at=MONDAY,
        )  # fmt: skip
    with pytest.raises(TextNamesThePerson):
        appealed(made, words=f"Mən {made.person.surname}")
    appealed(made)
    with pytest.raises(AlreadyObjected):
        appealed(made)


def test_a_corrected_decision_is_objected_to_in_its_place_only():
    made = decided()
    make_body(Body.Kind.APPEAL, members=9)
    correct_assessment(assessment_id=made.pk, said=FIRST, officer=made.officer, at=MONDAY)

    with pytest.raises(NothingToObjectTo):
        appealed(made)


def test_nobody_votes_on_the_matter_of_one_who_died():
    made = decided()
    members = officers_of(make_body(Body.Kind.APPEAL, members=9))
    appealed(made)
    proposal = propose(file_id=made.file_id, said=FIRST, grounds="x", member=members[0], at=MONDAY)
    Person.objects.filter(pk=made.person_id).update(died_on=date(2020, 3, 16))

    with pytest.raises(PersonDied):
        vote(file_id=made.file_id, proposal_id=proposal.pk, in_favour=True, member=members[1], at=MONDAY)
