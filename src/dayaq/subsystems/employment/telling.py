"""Telling a jobseeker by their trusted contacts what happened; e-mail, and SMS only to a number in the person's own name."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import yaml
from django.conf import settings

from dayaq.casework.identification.trusted import own_contacts
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.people.models import Person
from dayaq.casework.wording import date_in_words

TEXTS = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text(encoding="utf-8"))
PAGE = "/my/job-search"


def tell_jobseeker(*, person: Person, matter: UUID, kind: str, at: datetime, due: date | None = None) -> int:
    """Write one notice to each contact that may be used, in the caller's transaction; how many there were.

    The words say today, and `due` where there is a last day. Nobody is told of a person who died.
    """
    if person.died_on is not None:
        return 0
    language = person.language
    said = {"day": date_in_words(legal_day_of(at), language), "due": date_in_words(due, language) if due else ""}
    body = TEXTS[kind][language].format(link=f"{settings.PORTAL_URL}{PAGE}", **said)
    message = Message(kind=kind, language=language, subject=TEXTS["subject"][language], body=body)
    usable = own_contacts([person.pk]).get(person.pk, [])
    for contact in usable:
        tell(person=person, matter=matter.hex, medium=contact.medium, address=contact.address, message=message, at=at)
    return len(usable)
