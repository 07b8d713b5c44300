"""Employers, those who sign for them, workers, and notifications for tests of contract notification."""

import itertools
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from dayaq.casework.channel import Channel
from dayaq.casework.people.document_number import normalised_document_number
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.staff.models import Officer
from dayaq.subsystems.contracts.models import Employer, EmployerState, Signatory
from dayaq.subsystems.contracts.operations import Signed
from dayaq.subsystems.contracts.registers import EmployerFacts, SignatoryPaper, record_employer, record_signatory
from dayaq.subsystems.contracts.values import AgreedTerms, Conclusion, Worker
from tests.making import LONG_AGO, MONDAY, make_officer, make_person

VOEN = "1400057421"
ANOTHER_VOEN = "1401555071"
FACTS = EmployerFacts(name="Xəzər Tikiş", address="Bakı", kind=EmployerState.Kind.BUSINESS, sector=EmployerState.Sector.PRIVATE)
STARTS_ON = date(2020, 3, 17)
_running = itertools.count(1)


def make_worker(**given: object) -> Person:
    """A person with an identity card."""
    person = make_person(**given)
    number = f"{5_000_000 + next(_running):07d}"
    IdentityDocument.objects.create(person=person, series="AA", number=number, issued_on=LONG_AGO, authority="ASAN")
    return person


def make_employer(
    voen: str = VOEN, *, officer: Officer | None = None, from_on: date = LONG_AGO, at: datetime = MONDAY, **given: object
) -> Employer:
    """An employer on record, an active business unless told otherwise."""
    return record_employer(voen=voen, facts=replace(FACTS, **given), from_on=from_on, officer=officer or make_officer(), at=at)


def make_signatory(employer: Employer, person: Person | None = None, *, ends_on: date | None = None) -> Signatory:
    """Somebody who signs for the employer."""
    signs = person or make_worker()
    document = signs.documents.get()
    return record_signatory(
        employer=employer.pk,
        document=normalised_document_number(f"{document.series}{document.number}"),
        fin=signs.fin,
        paper=SignatoryPaper(paper="Əmr № 1", starts_on=LONG_AGO, ends_on=ends_on),
        officer=make_officer(),
        at=MONDAY,
    )


def signed_by(signatory: Signatory, *, at: datetime = MONDAY) -> Signed:
    return Signed(person=signatory.person_id, employer=signatory.employer_id, channel=Channel.PORTAL, at=at)


def worker_of(person: Person, **given: object) -> Worker:
    """The person as an employer copies them from the card."""
    document = person.documents.get()
    written = {
        "fin": person.fin,
        "document": normalised_document_number(f"{document.series}{document.number}"),
        "surname": person.surname,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
    }
    return Worker(**{**written, **given})


def terms_of(**given: object) -> AgreedTerms:
    """Ordinary terms, from the day after MONDAY."""
    usual = {
        "position": "Dərzi",
        "workplace": "Bakı, Nizami 1",
        "duties": "Paltar tikmək",
        "concluded_on": date(2020, 3, 16),
        "starts_on": STARTS_ON,
        "last_day": None,
        "trial_months": 3,
        "weekly_hours": 40,
        "wage": Decimal("500.00"),
        "supplements": "",
        "leave_days": 21,
        "main_workplace": True,
        "parental_consent": False,
        "address": "Bakı",
        "other": "",
    }
    return AgreedTerms(**{**usual, **given})


def conclusion_of(person: Person, *, key: str = "", worker: dict[str, object] | None = None, **terms: object) -> Conclusion:
    return Conclusion(key=key or f"key{next(_running)}", worker=worker_of(person, **(worker or {})), terms=terms_of(**terms))
