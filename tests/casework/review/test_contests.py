"""An objection is answered by the unit that owns the fact, and never by somebody near to the person."""

import pytest

from dayaq.casework.applications.documents import check
from dayaq.casework.corrections.facts import Fact
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.own import contest_own, read_own_data
from dayaq.casework.identification.models import TrustedBy
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.review.conflicts import ConflictOfInterest, declare_acquaintance
from dayaq.casework.review.contests import ContestOfAnotherUnit, answer_contest, consult_contests
from dayaq.casework.staff.models import Officer
from tests.making import MONDAY, PDF, make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db
EVIDENCE = check("şəhadətnamə.pdf", PDF)


def own(person: Person, claimed: str = "Vəliyeva") -> Contest:
    return contest_own(person=person.pk, fact=Fact.SURNAME, claimed=claimed, explanation="", evidence=EVIDENCE, at=MONDAY)


def answer(written: Contest, officer: Officer, *, corrected: bool = True) -> None:
    answer_contest(contest_id=written.pk, corrected=corrected, why="Sənədə əsasən", officer=officer, at=MONDAY)


def test_the_owner_corrects_what_the_person_contested_and_the_person_reads_it() -> None:
    person = make_person()

    answer(own(person), make_officer())

    read = read_own_data(person=person.pk, at=MONDAY)
    assert next((one.fact, one.value, one.open) for one in read.facts) == (Fact.SURNAME, "Vəliyeva", None)
    assert [(one.on_file, one.claimed, one.state, one.reason) for one in read.contests] == [
        ("Əliyeva", "Vəliyeva", "corrected", "Sənədə əsasən")
    ]


def test_a_refusal_keeps_the_fact_and_tells_the_reason() -> None:
    person = make_person()

    answer(own(person), make_officer(), corrected=False)

    read = read_own_data(person=person.pk, at=MONDAY)
    assert (read.facts[0].value, read.contests[0].state, read.contests[0].reason) == ("Əliyeva", "declined", "Sənədə əsasən")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_trusted_contact_is_told_of_the_objection_and_of_the_answer(language: str) -> None:
    person, officer = make_person(language=language), make_officer()
    card = IdentityDocument.objects.create(
        person=person, series="AA", number="7654321", issued_on=MONDAY.date(), authority="ASAN"
    )
    for medium, address in (("sms", "+994501112233"), ("email", "a@citizen.example")):
        trust = Trust(by=TrustedBy.COUNTER, officer=officer, document=card)
        trust_contact(person=person, contact=Contact(medium=medium, address=address), trust=trust, at=MONDAY)
    told = Notice.objects.filter(person=person, kind__startswith="fact_").order_by("created_at", "kind", "medium")

    written = own(person)
    assert {(one.kind, one.medium) for one in told} == {("fact_contested", "sms"), ("fact_contested", "email")}
    answer(written, officer)

    assert {one.kind for one in told.all()} == {"fact_contested", "fact_corrected"}
    assert not any(said in one.body for one in told.all() for said in ("Vəliyeva", "Əliyeva", "{"))


def test_another_unit_neither_sees_nor_answers_it() -> None:
    written, stranger = own(make_person()), make_officer(unit=make_unit())

    assert consult_contests(page=1, officer=stranger, at=MONDAY).total == 0
    with pytest.raises(ContestOfAnotherUnit):
        answer(written, stranger)


def test_nobody_answers_for_themselves_or_for_somebody_they_know() -> None:
    person = make_person()
    written, officer = own(person), make_officer()
    declare_acquaintance(officer=officer, person=person, at=MONDAY)

    with pytest.raises(ConflictOfInterest):
        answer(written, officer)
    with pytest.raises(ConflictOfInterest):
        answer(written, make_officer(person=person))


def test_what_the_person_did_is_journalled_as_theirs() -> None:
    person = make_person()

    own(person)
    read_own_data(person=person.pk, at=MONDAY)

    entries = JournalEntry.objects.filter(actor=str(person.pk)).order_by("id")
    assert [(entry.actor_kind, entry.verb, entry.subject_kind) for entry in entries] == [
        ("citizen", "contested", "contest"),
        ("citizen", "consulted", "own_data"),
    ]
