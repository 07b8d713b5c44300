"""What a one-time code opens, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.applications.contacts import (
    ApplicationClosedToYou,
    ask_code_for_application,
    read_application,
    read_own_document,
    verify_contact,
)
from dayaq.casework.applications.models import Application, Attachment
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import person_applied_for, sentence_of
from dayaq.casework.decisions.letters import decision_words
from dayaq.casework.identification.codes import CodeNotRight, Purpose
from dayaq.casework.identification.levels import Opened, opens
from dayaq.catalogue.catalogue import service
from dayaq.channels.portal.keys_held import (
    AwaitedCode,
    await_code,
    awaited_code,
    is_opened,
    known_application,
    level_of,
    open_application,
)
from dayaq.channels.portal.visitor import identified_person
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.texts import language_now


@dataclass(frozen=True, kw_only=True)
class OpenedApplication:
    """One application as whoever holds its contact reads it: what was sent, how it stands, the decision's letter."""

    application: Application
    title: str
    sentence: str
    letter: str


def send_code_for_application(request: HttpRequest, medium: str) -> None:
    """Have a code sent to the contact of the application whose status was read here. Refuses a full window."""
    key = known_application(request)
    if key is None:
        raise ApplicationClosedToYou
    asked = ask_code_for_application(key=key, medium=medium, client=client_address(request), at=timezone.now())
    await_code(request, AwaitedCode(asked=str(asked), purpose=Purpose.APPLICATION.value, medium=medium))


def open_by_code(request: HttpRequest, typed: str) -> UUID:
    """The application that the code opens, kept open for this session. Refuses every failure alike (`CodeNotRight`)."""
    awaited = awaited_code(request, Purpose.APPLICATION.value)
    if awaited is None:
        raise CodeNotRight
    key = verify_contact(asked=UUID(awaited.asked), typed=typed, at=timezone.now())
    open_application(request, key)
    return key


def opened_application(request: HttpRequest, key: UUID) -> OpenedApplication:
    """The application, if this session opened it. Refuses any other."""
    if not _may_open(request, key):
        raise ApplicationClosedToYou
    return told_whole(read_application(key=key, reader=_reader(request, key), at=legal_now()))


def _may_open(request: HttpRequest, key: UUID) -> bool:
    """Whether a code opened this very application, or the person known here by a trusted contact is the one it is about."""
    if is_opened(request, key):
        return True
    return opens(level_of(request), Opened.MY_APPLICATIONS) and person_applied_for(key) == identified_person(request)


def _reader(request: HttpRequest, key: UUID) -> UUID | None:
    """The person known here, where it was not the code of this application that opened it."""
    return None if is_opened(request, key) else identified_person(request)


def told_whole(application: Application) -> OpenedApplication:
    """An application with its sentence and the letter of its decision, in the language of the page."""
    asked, language = as_asked(application, service(application.service_code).service), language_now()
    decision = getattr(application, "decision", None)
    return OpenedApplication(
        application=application,
        title=asked.title.in_language(language),
        sentence=sentence_of(application, asked, language, on=legal_day()),
        letter=decision_words(decision, asked, language, on=decision.on).text.mail if decision else "",
    )


def opened_document(request: HttpRequest, key: UUID, attachment: UUID) -> Attachment:
    """One document of an application that this session opened. Refuses any other."""
    if not _may_open(request, key):
        raise ApplicationClosedToYou
    return read_own_document(key=key, attachment=attachment, reader=_reader(request, key), at=legal_now())
