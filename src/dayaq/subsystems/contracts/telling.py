"""Telling worker and employer by their trusted contacts what became of a notification."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import yaml
from django.conf import settings

from dayaq.casework.identification.trusted import own_contacts
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.people.models import Person
from dayaq.casework.wording import date_in_words
from dayaq.subsystems.contracts.models import Answer, Notification

TEXTS = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))
WORKERS_PAGE, EMPLOYERS_PAGE = "/my/contracts", "/employer"


def tell_workers(registered: Sequence[Notification], at: datetime) -> None:
    """Tell each worker that a contract, its change or its end was registered about them, in the caller's transaction."""
    contacts = own_contacts({one.person_id for one in registered})
    for notification in registered:
        if notification.person_id in contacts:
            person = notification.person
            message = _message(notification, person, f"contract_{notification.kind}", WORKERS_PAGE)
            for contact in contacts[person.pk]:
                _tell(notification, person, contact.medium, contact.address, message, at)


def tell_employer(answer: Answer, at: datetime) -> None:
    """Tell whoever signed the notification what an officer answered."""
    signatory = answer.notification.signatory.person
    message = _message(answer.notification, signatory, f"notification_{answer.outcome}", EMPLOYERS_PAGE)
    for contact in own_contacts([signatory.pk]).get(signatory.pk, []):
        _tell(answer.notification, signatory, contact.medium, contact.address, message, at)


def _message(notification: Notification, person: Person, kind: str, page: str) -> Message:
    """No letter says the wage, the employer or whose matter it is: the page behind the person's own log-in does."""
    language = person.language
    body = TEXTS[kind][language].format(
        day=date_in_words(notification.received_on, language), link=f"{settings.PORTAL_URL}{page}"
    )
    return Message(kind=kind, language=language, subject=TEXTS["subject"][language], body=body)


def _tell(notification: Notification, person: Person, medium: str, address: str, message: Message, at: datetime) -> None:
    tell(person=person, matter=notification.pk.hex, medium=medium, address=address, message=message, at=at)
