"""What a person reads of their own account; each reading is journalled and counted as a use."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.channel import Channel
from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.legal_time import legal_day_of
from dayaq.casework.usage.models import UseKind
from dayaq.casework.usage.operations import count_use
from dayaq.subsystems.insurance.statement import Statement, YearOpened, statement_of, year_of

SERVICE = "insurance.individual_account"


@dataclass(frozen=True, kw_only=True)
class OwnAccount:
    """The statement, and the year that the person opened, where there is one."""

    statement: Statement
    opened: YearOpened | None


@transaction.atomic
def read_own_account(*, person: UUID, year: int | None = None, at: datetime) -> OwnAccount:
    """The person's own account, with one year opened to its months where one is asked for."""
    subject = Subject("own_insurance", str(person))
    record(actor=Actor(ActorKind.CITIZEN, str(person)), verb=CONSULTED, subject=subject, persons=[person], at=at)
    count_use(service=SERVICE, channel=Channel.PORTAL, kind=UseKind.STATUS_READ, day=legal_day_of(at))
    opened = year_of(person, year) if year is not None else None
    return OwnAccount(statement=statement_of(person, at=at), opened=opened)
