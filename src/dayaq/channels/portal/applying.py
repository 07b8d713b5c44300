"""What the steps of applying do below the screen: each function is the one call of a view.

They bring together what only the channel knows (who is identified, which browser, the service named by a row) and the operations
of the applications' room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.applications.documents import CheckedDocument, DocumentTooLarge, check, safe_name
from dayaq.casework.applications.drafts import DraftClosed, DraftUnknown, attach, begin_anew, draft_of_browser, open_draft
from dayaq.casework.applications.models import Application, Draft
from dayaq.casework.applications.operations import require_authority, submit
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import application_sent_from, sentence_of
from dayaq.casework.applications.reading import read_receipt, read_status
from dayaq.casework.channel import Channel
from dayaq.casework.decisions.letters import decision_words
from dayaq.casework.decisions.models import Decision, DecisionByLaw
from dayaq.casework.decisions.queries import versions_of
from dayaq.casework.decisions.reading import read_decision
from dayaq.casework.identification.represented import authority_by_fin
from dayaq.casework.people.queries import person_of
from dayaq.casework.refusal import Refusal
from dayaq.catalogue.catalogue import Entry, service
from dayaq.channels.portal.visitor import browser_of, identified_person
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.texts import language_now
from dayaq.web.uploads import DroppedFile


class TooMuchAtOnce(Refusal):
    """The files of one form together are above what is taken at once; this one was not kept."""

    texts = {
        "az": "«{name}» faylı əlavə edilmədi: bir dəfəyə ən çoxu 50 meqabayt göndərmək olar. Onu ayrıca əlavə edin.",
        "en": "The file “{name}” was not attached: at most 50 megabytes can be sent at once. Attach it separately.",
        "ru": "Файл «{name}» не прикреплён: за один раз можно отправить не более 50 мегабайт. Прикрепите его отдельно.",
    }


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    """A draft before its browser: with the service it is for, and whether its person is identified in this session just now."""

    draft: Draft
    entry: Entry
    identified: bool
    application: Application | None = None

    @property
    def key(self) -> UUID:
        """The key of the draft, which stands in the addresses of its pages."""
        return self.draft.key


def form_before(request: HttpRequest, key: UUID) -> OpenForm:
    """The draft of that key. Refuses (`DraftUnknown`) another browser, and a session identified as another person.

    An open form for somebody else is refused (`MandateRefused`) as soon as its representative may not act any more.
    """
    browser = browser_of(request)
    if browser is None:
        raise DraftUnknown
    draft = draft_of_browser(key=key, browser=browser)
    person = identified_person(request)
    if person not in {None, draft.filled_by}:
        raise DraftUnknown
    if draft.closed_at is None:
        require_authority(draft, on=legal_day())
    sent = application_sent_from(draft) if draft.closed_at is not None else None
    return OpenForm(draft=draft, entry=service(draft.service_code), identified=person is not None, application=sent)


def begin(*, person: UUID, code: str, browser: str) -> Draft:
    """Open the draft of this person for this service. Refuses one begun elsewhere (`DraftElsewhere`)."""
    entry = service(code)
    return open_draft(person=person_of(person), service=entry.service, browser=browser, language=language_now(), at=legal_now())


def begin_here(*, person: UUID, code: str, browser: str) -> Draft:
    """Leave what was begun elsewhere, and begin an empty form in this browser."""
    entry = service(code)
    return begin_anew(person=person_of(person), service=entry.service, browser=browser, language=language_now(), at=legal_now())


def begin_for(request: HttpRequest, *, fin: str, code: str, browser: str, anew: bool = False) -> Draft:
    """Open the form in which the identified person applies for the person of this FİN; `authority_by_fin` tells the refusals."""
    representative = identified_person(request)
    if representative is None:
        raise DraftUnknown
    authority = authority_by_fin(
        representative=representative,
        fin=fin,
        service_code=code,
        address=client_address(request),
        at=timezone.now(),
        on=legal_day(),
    )
    return (begin_anew if anew else open_draft)(
        person=person_of(authority.represented),
        service=service(code).service,
        browser=browser,
        language=language_now(),
        at=legal_now(),
        authority=authority,
    )


def attach_all(form: OpenForm, files: "Iterable[UploadedFile[Any]]") -> list[Refusal]:
    """Attach every file that can be; what is wrong with the others. Refuses (`DraftClosed`) a form sent meanwhile."""
    refusals: list[Refusal] = []
    for file in files:
        try:
            attach(draft=form.draft, document=checked(file), at=legal_now())
        except DraftClosed:
            raise
        except Refusal as refusal:
            refusals.append(refusal)
    return refusals


def checked(file: "UploadedFile[Any]") -> CheckedDocument:
    """The document that a file is. Refuses what `check` refuses, and a file that was too much."""
    return check(file.name or "", _content(file))


def _content(file: "UploadedFile[Any]") -> bytes:
    """The bytes of a file; a dropped one is refused by its size."""
    if isinstance(file, DroppedFile):
        kind = DocumentTooLarge if file.too_large else TooMuchAtOnce
        raise kind(name=safe_name(file.name or ""))
    return bytes(file.read())


def send(form: OpenForm) -> Application:
    """Send the draft; sending it again answers the same application."""
    return submit(draft=form.draft, service=form.entry.service, channel=Channel.PORTAL, at=legal_now())


@dataclass(frozen=True, kw_only=True)
class Version:
    """A decision in the words of its letter, its day, and what the law told."""

    on: date
    letter: str
    told: Mapping[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How an application stands, as its person may read it: the sentence, and the decisions, the one in force first."""

    application: Application
    entry: Entry
    sentence: str
    title: str
    versions: tuple[Version, ...] = ()


def receipt_of(form: OpenForm) -> Standing | None:
    """The application that the draft became, with its status sentence of today; None when it never was sent."""
    application = read_receipt(draft=form.draft, at=legal_now())
    return None if application is None else standing_of(application)


def status_of(request: HttpRequest, *, number: str, fin: str) -> Standing:
    """The status sentence by registration number and FİN; see `read_status` for the refusals."""
    application = read_status(
        number=number,
        fin=fin,
        address=client_address(request),
        channel=Channel.PORTAL,
        at=timezone.now(),
        on=legal_day(),
    )
    return standing_of(application)


def decision_of(request: HttpRequest, *, key: UUID, fin: str) -> Standing | None:
    """The decision to which a letter led, in the letter's own words; see `read_decision` for the refusals."""
    decision = read_decision(
        key=key,
        fin=fin,
        address=client_address(request),
        channel=Channel.PORTAL,
        at=timezone.now(),
        on=legal_day(),
    )
    if decision.application is None:
        return None
    versions = tuple(reversed([_version(one) for one in versions_of(decision)]))
    return replace(standing_of(decision.application), versions=versions)


def _version(decision: Decision) -> Version:
    """A decision in the words of its letter."""
    entry = service(decision.service_code)
    asked = entry.service if decision.application is None else as_asked(decision.application, entry.service)
    by_law: DecisionByLaw | None = getattr(decision, "by_law", None)
    told = by_law.told if by_law is not None else None
    letter = decision_words(decision, asked, language_now(), on=decision.on).text.mail
    return Version(on=decision.on, letter=letter, told=told)


def standing_of(application: Application) -> Standing:
    """How an application stands today, in the language of the page."""
    entry = service(application.service_code)
    asked, language = as_asked(application, entry.service), language_now()
    sentence = sentence_of(application, asked, language, on=legal_day())
    return Standing(application=application, entry=entry, sentence=sentence, title=asked.title.in_language(language))
