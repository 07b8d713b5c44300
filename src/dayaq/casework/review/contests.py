"""Officers and what people contest: the list of the units they review for, one objection, its evidence, and the answer.

An objection is read by whoever may look at the person, and answered by the unit that owns the facts, never by somebody near to
the person.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.models import SafeCopy, StoredFile
from dayaq.casework.applications.safe_copies import must_be_clean, safe_copy_of
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.operations import ContestUnknown, correct, decline
from dayaq.casework.corrections.queries import contest_of
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.conflicts import ConflictOfInterest, conflict_between
from dayaq.casework.review.operations import actor_of
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near, near_to

PAGE_SIZE = 20


class ContestOfAnotherUnit(Refusal):
    """The facts about this person are another unit's to correct."""

    texts = {
        "az": "Bu etiraza yalnız məlumatın sahibi olan şöbə cavab verir.",
        "en": "Only the unit that owns the fact answers this objection.",
        "ru": "На это возражение отвечает только отдел, которому принадлежат сведения.",
    }


@dataclass(frozen=True, kw_only=True)
class ContestPage:
    """One page of the objections that wait for an answer, the oldest first."""

    contests: tuple[Contest, ...]
    total: int
    page: int


@transaction.atomic
def consult_contests(*, page: int, officer: Officer, at: datetime) -> ContestPage:
    """The objections that wait for the units in which the officer reviews, journalled with the persons shown."""
    within = Contest.objects.filter(state=Contest.State.OPEN, unit__in=units_where(officer, "review", on=legal_day_of(at)))
    waiting = within.exclude(person__in=near_to(officer)).order_by("written_at", "id")
    total = waiting.count()
    wanted = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    shown = tuple(waiting.select_related("person", "unit")[(wanted - 1) * PAGE_SIZE : wanted * PAGE_SIZE])
    if shown:
        persons = sorted({one.person_id for one in shown})
        record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("contests", str(wanted)), persons=persons, at=at)
    return ContestPage(contests=shown, total=total, page=wanted)


@transaction.atomic
def consult_contest(*, contest_id: uuid.UUID, officer: Officer, at: datetime) -> Contest:
    """One objection with its person, journalled as read. Refuses an unknown one and one of somebody who is `TooNear`."""
    found = contest_of(contest_id)
    if found is None:
        raise ContestUnknown
    must_not_be_near(officer, [found.person_id])
    record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("contest", str(found.pk)), persons=[found.person_id], at=at)
    return found


def consult_evidence(*, contest_id: uuid.UUID, officer: Officer, at: datetime) -> tuple[Contest, StoredFile]:
    """The document of an objection with its bytes, journalled as read. Refuses an unknown one and an infected one."""
    found = consult_contest(contest_id=contest_id, officer=officer, at=at)
    file = StoredFile.objects.get(pk=found.evidence_id)
    must_be_clean(file)
    return found, file


def consult_safe_evidence(*, contest_id: uuid.UUID, officer: Officer, at: datetime) -> tuple[Contest, SafeCopy]:
    """The sanitised copy of the evidence, made now where there is none, journalled as read. Not to be called in a transaction."""
    found = consult_contest(contest_id=contest_id, officer=officer, at=at)
    return found, safe_copy_of(StoredFile.objects.get(pk=found.evidence_id))


def may_answer(contest: Contest, officer: Officer, *, at: datetime) -> bool:
    """Whether the objection is this officer's unit's to answer."""
    return contest.unit_id in units_where(officer, "review", on=legal_day_of(at))


@transaction.atomic
def answer_contest(*, contest_id: uuid.UUID, corrected: bool, why: str, officer: Officer, at: datetime) -> None:
    """Correct the fact as claimed, or leave it; the person is told either way.

    Refuses an objection of another unit (`ContestOfAnotherUnit`), one of somebody near to the officer, and as `correct` does.
    """
    found = contest_of(contest_id)
    if found is None:
        raise ContestUnknown
    if not may_answer(found, officer, at=at):
        raise ContestOfAnotherUnit
    if conflict_between(officer, [found.person_id]):
        raise ConflictOfInterest
    (correct if corrected else decline)(contest_id=contest_id, why=why, officer=officer, at=at)
