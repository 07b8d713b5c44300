"""What an officer of the fund reads of somebody's account; each reading is journalled with the person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from dayaq.casework.journal.models import ActorKind
from dayaq.casework.journal.operations import CONSULTED, Actor, Subject, record
from dayaq.casework.people.models import Person
from dayaq.casework.refusal import Refusal
from dayaq.casework.staff.models import Officer
from dayaq.casework.staff.nearness import must_not_be_near
from dayaq.subsystems.insurance.keeping import EntryUnknown
from dayaq.subsystems.insurance.models import Contribution, OlderRecord
from dayaq.subsystems.insurance.statement import Statement, YearOpened, statement_of, year_of


class HolderUnknown(Refusal):
    """Nobody on file under this address."""

    texts = {
        "az": "Bu şəxs tapılmadı.",
        "en": "This person was not found.",
        "ru": "Этот человек не найден.",
    }


@dataclass(frozen=True, kw_only=True)
class AccountFile:
    """A person's account with every proved record that was ever entered, the latest first, and the year that was opened."""

    person: Person
    statement: Statement
    older: list[OlderRecord]
    opened: YearOpened | None


@transaction.atomic
def consult_account(*, person: UUID, year: int | None = None, officer: Officer, at: datetime) -> AccountFile:
    """Somebody's account, journalled as read. Refuses an unknown person and one who is `TooNear`."""
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise HolderUnknown
    must_not_be_near(officer, [person])
    _journal(person, officer, at)
    return AccountFile(
        person=found,
        statement=statement_of(person, at=at),
        older=list(OlderRecord.objects.filter(person=person).select_related("officer")),
        opened=year_of(person, year) if year is not None else None,
    )


@transaction.atomic
def consult_entry(*, person: UUID, entry: UUID, officer: Officer, at: datetime) -> Contribution:
    """One month that stands in the person's account, to be corrected. Refuses any other (`EntryUnknown`) and `TooNear`."""
    must_not_be_near(officer, [person])
    standing = Contribution.objects.select_related("person", "employer")
    found = standing.filter(pk=entry, person=person, reversal__isnull=True).first()
    if found is None:
        raise EntryUnknown
    _journal(person, officer, at)
    return found


def _journal(person: UUID, officer: Officer, at: datetime) -> None:
    actor = Actor(ActorKind.OFFICER, str(officer.pk))
    record(actor=actor, verb=CONSULTED, subject=Subject("insurance_account", str(person)), persons=[person], at=at)
