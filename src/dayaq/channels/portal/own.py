"""What a person sees of their own, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils import timezone

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.own import PAGE_SIZE, Readings, read_own_applications, read_own_journal
from dayaq.casework.applications.queries import sentences_of
from dayaq.casework.identification.codes import CodeNotRight, Purpose
from dayaq.casework.identification.levels import Level
from dayaq.casework.identification.trusted import ask_code_of_person, prove_trusted_contact
from dayaq.casework.people.queries import person_of
from dayaq.catalogue.catalogue import Entry, service
from dayaq.channels.portal.keys_held import AwaitedCode, await_code, awaited_code, raise_level
from dayaq.web.client_address import client_address
from dayaq.web.legal_clock import legal_day, legal_now
from dayaq.web.texts import language_now


@dataclass(frozen=True, kw_only=True)
class OwnRow:
    """One application of the list: what it asks for, and how it stands today."""

    application: Application
    entry: Entry
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


def own_applications(person: UUID, page: int) -> OwnList:
    """One page of the person's applications with their status sentences of today."""
    answered = read_own_applications(person=person, page=page, at=legal_now())
    entries = [service(application.service_code) for application in answered.applications]
    pairs = [(application, entry.service) for application, entry in zip(answered.applications, entries, strict=True)]
    sentences = sentences_of(pairs, language_now(), on=legal_day())
    rows = [
        OwnRow(application=application, entry=entry, sentence=sentence)
        for application, entry, sentence in zip(answered.applications, entries, sentences, strict=True)
    ]
    return OwnList(rows=rows, total=answered.total, page=Paginator(range(answered.total), PAGE_SIZE).page(answered.page))


def own_readings(person: UUID, before: int | None) -> Readings:
    """Who read the person's data, from the latest or from before an entry of the journal."""
    return read_own_journal(person=person, before=before, at=legal_now())
