"""Showing oneself by the number of a document alone, beside another number that only the person holds."""

import hmac
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from dayaq.casework.identification.limits import Door, Keys, address_key, keyed
from dayaq.casework.identification.operations import counted
from dayaq.casework.people.document_number import normalised_shown_number
from dayaq.casework.people.models import IdentityDocument, Person


def attempt_by_document(*, document: str, address: str, at: datetime, holder: Callable[[], UUID | None]) -> Person | None:
    """The living person whom `holder` names, if the document, as typed, is theirs; None for every failure.

    For people who have no FİN. Counted under the document's number as `attempt` counts under the FİN, with the same statements
    whatever is wrong. Refuses what can be no document's number (`NotADocumentNumber`) and a full window (`TooManyAttempts`).
    """
    claimed = normalised_shown_number(document)
    keys = Keys(person=keyed(f"person.{Door.STATUS_BY_DOCUMENT.value}", claimed), address=address_key(address))

    def pair() -> tuple[UUID | None, UUID | None]:
        held_by = holder()
        return held_by, _owner(held_by, claimed)

    return counted(door=Door.STATUS_BY_DOCUMENT, keys=keys, at=at, pair=pair)


def _owner(person: UUID | None, claimed: str) -> UUID | None:
    """The living person of that id if one of their documents bears the number claimed."""
    numbers = IdentityDocument.objects.filter(person=person, person__died_on__isnull=True).values_list("series", "number")
    same = [hmac.compare_digest(series + number, claimed) for series, number in numbers]
    return person if any(same) else None
