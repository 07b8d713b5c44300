"""What a person sees of the facts on file about themselves, and contesting one of them on the portal."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from dayaq.casework.applications.documents import CheckedDocument
from dayaq.casework.corrections.facts import Fact, stored
from dayaq.casework.corrections.models import Contest
from dayaq.casework.corrections.operations import Objection, contest
from dayaq.casework.identification.models import TrustedContact
from dayaq.casework.identification.trusted import trusted_contacts
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.notices.models import Notice
from dayaq.casework.people.models import IdentityDocument, Person

#: What a living person may contest without coming to a centre; a death is told by the register, the language is a wish.
OWN = (Fact.SURNAME, Fact.GIVEN_NAME, Fact.PATRONYMIC, Fact.BIRTH_DATE, Fact.SEX, Fact.DISTRICT)


@dataclass(frozen=True, kw_only=True)
class OwnFact:
    """One fact on file, as text, and the objection to it that waits for an answer."""

    fact: Fact
    value: str
    open: Contest | None


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """What is on file about a person: facts, documents (the latest first), objections with answers, where these are told."""

    person: Person
    facts: tuple[OwnFact, ...]
    documents: tuple[IdentityDocument, ...]
    contests: tuple[Contest, ...]
    told_to: tuple[TrustedContact, ...]


@transaction.atomic
def read_own_data(*, person: uuid.UUID, at: datetime) -> OwnData:
    """What is on file about the person, journalled as their own reading."""
    found = Person.objects.get(pk=person)
    contests = tuple(Contest.objects.filter(person=found))
    waiting = {one.fact: one for one in contests if one.state == Contest.State.OPEN}
    actor = Actor(ActorKind.CITIZEN, str(person))
    record(actor=actor, verb=CONSULTED, subject=Subject("own_data", str(person)), persons=[person], at=at)
    return OwnData(
        person=found,
        facts=tuple(OwnFact(fact=fact, value=stored(found, fact), open=waiting.get(fact.value)) for fact in OWN),
        documents=tuple(IdentityDocument.objects.filter(person=found).order_by("-issued_on", "-pk")),
        contests=contests,
        told_to=tuple(trusted_contacts(person)),
    )


@transaction.atomic
def contest_own(
    *, person: uuid.UUID, fact: Fact, claimed: str, explanation: str, evidence: CheckedDocument, at: datetime
) -> Contest:
    """Contest one fact about oneself with the document that shows it, told to the trusted contacts; refuses as `contest` does."""
    told = {contact.medium: contact.address for contact in trusted_contacts(person)}
    objection = Objection(
        fact=fact,
        claimed=claimed,
        explanation=explanation,
        email=told.get(Notice.Medium.EMAIL, ""),
        phone=told.get(Notice.Medium.SMS, ""),
    )
    return contest(person=Person.objects.get(pk=person), objection=objection, evidence=evidence, officer=None, at=at)
