"""A person contests one stored fact with evidence; its owner corrects it; old and new are kept and the person is told."""

import uuid
from datetime import date, timedelta

import pytest

from dayaq.casework.applications.documents import check
from dayaq.casework.applications.forgetting import forget_unused_files
from dayaq.casework.applications.models import StoredFile
from dayaq.casework.corrections.facts import Fact, NotAValue
from dayaq.casework.corrections.models import Contest, Correction
from dayaq.casework.corrections.operations import (
    AlreadyContested,
    ContestAnswered,
    ContestUnknown,
    FactHasChanged,
    NothingToCorrect,
    Objection,
    contest,
    correct,
    decline,
)
from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import Person
from dayaq.casework.people.operations import rename
from dayaq.casework.people.search import PeopleQuestion, people_found
from tests.making import MONDAY, PDF, make_officer, make_person

pytestmark = pytest.mark.django_db
EVIDENCE = check("doğum haqqında şəhadətnamə.pdf", PDF)
LATER = MONDAY + timedelta(hours=2)


def contested(person: Person | None = None, fact: Fact = Fact.SURNAME, claimed: str = "Vəliyeva", **told: str) -> Contest:
    return contest(
        person=person or make_person(),
        objection=Objection(fact=fact, claimed=claimed, **told),
        evidence=EVIDENCE,
        officer=make_officer(),
        at=MONDAY,
    )


def test_a_correction_keeps_old_and_new_evidence_officer_moment_and_reason() -> None:
    written, officer = contested(), make_officer()

    correction = correct(contest_id=written.pk, why="Nikah şəhadətnaməsi", officer=officer, at=LATER)

    stands = Correction.objects.get()
    assert (stands.fact, stands.old, stands.new, stands.why) == ("surname", "Əliyeva", "Vəliyeva", "Nikah şəhadətnaməsi")
    assert (stands.corrected_by, stands.corrected_at, stands.contest.evidence_id) == (officer, LATER, EVIDENCE.sha256)
    assert stands.contest.state == "corrected"
    assert Person.objects.get(pk=correction.person_id).surname == "Vəliyeva"


def test_a_corrected_name_is_found_by_search() -> None:
    person = make_person(surname="Yanlışova", given_name="Zərifə")
    correct(contest_id=contested(person).pk, why="s", officer=make_officer(), at=LATER)

    assert [one.pk for one in people_found(PeopleQuestion(typed="Veliyeva Zerife")).people] == [person.pk]


@pytest.mark.parametrize(
    ("fact", "claimed", "value"),
    [
        (Fact.BIRTH_DATE, "1961-03-08", date(1961, 3, 8)),
        (Fact.DIED_ON, "2020-01-01", date(2020, 1, 1)),
        (Fact.SEX, "male", "male"),
        (Fact.DISTRICT, "ganja", "ganja"),
        (Fact.LANGUAGE, "ru", "ru"),
        (Fact.PATRONYMIC, "", ""),
    ],
)
def test_every_fact_is_read_written_and_corrected(fact: Fact, claimed: str, value: object) -> None:
    person = make_person()

    correct(contest_id=contested(person, fact, claimed).pk, why="s", officer=make_officer(), at=LATER)

    assert getattr(Person.objects.get(pk=person.pk), fact.value) == value


@pytest.mark.parametrize(
    ("fact", "claimed"),
    [
        (Fact.SURNAME, ""), (Fact.SURNAME, "123"), (Fact.BIRTH_DATE, "1961-02-30"), (Fact.BIRTH_DATE, ""), (Fact.SEX, "other"),
        (Fact.DISTRICT, "atlantis"), (Fact.GIVEN_NAME, "a" * 101),
    ],
)  # fmt: skip
def test_what_cannot_be_a_value_is_refused(fact: Fact, claimed: str) -> None:
    with pytest.raises(NotAValue):
        contested(None, fact, claimed)


def test_the_value_on_file_is_no_objection() -> None:
    with pytest.raises(NothingToCorrect):
        contested(None, Fact.SURNAME, " Əliyeva ")


def test_one_fact_has_one_open_objection_and_may_be_contested_again_after_an_answer() -> None:
    person = make_person()
    first = contested(person)

    with pytest.raises(AlreadyContested):
        contested(person, Fact.SURNAME, "Quliyeva")
    contested(person, Fact.GIVEN_NAME, "Gülnar")
    decline(contest_id=first.pk, why="s", officer=make_officer(), at=LATER)
    contested(person, Fact.SURNAME, "Quliyeva")

    assert Contest.objects.filter(state="open").count() == 2


def test_a_second_answer_changes_nothing() -> None:
    written = contested()
    decline(contest_id=written.pk, why="s", officer=make_officer(), at=LATER)

    with pytest.raises(ContestAnswered):
        correct(contest_id=written.pk, why="s", officer=make_officer(), at=LATER)
    with pytest.raises(ContestUnknown):
        decline(contest_id=uuid.uuid4(), why="s", officer=make_officer(), at=LATER)
    assert Correction.objects.count() == 0


def test_a_fact_that_changed_meanwhile_is_not_overwritten() -> None:
    person = make_person()
    written = contested(person)
    rename(person=person, surname="Quliyeva")

    with pytest.raises(FactHasChanged):
        correct(contest_id=written.pk, why="s", officer=make_officer(), at=LATER)

    assert Person.objects.get(pk=person.pk).surname == "Quliyeva"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize("answer", [correct, decline])
def test_the_person_is_told_without_a_name_or_a_value(answer, language: str) -> None:
    person = make_person(language=language)
    written = contested(person, email="a@citizen.example", phone="+994505551212")

    answer(contest_id=written.pk, why="Sənədə baxıldı", officer=make_officer(), at=LATER)

    notices = {notice.medium: notice for notice in Notice.objects.filter(person=person)}
    assert set(notices) == {"email", "sms"}
    assert "Sənədə baxıldı" in notices["email"].body
    for notice in notices.values():
        assert not any(said in notice.subject + notice.body for said in ("Vəliyeva", "Əliyeva", "Gülşən", "{"))


def test_each_act_is_journalled() -> None:
    written = contested()
    correct(contest_id=written.pk, why="s", officer=make_officer(), at=LATER)

    entries = JournalEntry.objects.filter(subject_kind="contest").order_by("id")
    assert [(entry.verb, entry.persons, entry.detail) for entry in entries] == [
        ("contested", [written.person_id], {"fact": "surname"}),
        ("corrected", [written.person_id], {"fact": "surname"}),
    ]


def test_evidence_is_not_forgotten_while_its_objection_stands() -> None:
    contested()

    assert (forget_unused_files(), StoredFile.objects.count()) == (0, 1)
