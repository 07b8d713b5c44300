"""Letters on paper: which wait at a centre, what they say, that one was handed over, or went by post."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from dayaq.casework.applications.queries import application_numbered
from dayaq.casework.journal.operations import CONSULTED, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.delivery import Road, note_delivered
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.queries import letters_to_collect
from dayaq.casework.people.districts import districts
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


class NoPostalAddress(Refusal):
    """The application names no address to which a letter could be posted."""

    texts = {
        "az": "Müraciətdə yaşayış ünvanı göstərilməyib, ona görə məktubu poçtla göndərmək olmur. Onu mərkəzdə təhvil verin.",
        "en": "The application names no address, so the letter cannot be posted. Hand it over at a centre.",
        "ru": "В заявлении нет адреса проживания, поэтому отправить письмо по почте нельзя. Вручите его в центре.",
    }


@dataclass(frozen=True, kw_only=True)
class PrintedLetter:
    """A letter as it is printed, and the address to which it may be posted; empty where the application names none."""

    letter: Notice
    postal_address: str


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
def consult_letter(*, letter: uuid.UUID, officer: Officer, at: datetime) -> PrintedLetter:
    """One waiting letter, to be printed; journalled as read. Refuses one that does not wait here."""
    found = _within(officer, legal_day_of(at)).filter(pk=letter).first()
    if found is None:
        raise LetterNotWaiting
    subject = Subject("letter", str(found.pk))
    record(actor=actor_of(officer), verb=CONSULTED, subject=subject, persons=[found.person_id], at=at)
    return PrintedLetter(letter=found, postal_address=_postal_address(found))


@transaction.atomic
def hand_over(*, letter: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """Note that the letter was handed to its person, who showed the identity document. Refuses one handed over before."""
    return _gone(_locked(letter, officer, at), Road.COUNTER, officer, at)


@transaction.atomic
def post(*, letter: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    """Note that the letter was posted to the address of the application; it counts as delivered some working days later.

    Refuses one that is gone already, and one without an address (`NoPostalAddress`).
    """
    found = _locked(letter, officer, at)
    if not _postal_address(found):
        raise NoPostalAddress
    return _gone(found, Road.POST, officer, at)


def _locked(letter: uuid.UUID, officer: Officer, at: datetime) -> Notice:
    found = _within(officer, legal_day_of(at)).select_for_update(of=("self",)).filter(pk=letter).first()
    if found is None:
        raise LetterNotWaiting
    return found


def _gone(letter: Notice, road: Road, officer: Officer, at: datetime) -> Notice:
    """The letter has left the house by this road."""
    letter.state, letter.sent_at = Notice.State.SENT, at
    letter.save(update_fields=["state", "sent_at"])
    note_delivered(letter, road, on=legal_day_of(at), at=at)
    verb = "handed_over" if road == Road.COUNTER else "posted"
    subject = Subject("letter", str(letter.pk))
    record(actor=actor_of(officer), verb=verb, subject=subject, persons=[letter.person_id], at=at)
    return letter


def _postal_address(letter: Notice) -> str:
    """The address as the application names it, with its city or district in the language of the letter."""
    application = application_numbered(letter.matter)
    if application is None or not application.address.strip():
        return ""
    district = districts().get(application.district)
    return ", ".join(part for part in (application.address, district.in_language(letter.language) if district else "") if part)


def _within(officer: Officer, on: date) -> QuerySet[Notice]:
    """The letters about applications at the units where the officer receives people."""
    matters = applications_within(officer, "receive", on=on).values("registration_number")
    return letters_to_collect().filter(matter__in=matters)
