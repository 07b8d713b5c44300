"""What a person is written about an application: the same status sentence in mail and SMS, and in mail the decision.

No letter names the person: a contact typed in a form may be mistyped, and must not tell a stranger who applied.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import yaml
from django.conf import settings

from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.language import LANGUAGES
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.notices.wordings.kinds import Fields, LetterText, Part, WordedKind
from dayaq.casework.notices.wordings.queries import worded
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


#: What each part of a letter may name, and must. An SMS says the status sentence and nothing personal beside it.
FIELDS: Mapping[Part, Fields] = {
    "subject": Fields(allowed=("number",), required=("number",)),
    "mail": Fields(
        allowed=("sentence", "title", "number", "details", "link"), required=("sentence", "number", "details", "link")
    ),
    "sms": Fields(allowed=("number", "sentence", "link"), required=("number", "sentence", "link")),
}
SAMPLE_NUMBER = "2020-0000123-2"
SAMPLE_DAYS = {"received_on": date(2020, 3, 16), "since": date(2020, 3, 18), "due_on": date(2020, 4, 10)}


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What a letter says beside the status sentence: `details` in mail only, and the page where the person reads on.

    `occasion` tells apart letters of one kind about one matter.
    `wordings` are the approved wordings from which the details are written.
    """

    path: str
    details: str = ""
    occasion: str = ""
    wordings: tuple[uuid.UUID, ...] = ()


def _sample(kind: str, language: str) -> Mapping[str, str]:
    """A made-up matter, to try the words of a kind on."""
    sample = TEXTS["samples"].get(kind, TEXTS["samples"]["any"])
    facts = StatusFacts(kind="service", state=sample["state"], telling="sent", **SAMPLE_DAYS)
    return {
        "sentence": status_sentence(facts, language, on=SAMPLE_DAYS["since"]),
        "title": TEXTS["samples"]["title"][language],
        "number": SAMPLE_NUMBER,
        "details": sample.get("details", {}).get(language, ""),
        "link": f"{settings.PORTAL_URL}/status",
    }


def _worded_kind(kind: str) -> WordedKind:
    """One kind of letter with its released words."""
    released = {
        language: LetterText(
            subject=TEXTS["subjects"][kind][language],
            mail=TEXTS[Notice.Medium.EMAIL][language],
            sms=TEXTS[Notice.Medium.SMS][language],
        )
        for language in LANGUAGES
    }
    return WordedKind(code=kind, parts=FIELDS, released=released, sample=partial(_sample, kind))


#: Every kind of letter about an application, by its code.
LETTERS: Mapping[str, WordedKind] = {kind: _worded_kind(kind) for kind in TEXTS["subjects"]}


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
    }
    words = worded(LETTERS[kind], application.language, on)
    text = words.text.filled(said)
    mail = Message(
        kind=kind,
        language=application.language,
        subject=text.subject,
        body=text.mail,
        occasion=letter.occasion,
        wordings=(*words.written_from, *letter.wordings),
    )
    sms = replace(mail, body=text.sms, wordings=words.written_from)
    paper = "-" if application.on_paper else ""
    contacts = [
        (Notice.Medium.EMAIL, application.email, mail),
        (Notice.Medium.SMS, application.phone, sms),
        (Notice.Medium.LETTER, paper, mail),
    ]
    return [(medium, address, message) for medium, address, message in contacts if address]
