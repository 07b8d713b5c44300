"""Officers and people: whom they look for, and what one person's page shows. Every look is journalled with the persons shown."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.models import Application, StoredFile
from dayaq.casework.applications.safe_copies import must_be_clean
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.operations import ContestUnknown
from dayaq.casework.corrections.queries import History, contest_of, history_of
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.people.search import PeopleQuestion, people_found
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.queries import applications_within
from dayaq.casework.staff.models import Officer

PAGE_SIZE = 20
MOST_APPLICATIONS = 50


class PersonUnknown(Refusal):
    """Nobody on file under this address."""

    texts = {
        "az": "Bu şəxs tapılmadı.",
        "en": "This person was not found.",
        "ru": "Этот человек не найден.",
    }


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """One page of those found. `more` says that others fit too, beyond the most that are shown."""

    people: tuple[Person, ...]
    total: int
    page: int
    more: bool


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """What is on file about one person: the documents, the latest first, and the applications, the latest first."""

    person: Person
    documents: tuple[IdentityDocument, ...]
    applications: tuple[Application, ...]
    history: History


@transaction.atomic
def consult_people(*, question: PeopleQuestion, page: int, officer: Officer, at: datetime) -> PeoplePage:
    """One page of the people who fit, journalled with those shown, also when nobody fits. Refuses as `people_found` does.

    What was typed is not written down: it may name somebody who is not on file.
    """
    found = people_found(question)
    last = max(1, -(-len(found.people) // PAGE_SIZE))
    wanted = min(max(page, 1), last)
    shown = found.people[(wanted - 1) * PAGE_SIZE : wanted * PAGE_SIZE]
    record(
        actor=actor_of(officer),
        verb="searched",
        subject=Subject("people", str(wanted)),
        persons=[person.pk for person in shown],
        detail={"found": len(found.people), "more": int(found.more)},
        at=at,
    )
    return PeoplePage(people=shown, total=len(found.people), page=wanted, more=found.more)


@transaction.atomic
def consult_person(*, person_id: uuid.UUID, officer: Officer, at: datetime) -> PersonFile:
    """One person with documents and applications, journalled as read. Refuses an unknown one."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise PersonUnknown
    record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("person", str(person.pk)), persons=[person.pk], at=at)
    applications = (
        applications_within(officer, "read", on=legal_day_of(at))
        .filter(person=person)
        .select_related("reviewer")
        .order_by("-received_at", "-pk")
    )
    return PersonFile(
        person=person,
        documents=tuple(IdentityDocument.objects.filter(person=person).order_by("-issued_on", "-pk")),
        applications=tuple(applications[:MOST_APPLICATIONS]),
        history=history_of(person),
    )


@transaction.atomic
def consult_contest(*, contest_id: uuid.UUID, officer: Officer, at: datetime) -> Contest:
    """One objection with its person, journalled as read. Refuses an unknown one."""
    found = contest_of(contest_id)
    if found is None:
        raise ContestUnknown
    record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("contest", str(found.pk)), persons=[found.person_id], at=at)
    return found


def consult_evidence(*, contest_id: uuid.UUID, officer: Officer, at: datetime) -> tuple[Contest, StoredFile]:
    """The document of an objection with its bytes, journalled as read. Refuses an unknown one and an infected one."""
    found = consult_contest(contest_id=contest_id, officer=officer, at=at)
    file = StoredFile.objects.get(pk=found.evidence_id)
    must_be_clean(file)
    return found, file
