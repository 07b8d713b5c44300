"""What a person is written about an application: the same status sentence in mail and SMS, and in mail the decision.

No letter names the person: a contact typed in a form may be mistyped, and must not tell a stranger who applied.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml
from django.conf import settings

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.service import Service
from dayaq.casework.status import State, StatusFacts, Telling, status_sentence

TEXTS = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


#: The states of an application as the status sentence knows them.
STATES: dict[Application.State, State] = {
    Application.State.RECEIVED: "received",
    Application.State.IN_REVIEW: "in_review",
    Application.State.WAITING: "waiting_for_citizen",
    Application.State.APPROVED: "approved",
    Application.State.REFUSED: "refused",
    Application.State.WITHDRAWN: "withdrawn",
    Application.State.DISCONTINUED: "discontinued",
}


#: The kind of notice that tells the decision of a matter, by why the matter stands.
DECIDED_KINDS = {
    Purpose.NEW: "application_decided",
    Purpose.COMPLAINT: "complaint_decided",
    Purpose.CORRECTION: "decision_corrected",
}


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says beside the status sentence: `details` in mail only, and the page where the person reads on.

    `occasion` tells apart letters of one kind about one matter.
    """

    path: str
    details: str = ""
    occasion: str = ""


def facts_of(application: Application, service: Service, telling: Telling) -> StatusFacts:
    """What the status sentence of an application is made of."""
    since = application.closed_at or application.asked_at or application.taken_at or application.received_at
    return StatusFacts(
        kind=service.kind,
        state=STATES[Application.State(application.state)],
        received_on=application.received_on,
        since=legal_day_of(since),
        due_on=application.due_on,
        answer_by=application.answer_by,
        telling=telling,
    )


def tell_applicant(*, application: Application, service: Service, kind: str, letter: Letter, at: datetime) -> None:
    """Tell every contact of the application how the matter now stands. Nobody writes to the dead: theirs is an officer's task."""
    for medium, address, message in messages_to_applicant(application, service, kind, letter, on=legal_day_of(at)):
        tell(
            person=application.person,
            matter=application.registration_number,
            medium=medium,
            address=address,
            message=message,
            at=at,
        )


def messages_to_applicant(
    application: Application, service: Service, kind: str, letter: Letter, *, on: date
) -> list[tuple[Notice.Medium, str, Message]]:
    """What each contact of the application is written on the day: the medium, the address, the message."""
    if application.person.died_on is not None:
        return []
    said = {
        "sentence": status_sentence(facts_of(application, service, telling="sent"), application.language, on=on),
        "title": service.title.in_language(application.language),
        "number": application.registration_number,
        "details": letter.details,
        "link": settings.PORTAL_URL + letter.path,
        "occasion": letter.occasion,
    }
    contacts = [(Notice.Medium.EMAIL, application.email), (Notice.Medium.SMS, application.phone)]
    return [(medium, address, _message(kind, medium, application.language, said)) for medium, address in contacts if address]


def _message(kind: str, medium: Notice.Medium, language: str, said: dict[str, str]) -> Message:
    """The message as it reads in this medium."""
    return Message(
        kind=kind,
        language=language,
        subject=TEXTS["subjects"][kind][language].format(**said),
        body=TEXTS[medium][language].format(**said),
        occasion=said["occasion"],
    )
