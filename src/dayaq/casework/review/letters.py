"""Letters that people collect at a centre: which wait, what they say, and that one was handed over."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.queries import letters_to_collect
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import actor_of
from dayaq.casework.review.queries import applications_within
from dayaq.casework.staff.models import Officer

PAGE_SIZE = 20


class LetterNotWaiting(Refusal):
    """No letter of that key waits at the officer's units: it was handed over already, or is somebody else's."""

    texts = {
        "az": "Bu məktub gözləyənlər arasında deyil: ola bilsin, artıq təhvil verilib.",
        "en": "This letter is not among those that wait; perhaps it was handed over already.",
        "ru": "Этого письма нет среди ожидающих: возможно, оно уже вручено.",
    }


@dataclass(frozen=True, kw_only=True)
class WaitingLetters:
    """One page of letters to be collected, the number of all, and which page it is."""

    letters: list[Notice]
    total: int
    page: int


@transaction.atomic
def consult_letters(*, page: int, officer: Officer, at: datetime) -> WaitingLetters:
    """One page of the letters that wait, the oldest first, journalled with the persons it shows; past the end, the last page."""
    every = _within(officer, legal_day_of(at))
    total = every.count()
    shown = min(max(page, 1), max(1, -(-total // PAGE_SIZE)))
    letters = list(every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE])
    if letters:
        persons = [letter.person_id for letter in letters]
        record(actor=actor_of(officer), verb=CONSULTED, subject=Subject("letters", str(shown)), persons=persons, at=at)
    return WaitingLetters(letters=letters, total=total, page=shown)


@transaction.atomic
def consult_letter(*, letter: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """One waiting letter, to be printed; journalled as read. Refuses one that does not wait here."""
    found = _within(officer, legal_day_of(at)).filter(pk=letter).first()
    if found is None:
        raise LetterNotWaiting
    subject = Subject("letter", str(found.pk))
    record(actor=actor_of(officer), verb=CONSULTED, subject=subject, persons=[found.person_id], at=at)
    return found


@transaction.atomic
def hand_over(*, letter: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """Note that the letter was handed to its person, who showed the identity document. Refuses one handed over before."""
    found = _within(officer, legal_day_of(at)).select_for_update(of=("self",)).filter(pk=letter).first()
    if found is None:
        raise LetterNotWaiting
    found.state, found.sent_at = Notice.State.SENT, at
    found.save(update_fields=["state", "sent_at"])
    subject = Subject("letter", str(found.pk))
    record(actor=actor_of(officer), verb="handed_over", subject=subject, persons=[found.person_id], at=at)
    return found


def _within(officer: Officer, on: date) -> QuerySet[Notice]:
    """The letters about applications at the units where the officer receives people."""
    matters = applications_within(officer, "receive", on=on).values("registration_number")
    return letters_to_collect().filter(matter__in=matters)
