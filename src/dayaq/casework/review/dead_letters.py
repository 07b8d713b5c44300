"""The officer's look at notices that could not be delivered, about applications of the officer's own units."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import NoticeNotDead, send_again
from dayaq.casework.notices.queries import dead_letters
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.queries import applications_within
from dayaq.casework.staff.models import Officer

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class DeadLetters:
    """One page of undelivered notices, the number of all, and which page of how many it is."""

    notices: list[Notice]
    total: int
    page: int
    pages: int


def dead_letters_within(officer: Officer, *, on: date) -> QuerySet[Notice]:
    """The undelivered notices about applications that the officer may review, the oldest first."""
    matters = applications_within(officer, "review", on=on).values("registration_number")
    return dead_letters().filter(matter__in=matters)


def dead_letter_count(officer: Officer, *, on: date) -> int:
    """How many undelivered notices wait for the officer."""
    return dead_letters_within(officer, on=on).count()


@transaction.atomic
def consult_dead_letters(*, page: int, officer: Officer, at: datetime) -> DeadLetters:
    """One page of undelivered notices, the oldest first, journalled with the persons it shows; past the end, the last page."""
    every = dead_letters_within(officer, on=legal_day_of(at))
    total = every.count()
    pages = max(1, -(-total // PAGE_SIZE))
    shown = min(max(page, 1), pages)
    notices = list(every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    if notices:
        persons = [notice.person_id for notice in notices]
        record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("dead_letters", str(shown)), persons=persons, at=at)
    return DeadLetters(notices=notices, total=total, page=shown, pages=pages)


@transaction.atomic
def send_dead_letter_again(*, notice_id: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """Try an undelivered notice once more. Refuses alike one that is none, is unknown, or belongs to another unit."""
    if not dead_letters_within(officer, on=legal_day_of(at)).filter(pk=notice_id).exists():
        raise NoticeNotDead
    return send_again(notice_id=notice_id, officer=actor_of(officer), at=at)
