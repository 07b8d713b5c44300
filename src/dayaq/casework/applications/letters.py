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

from dayaq.casework.applications.complaint_term import complaint_until
from dayaq.casework.applications.models import Application, Purpose
from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.language import LANGUAGES
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.notices.wordings.kinds import Fields, LetterText, Part, WordedKind
from dayaq.casework.notices.wordings.queries import worded
from dayaq.casework.people.mandates.authority import MandateRefused, authority_over
from dayaq.casework.people.models import Person
from dayaq.casework.service import Service
from dayaq.casework.status import News, State, StatusFacts, status_sentence

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
    Purpose.FOUND: "right_found",
    Purpose.CHANGED: "payment_changed",
}


#: What each part of a letter may name, and must. An SMS says the status sentence and nothing personal beside it.
FIELDS: Mapping[Part, Fields] = {
    "subject": Fields(allowed=("number",), required=("number",)),
    "mail": Fields(
        allowed=("sentence", "title", "number", "details", "link"), required=("sentence", "number", "details", "link")
    ),
    "sms": Fields(allowed=("number", "sentence", "link"), required=("number", "sentence", "link")),
}
OWN_SMS = Fields(allowed=("number", "sentence", "link"), required=("number", "link"))
PAPER = "-"
"""In place of the address of a letter, which is collected."""

SAMPLE_NUMBER = "2020-0000123-2"
SAMPLE_FACTS = StatusFacts(
    kind="service", state="received", received_on=date(2020, 3, 16), since=date(2020, 3, 18), due_on=date(2020, 4, 10)
)
SAMPLE_TERM = date(2020, 4, 17)


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
    news = News(telling="sent", delivered_on=SAMPLE_FACTS.since, complain_until=SAMPLE_TERM)
    facts = replace(SAMPLE_FACTS, state=sample["state"], news=news)
    return {
        "sentence": status_sentence(facts, language, on=SAMPLE_FACTS.since),
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
            sms=TEXTS["sms_of"].get(kind, TEXTS[Notice.Medium.SMS])[language],
        )
        for language in LANGUAGES
    }
    # An SMS that was released without the status sentence may go without it.
    parts = FIELDS if "{sentence}" in released[LANGUAGES[0]].sms else {**FIELDS, "sms": OWN_SMS}
    return WordedKind(code=kind, parts=parts, released=released, sample=partial(_sample, kind))


#: Every kind of letter about an application, by its code.
LETTERS: Mapping[str, WordedKind] = {kind: _worded_kind(kind) for kind in TEXTS["subjects"]}


def facts_of(application: Application, service: Service, news: News) -> StatusFacts:
    """What the status sentence of an application is made of."""
    since = application.closed_at or application.asked_at or application.taken_at or application.received_at
    return StatusFacts(
        kind=service.kind,
        state=STATES[Application.State(application.state)],
        received_on=application.received_on,
        since=legal_day_of(since),
        due_on=application.due_on,
        answer_by=application.answer_by,
        on_paper=application.on_paper and not (application.email or application.phone),
        news=news,
    )


def _news_as_told(application: Application, medium: Notice.Medium, on: date) -> News:
    """The news as a message itself tells it: it arrives on the day it leaves, and a letter holds what it tells."""
    if medium == Notice.Medium.LETTER:
        return News(telling="in_letter")
    until = None if application.purpose == Purpose.COMPLAINT else complaint_until(on)
    return News(telling="sent", delivered_on=on, complain_until=until)


def tell_applicant(*, application: Application, service: Service, kind: str, letter: Letter, at: datetime) -> None:
    """Tell every contact of the application how the matter now stands. Nobody writes to the dead: theirs is an officer's task.

    The representative who applied is sent a copy to their own trusted contacts, while their authority holds.
    """
    for medium, address, message in messages_to_applicant(application, service, kind, letter, on=legal_day_of(at)):
        tell_of(application, medium, address, message, at=at)


def tell_of(application: Application, medium: Notice.Medium, address: str, message: Message, *, at: datetime) -> Notice:
    """Write one notice about the application."""
    return tell(
        person=application.person, matter=application.registration_number, medium=medium, address=address, message=message, at=at
    )


def messages_to_applicant(
    application: Application, service: Service, kind: str, letter: Letter, *, on: date
) -> list[tuple[Notice.Medium, str, Message]]:
    """What each contact of the application is written on the day: the medium, the address, the message; last the copies."""
    if application.person.died_on is not None:
        return []
    contacts = [
        (Notice.Medium.EMAIL, application.email),
        (Notice.Medium.SMS, application.phone),
        (Notice.Medium.LETTER, PAPER if application.on_paper else ""),
    ]
    written = Written(application, service, kind, letter, on)
    named = [(medium, address) for medium, address in contacts if address]
    return [(medium, address, written.message(medium)) for medium, address in named] + _copies(written, set(named))


@dataclass(frozen=True)
class Written:
    """A letter about an application in the words that hold on the day, for whichever medium it goes by."""

    application: Application
    service: Service
    kind: str
    letter: Letter
    on: date

    def message(self, medium: Notice.Medium, copy_to: Person | None = None) -> Message:
        """The message as it goes by the medium; an SMS carries no details, and a copy says that it is one.

        A letter on paper has words of its own around the same sentence and details; nobody proposes others for them yet.
        """
        language, said = self.application.language, self._said(medium)
        words = worded(LETTERS[self.kind], language, self.on)
        text = words.text.filled(said)
        paper = TEXTS[Notice.Medium.LETTER][language].format(**said)
        bodies = {Notice.Medium.EMAIL: text.mail, Notice.Medium.SMS: text.sms, Notice.Medium.LETTER: paper}
        before = TEXTS["copy"][medium][language] if copy_to else ""
        return Message(
            kind=self.kind,
            language=language,
            subject=text.subject,
            body=before + bodies[medium],
            occasion=self.letter.occasion,
            wordings=words.written_from + (() if medium == Notice.Medium.SMS else self.letter.wordings),
            copy_to=copy_to,
        )

    def _said(self, medium: Notice.Medium) -> Mapping[str, str]:
        """What stands in the fields of the words."""
        application, service = self.application, self.service
        facts = facts_of(application, service, _news_as_told(application, medium, self.on))
        return {
            "sentence": status_sentence(facts, application.language, on=self.on),
            "title": service.title.in_language(application.language),
            "number": application.registration_number,
            "details": self.letter.details,
            "link": settings.PORTAL_URL + self.letter.path,
        }


def _copies(written: Written, named: set[tuple[Notice.Medium, str]]) -> list[tuple[Notice.Medium, str, Message]]:
    """The copies for the representative who applied; none once the authority has ended."""
    application = written.application
    representative = application.representative
    if representative is None or representative.died_on is not None or not _still_represents(application, written.on):
        return []
    own = {(Notice.Medium(contact.medium), contact.address) for contact in trusted_contacts(representative.pk)}
    return [(medium, address, written.message(medium, representative)) for medium, address in sorted(own - named)]


def _still_represents(application: Application, on: date) -> bool:
    """Whether whoever applied for the person may still act for them in the service on the day."""
    try:
        authority_over(
            representative=application.sent_by,
            represented=application.person_id,
            service_code=application.service_code,
            on=on,
        )
    except MandateRefused:
        return False
    return True
