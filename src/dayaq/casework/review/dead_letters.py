"""The officer's look at notices that could not be delivered."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.queries import dead_letters
from dayaq.casework.review.operations import actor_of
from dayaq.casework.staff.models import Officer

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class DeadLetters:
    """One page of undelivered notices, the number of all, and which page of how many it is."""

    notices: list[Notice]
    total: int
    page: int
    pages: int


@transaction.atomic
def consult_dead_letters(*, page: int, officer: Officer, at: datetime) -> DeadLetters:
    """One page of undelivered notices, the oldest first, journalled with the persons it shows; past the end, the last page."""
    every = dead_letters()
    total = every.count()
    pages = max(1, -(-total // PAGE_SIZE))
    shown = min(max(page, 1), pages)
    notices = list(every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    if notices:
        persons = [notice.person_id for notice in notices]
        record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("dead_letters", str(shown)), persons=persons, at=at)
    return DeadLetters(notices=notices, total=total, page=shown, pages=pages)
