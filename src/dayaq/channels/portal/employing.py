"""What an employer's signatory does on the portal, below the screen: each function is the one call of a view."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator

from dayaq.casework.channel import Channel
from dayaq.subsystems.contracts.changing import ContractUnknown, amend, terminate
from dayaq.subsystems.contracts.models import Ending, Notification
from dayaq.subsystems.contracts.operations import Signed, notify
from dayaq.subsystems.contracts.own import (
    PAGE_SIZE,
    ContractSeen,
    NotificationPage,
    NotificationSeen,
    read_employers,
    read_notification,
    read_notifications,
    read_own_contracts,
)
from dayaq.subsystems.contracts.queries import EmployerSeen
from dayaq.subsystems.contracts.values import AgreedTerms, Conclusion
from dayaq.web.legal_clock import legal_day, legal_now


@dataclass(frozen=True, kw_only=True)
class NotificationList:
    """The notifications of one page; `page` is as the links under the list need it."""

    found: NotificationPage
    page: Any


def employers_of(person: UUID) -> list[EmployerSeen]:
    """The employers for whom the person may sign today."""
    return read_employers(person=person, at=legal_now())


def notifications_of(person: UUID, employer: UUID, state: str, page: int) -> NotificationList:
    """One page of the employer's notifications. Refuses one who does not sign."""
    found = read_notifications(person=person, employer=employer, state=state, page=page, at=legal_now())
    return NotificationList(found=found, page=Paginator(range(found.total), PAGE_SIZE).page(found.page))


def one_notification(person: UUID, key: UUID) -> NotificationSeen:
    """One notification of an employer for whom the person signs. Refuses others as none."""
    return read_notification(person=person, key=key, at=legal_now())


def contract_to_change(person: UUID, key: UUID) -> NotificationSeen:
    """A contract that may be amended or ended. Refuses any other as none."""
    seen = one_notification(person, key)
    if not seen.may_change:
        raise ContractUnknown
    return seen


def notify_now(person: UUID, employer: UUID, conclusion: Conclusion) -> Notification:
    """Send the notification of a new contract."""
    return notify(conclusion=conclusion, signed=_signed(person, employer))


def amend_now(person: UUID, seen: NotificationSeen, key: str, terms: AgreedTerms, from_on: date) -> Notification:
    """Send the notification of a change."""
    signed = _signed(person, seen.employer.employer.pk)
    return amend(contract=seen.notification.pk, key=key, terms=terms, from_on=from_on, signed=signed)


def end_now(person: UUID, seen: NotificationSeen, key: str, last_day: date, reason: Ending.Reason) -> Notification:
    """Send the notification of an end."""
    signed = _signed(person, seen.employer.employer.pk)
    return terminate(contract=seen.notification.pk, key=key, last_day=last_day, reason=reason, signed=signed)


def own_contracts(person: UUID) -> tuple[list[ContractSeen], date]:
    """The person's own contracts, and the day on which they are looked at."""
    return read_own_contracts(person=person, at=legal_now()), legal_day()


def _signed(person: UUID, employer: UUID) -> Signed:
    return Signed(person=person, employer=employer, channel=Channel.PORTAL, at=legal_now())
