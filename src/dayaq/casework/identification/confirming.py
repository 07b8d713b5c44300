"""A contact that a person puts on their own record, known by e-ID: a code comes to it, and typed here makes it trusted."""

from datetime import datetime
from uuid import UUID

from dayaq.casework.identification.codes import Asking, CodeNotRight, Purpose, ask_code, prove_code
from dayaq.casework.identification.models import TrustedBy, TrustedContact
from dayaq.casework.identification.trusted import Contact, Trust, trust_contact
from dayaq.casework.people.queries import person_of


def ask_code_to_confirm(*, person: UUID, contact: Contact, client: str, at: datetime) -> UUID:
    """Send a code to the contact that the person says is theirs; the id of the asking. Refuses a full window (`TooManyCodes`)."""
    asking = Asking(
        purpose=Purpose.OWN_CONTACT,
        about=person,
        person=person,
        medium=contact.medium,
        address=contact.address,
        language=person_of(person).language,
    )
    return ask_code(asking=asking, client=client, at=at)


def confirm_by_eid(*, asked: UUID, person: UUID, typed: str, at: datetime, legal_at: datetime) -> TrustedContact:
    """Make the contact trusted to which the code went; every contact trusted until now is told.

    `person` is known by e-ID, `at` is the machine's time, `legal_at` the moment from which the contact stands on record.
    Refuses as `prove_code` does, and outside a transaction.
    """
    proved = prove_code(asked=asked, purpose=Purpose.OWN_CONTACT, typed=typed, at=at)
    if proved.about != person:
        raise CodeNotRight
    contact = Contact(medium=proved.medium, address=proved.address)
    return trust_contact(person=person_of(person), contact=contact, trust=Trust(by=TrustedBy.EID), at=legal_at)
