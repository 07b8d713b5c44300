"""Trusted contacts (etibarlı əlaqə): confirming, replacing and ending them, and the code that goes to one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import yaml
from django.db import transaction
from django.db.models import Q

from dayaq.casework.identification.codes import Asking, Purpose, ask_code, prove_code
from dayaq.casework.identification.models import TrustedBy, TrustedContact
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.notices.models import Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.casework.people.models import IdentityDocument, Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.wording import date_in_words

TEXTS = yaml.safe_load(Path(__file__).with_name("trusted_letters.yaml").read_text(encoding="utf-8"))
CHANGED = "trusted_contact_changed"


class ContactNotTrusted(Refusal):
    """No trusted contact of that key stands on the record of that person."""

    texts = {
        "az": "Bu şəxsin belə etibarlı əlaqəsi yoxdur.",
        "en": "This person has no such trusted contact.",
        "ru": "У этого лица нет такого доверенного контакта.",
    }


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Where a person can be reached: by SMS or e-mail, and at which address."""

    medium: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Trust:
    """How it is known that a contact is the person's own; at a counter, by which officer and from which document."""

    by: TrustedBy
    officer: Officer | None = None
    document: IdentityDocument | None = None

    @property
    def actor(self) -> Actor:
        """Who acts, as the journal names them."""
        return Actor(ActorKind.OFFICER, str(self.officer.pk)) if self.officer else Actor(ActorKind.SYSTEM, self.by.value)


@transaction.atomic
def trust_contact(*, person: Person, contact: Contact, trust: Trust, at: datetime) -> TrustedContact:
    """Put a trusted contact on the person's record, in place of the one of the same medium.

    Every contact that was trusted until now is told of it. Trusting once more what is trusted already changes nothing.
    """
    standing = _standing(person)
    replaced = next((one for one in standing if one.medium == contact.medium), None)
    if replaced is not None and replaced.address == contact.address:
        return replaced
    on = legal_day_of(at)
    if replaced is not None:
        _end(replaced, on)
    fresh = TrustedContact.objects.create(
        person=person,
        medium=contact.medium,
        address=contact.address,
        trusted_by=trust.by,
        officer=trust.officer,
        document=trust.document,
        confirmed_at=at,
        starts_on=on,
    )
    tell_of_change(standing, person, fresh.pk, at)
    _journal("contact_trusted", fresh, trust.actor, at)
    return fresh


@transaction.atomic
def end_trust(*, person: Person, contact: UUID, officer: Officer, at: datetime) -> None:
    """Take a contact from the person's record, as when a telephone is lost; every trusted contact is told, that one too."""
    standing = _standing(person)
    ended = next((one for one in standing if one.pk == contact), None)
    if ended is None:
        raise ContactNotTrusted
    _end(ended, legal_day_of(at))
    tell_of_change(standing, person, ended.pk, at)
    _journal("contact_no_longer_trusted", ended, Actor(ActorKind.OFFICER, str(officer.pk)), at)


def trusted_contacts(person: UUID) -> list[TrustedContact]:
    """The contacts trusted now, by medium, with the officers who confirmed them."""
    return list(TrustedContact.objects.select_related("officer").filter(person=person, ends_on__isnull=True))


def own_contacts(people: Iterable[UUID]) -> dict[UUID, list[TrustedContact]]:
    """The contacts by which people are told what concerns them: mail, and SMS only to a number registered in their own name."""
    own = Q(trusted_by=TrustedBy.OWN_NAME) | ~Q(medium=Notice.Medium.SMS)
    found: dict[UUID, list[TrustedContact]] = {}
    for contact in TrustedContact.objects.filter(own, person__in=list(people), ends_on__isnull=True).order_by("medium"):
        found.setdefault(contact.person_id, []).append(contact)
    return found


def ask_code_of_person(*, person: Person, medium: str, client: str, at: datetime) -> UUID:
    """Send a code to the person's trusted contact of this medium; the id of the asking.

    A person without one is answered alike, and nothing is sent. Refuses a full window (`TooManyCodes`).
    """
    contact = next((one for one in trusted_contacts(person.pk) if one.medium == medium), None)
    asking = Asking(
        purpose=Purpose.TRUSTED,
        about=person.pk,
        person=person.pk,
        medium=medium,
        address=contact.address if contact else "",
        language=person.language,
    )
    return ask_code(asking=asking, client=client, at=at)


def prove_trusted_contact(*, asked: UUID, typed: str, at: datetime) -> UUID:
    """The person whose trusted contact whoever typed the code holds; refuses as `prove_code` does, and outside a transaction."""
    return prove_code(asked=asked, purpose=Purpose.TRUSTED, typed=typed, at=at).about


def _standing(person: Person) -> list[TrustedContact]:
    """The contacts trusted now; the person is locked until the end of the transaction, so that changes come one by one."""
    Person.objects.select_for_update().get(pk=person.pk)
    return trusted_contacts(person.pk)


def _end(contact: TrustedContact, on: date) -> None:
    contact.ends_on = on
    contact.save(update_fields=["ends_on"])


def tell_of_change(contacts: list[TrustedContact], person: Person, change: UUID, at: datetime) -> None:
    """Tell each contact that the trusted contacts were changed; who the person is, no letter says."""
    day = date_in_words(legal_day_of(at), person.language)
    for contact in contacts:
        body = TEXTS["sms" if contact.medium == Notice.Medium.SMS else "email"][person.language].format(day=day)
        message = Message(kind=CHANGED, language=person.language, subject=TEXTS["subject"][person.language], body=body)
        tell(person=person, matter=change.hex, medium=contact.medium, address=contact.address, message=message, at=at)


def _journal(verb: str, contact: TrustedContact, actor: Actor, at: datetime) -> None:
    record(
        actor=actor,
        verb=verb,
        subject=Subject("trusted_contact", str(contact.pk)),
        persons=[contact.person_id],
        detail={"medium": contact.medium, "by": contact.trusted_by},
        at=at,
    )
