"""Naming whom one applies for: the represented person's FİN, tried under the same limits as any other door."""

from datetime import date, datetime
from uuid import UUID

from dayaq.casework.identification.limits import Door
from dayaq.casework.identification.operations import attempt
from dayaq.casework.people.fin import normalised_fin
from dayaq.casework.people.mandates.authority import Authority, NoMandate, authority_over, ever_represented


def authority_by_fin(*, representative: UUID, fin: str, service_code: str, address: str, at: datetime, on: date) -> Authority:
    """By what the identified person may apply in the service for the person of this FİN, as typed.

    `at` is the machine's time, `on` the legal day. Refuses what cannot be a FİN, too many failures, and whoever may not act
    (`MandateRefused`): with one answer where nothing at all is on record, in so many words where a mandate ended, begins later or
    covers other services. Opens a transaction of its own, see `identify`.
    """

    def holder() -> UUID | None:
        return ever_represented(representative, normalised_fin(fin))

    represented = attempt(door=Door.REPRESENTED, fin=fin, address=address, at=at, holder=holder, actor=representative)
    if represented is None:
        raise NoMandate
    return authority_over(representative=representative, represented=represented.pk, service_code=service_code, on=on)
