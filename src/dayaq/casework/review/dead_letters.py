"""The officer's look at notices that could not be delivered: of the own units, and those about people, whom no unit owns.

Those that have reached nobody stand first. Each can be sent again, told on paper (see `retelling`), or put aside.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from dayaq.casework.applications.models import Application
from dayaq.casework.identification.code_delivery import UNDELIVERED_CODE
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import NoticeNotDead, send_again, settle
from dayaq.casework.notices.queries import dead_letters
from dayaq.casework.refusal import Refusal
from dayaq.casework.review.operations import actor_of
from dayaq.casework.staff.authority import units_where
from dayaq.casework.staff.models import Officer

PAGE_SIZE = 20
ABOUT_PEOPLE = ("fact_corrected", "fact_declined", "trusted_contact_changed", UNDELIVERED_CODE)
"""Kinds of notices about a person and no application."""


class CodeNotSentAgain(Refusal):
    """A one-time code is short-lived: whoever needs one asks for another."""

    texts = {
        "az": "Birdəfəlik kod yenidən göndərilmir, vətəndaş yenisini istəməlidir. Əvvəlcə onunla əlaqə məlumatını dəqiqləşdirin.",
        "en": "A one-time code is not sent again; the person asks for a new one. First check the contact with them.",
        "ru": "Одноразовый код повторно не отправляется: человек должен запросить новый. Сначала проверьте с ним контакт.",
    }


@dataclass(frozen=True, kw_only=True)
class DeadLetters:
    """One page of undelivered notices, the number of all, and which page of how many it is."""

    notices: list[Notice]
    total: int
    page: int
    pages: int


def dead_letters_within(officer: Officer, *, on: date) -> QuerySet[Notice]:
    """The undelivered notices that the officer may act on, those that reached nobody first, then the oldest."""
    units = units_where(officer, "review", on=on)
    matters = Application.objects.filter(unit__in=units).values("registration_number")
    return dead_letters().filter(Q(matter__in=matters) | Q(kind__in=ABOUT_PEOPLE if units else ()))


def dead_letter_count(officer: Officer, *, on: date) -> int:
    """How many undelivered notices wait for the officer."""
    return dead_letters_within(officer, on=on).count()


@transaction.atomic
def consult_dead_letters(*, page: int, officer: Officer, at: datetime) -> DeadLetters:
    """One page of undelivered notices, journalled with the persons it shows; past the end, the last page."""
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
    """Try an undelivered notice once more. Refuses alike one that is none, is unknown, or belongs to another unit; and a code."""
    if dead_letter(notice_id, officer, at).kind == UNDELIVERED_CODE:
        raise CodeNotSentAgain
    return send_again(notice_id=notice_id, officer=actor_of(officer), at=at)


@transaction.atomic
def settle_dead_letter(*, notice_id: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """Put an undelivered notice aside, as when the person was told by telephone. Refuses as sending again does."""
    dead_letter(notice_id, officer, at)
    return settle(notice_id=notice_id, officer=actor_of(officer), at=at)


def dead_letter(notice_id: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """The undelivered notice, if the officer may act on it. Refuses alike one that is none, is unknown, or another unit's."""
    found = dead_letters_within(officer, on=legal_day_of(at)).filter(pk=notice_id).first()
    if found is None:
        raise NoticeNotDead
    return found
