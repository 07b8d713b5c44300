"""Journal entries for tests, of synthetic people."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from dayaq.casework.journal.models import ActorKind, JournalEntry
from dayaq.casework.journal.operations import Actor, Subject, record

MOMENT = datetime(2020, 3, 16, 5, 0, tzinfo=UTC)
OFFICER = Actor(ActorKind.OFFICER, "7")


def person(number: int) -> UUID:
    """The id of a synthetic person."""
    return UUID(int=number)


def write(number: int, *, after: int = 0) -> list[JournalEntry]:
    """Record so many different entries."""
    return [
        record(
            actor=OFFICER,
            verb="decided",
            subject=Subject("application", str(place)),
            persons=[person(place), person(place + 1)],
            detail={"outcome": "approved", "days": place, "əlavə": ["ş", None, True]},
            at=MOMENT + timedelta(seconds=place),
        )
        for place in range(after + 1, after + number + 1)
    ]
