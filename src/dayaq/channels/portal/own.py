"""What a person sees of their own, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.own import PAGE_SIZE, Readings, read_own_applications, read_own_journal
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.applications.queries import sentences_of
from dayaq.casework.corrections.facts import Fact
from dayaq.casework.corrections.own import OwnData, contest_own, read_own_data
from dayaq.casework.identification.codes import CodeNotRight, Purpose
from dayaq.casework.identification.confirming import ask_code_to_confirm, confirm_by_eid
from dayaq.casework.identification.levels import Level
from dayaq.casework.identification.trusted import Contact, ask_code_of_person, prove_trusted_contact
from dayaq.casework.people.queries import person_of
from dayaq.catalogue.catalogue import service
from dayaq.channels.portal.applying import checked
from dayaq.channels.portal.keys_held import AwaitedCode, await_code, awaited_code, code_used, raise_level
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.texts import language_now


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """One application of the list: what it asks for, complaints and rights found among them, and how it stands today."""

    application: Application
    title: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class OwnList:
    """One page of the person's applications; `page` is as the links under the list need it."""

    rows: list[OwnRow]
    total: int
    page: Any


def send_code_to_person(request: HttpRequest, person: UUID, medium: str) -> None:
    """Have a code sent to the trusted contact of the identified person. Refuses a full window."""
    asked = ask_code_of_person(person=person_of(person), medium=medium, client=client_address(request), at=timezone.now())
    await_code(request, AwaitedCode(asked=str(asked), purpose=Purpose.TRUSTED.value, medium=medium))


def prove_by_code(request: HttpRequest, person: UUID, typed: str) -> None:
    """Raise the session to the level of a trusted contact. Refuses every failure alike (`CodeNotRight`)."""
    awaited = awaited_code(request, Purpose.TRUSTED.value)
    if awaited is None:
        raise CodeNotRight
    if prove_trusted_contact(asked=UUID(awaited.asked), typed=typed, at=timezone.now()) != person:
        raise CodeNotRight
    raise_level(request, Level.TRUSTED_CONTACT)


def send_code_to_own_contact(request: HttpRequest, person: UUID, medium: str, address: str) -> None:
    """Have a code sent to the contact that the person, known by e-ID, names as their own. Refuses a full window."""
    contact = Contact(medium=medium, address=address)
    asked = ask_code_to_confirm(person=person, contact=contact, client=client_address(request), at=timezone.now())
    await_code(request, AwaitedCode(asked=str(asked), purpose=Purpose.OWN_CONTACT.value, medium=medium))


def confirm_own_contact(request: HttpRequest, person: UUID, typed: str) -> None:
    """Make the contact trusted to which the code went. Refuses every failure alike (`CodeNotRight`)."""
    awaited = awaited_code(request, Purpose.OWN_CONTACT.value)
    if awaited is None:
        raise CodeNotRight
    confirm_by_eid(asked=UUID(awaited.asked), person=person, typed=typed, at=timezone.now(), legal_at=legal_now())
    code_used(request)


def own_applications(person: UUID, page: int) -> OwnList:
    """One page of the person's applications with their status sentences of today."""
    answered = read_own_applications(person=person, page=page, at=legal_now())
    pairs = [(one, as_asked(one, service(one.service_code).service)) for one in answered.applications]
    language = language_now()
    sentences = sentences_of(pairs, language, on=legal_day())
    rows = [
        OwnRow(application=application, title=asked.title.in_language(language), sentence=sentence)
        for (application, asked), sentence in zip(pairs, sentences, strict=True)
    ]
    return OwnList(rows=rows, total=answered.total, page=Paginator(range(answered.total), PAGE_SIZE).page(answered.page))


def own_readings(person: UUID, before: int | None) -> Readings:
    """Who read the person's data, from the latest or from before an entry of the journal."""
    return read_own_journal(person=person, before=before, at=legal_now())


def own_data(person: UUID) -> OwnData:
    """What is on file about the person, and what became of their objections."""
    return read_own_data(person=person, at=legal_now())


def contest_fact(person: UUID, fact: Fact, *, claimed: str, explanation: str, file: "UploadedFile[Any]") -> None:
    """Contest one fact with the document that shows it. Refuses a document that cannot be attached, and as `contest` does."""
    evidence = checked(file)
    contest_own(person=person, fact=fact, claimed=claimed, explanation=explanation, evidence=evidence, at=legal_now())
