"""What the registers know about some people, fact by fact, each with the register that said it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection

from dayaq.casework.facts.relations import PERSON, owning
from dayaq.casework.facts.source import FactSource
from dayaq.rules.paths import Value
from dayaq.rules.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class KnownFact:
    """A fact by its path from the person (`disability`, `contracts[0].starts_on`), as the register named holds it."""

    path: str
    value: Value
    source: str


def known_about(
    vocabulary: Vocabulary, sources: Sequence[FactSource], people: Sequence[UUID], *, day: date, known_at: datetime
) -> dict[UUID, list[KnownFact]]:
    """What the registers know about each of some people on a day, as it was recorded by a moment; one query for each source."""
    known: dict[UUID, list[KnownFact]] = {person: [] for person in people}
    for source in sources:
        rows = _rows(source, list(people), day, known_at)
        if source.entity == PERSON:
            for person, values in rows:
                known[person] += _facts("", source, values)
        else:
            _collect(known, _collection(vocabulary, source.entity), source, rows)
    return known


Row = tuple[UUID, dict[str, object]]


def _rows(source: FactSource, people: list[UUID], day: date, known_at: datetime) -> list[Row]:
    names = ", ".join(f'"{fact}"' for fact in source.facts)
    asked = f"SELECT person, {names} FROM ({source.relation}) rows ORDER BY person, {names}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(asked, {"people": people, "day": day, "known_at": known_at})
        return [(row[0], dict(zip(source.facts, row[1:], strict=True))) for row in cursor.fetchall()]


def _collect(known: dict[UUID, list[KnownFact]], collection: str, source: FactSource, rows: list[Row]) -> None:
    """How many there are of a kind, then the facts of each; somebody without a row has none of them."""
    counted = dict.fromkeys(known, 0)
    for person, values in rows:
        known[person] += _facts(f"{collection}[{counted[person]}].", source, values)
        counted[person] += 1
    for person, count in counted.items():
        known[person].append(KnownFact(path=collection, value=count, source=source.name))


def _facts(prefix: str, source: FactSource, values: dict[str, object]) -> list[KnownFact]:
    held = ((name, _written(value)) for name, value in values.items())
    return [KnownFact(path=prefix + name, value=value, source=source.name) for name, value in held if value is not None]


def _collection(vocabulary: Vocabulary, entity: str) -> str:
    return owning(vocabulary, entity).collection


def _written(value: object) -> Value | None:
    """A value as facts are written down: money and numbers with a point, days as ISO 8601."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return str(value)
    raise TypeError(f"a register answered {type(value).__name__}")
