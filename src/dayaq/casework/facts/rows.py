"""The rows that the registers answer about some people and all who are concerned with them, put together by whom they tell of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import connection

from dayaq.casework.facts.relations import PERSON
from dayaq.casework.facts.source import OWNER, SUBJECT, FactSource
from dayaq.casework.facts.wanted import Wanted, facts_wanted
from dayaq.rules.paths import Value
from dayaq.rules.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day asked about, and the moment up to which what was recorded counts."""

    day: date
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A value as a register holds it."""

    value: Value
    source: str


@dataclass(slots=True, eq=False)
class Told:
    """Somebody, or a thing that belongs to `person` and is itself `about` a human being or nobody, with what is known of it."""

    entity: str
    person: UUID
    about: UUID | None = None
    facts: dict[str, Held] = field(default_factory=dict)


@dataclass(slots=True)
class Rows:
    """What is known: people by their ids, things by the ids at their ends; `lists` has the source of each kind of thing."""

    people: dict[UUID, Told] = field(default_factory=dict)
    things: dict[tuple[str, str, UUID], list[Told]] = field(default_factory=dict)
    lists: dict[str, FactSource] = field(default_factory=dict)

    def person(self, person: UUID) -> Told:
        """A person, also one of whom nothing is known."""
        return self.people.setdefault(person, Told(PERSON, person))

    def of(self, entity: str, end: str, person: UUID) -> list[Told]:
        """The things of a kind whose owner, or whose `subject`, somebody is."""
        return self.things.get((entity, end, person), [])

    def add(self, thing: Told) -> None:
        """Put a thing where it is found by either end."""
        self.things.setdefault((thing.entity, OWNER, thing.person), []).append(thing)
        if thing.about is not None:
            self.things.setdefault((thing.entity, SUBJECT, thing.about), []).append(thing)


def rows_about(
    vocabulary: Vocabulary,
    sources: Sequence[FactSource],
    asked: tuple[str, Wanted],
    people: Sequence[UUID],
    as_of: AsOf,
) -> Rows:
    """What is wanted of some people's concerns in an entity; one query for each source that tells something of it."""
    wanted = set(facts_wanted(vocabulary, *asked))
    telling = [source for source in sources if _tells(source, wanted)]
    rows = Rows(lists={source.entity: source for source in telling if source.lists and source.entity != PERSON})
    ids = concerned(rows.lists.values(), people, as_of)
    for source in sorted(telling, key=lambda source: not source.lists):
        for keys, values in _rows(source, ids, as_of):
            _put(rows, source, keys, values)
    return rows


def concerned(sources: Iterable[FactSource], people: Sequence[UUID], as_of: AsOf) -> list[UUID]:
    """Some people with everybody on whom what is theirs may depend: whom it is about, and to whom the same somebody matters."""
    identified = [source for source in sources if source.identified]
    ids = dict.fromkeys(people)
    for _ in range(2 if identified else 0):
        asked = list(ids)
        for source in identified:
            for keys, _values in _rows(source, asked, as_of):
                ids |= dict.fromkeys(keys)
    return list(ids)


def _tells(source: FactSource, wanted: set[tuple[str, str]]) -> bool:
    """Whether a source has something to say: a fact that is wanted, or which things there are of a kind come to."""
    own = {(source.entity, fact) for fact in source.facts}
    return bool(own & wanted) or (source.lists and source.entity != PERSON and (source.entity, "") in wanted)


Row = tuple[tuple[UUID, ...], dict[str, Held]]


def _rows(source: FactSource, people: list[UUID], as_of: AsOf) -> list[Row]:
    facts, keys = [f'"{fact}"' for fact in source.facts], list(source.keys)
    order = ", ".join([keys[0], *facts, *keys[1:]])
    asked = f"SELECT {', '.join([*keys, *facts])} FROM ({source.relation}) rows ORDER BY {order}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.execute(asked, {"people": people, "day": as_of.day, "known_at": as_of.known_at})
        found = cursor.fetchall()
    return [(row[: len(keys)], _held(source, row[len(keys) :])) for row in found]


def _held(source: FactSource, values: Sequence[object]) -> dict[str, Held]:
    written = ((name, _written(value)) for name, value in zip(source.facts, values, strict=True))
    return {name: Held(value, source.name) for name, value in written if value is not None}


def _put(rows: Rows, source: FactSource, keys: tuple[UUID, ...], values: dict[str, Held]) -> None:
    """Put a row with whom or what it tells of; facts of a thing that nobody lists are nothing's."""
    ids = dict(zip(source.keys, keys, strict=True))
    if source.entity == PERSON:
        rows.person(ids[OWNER]).facts.update(values)
    elif source.lists:
        rows.add(Told(source.entity, ids[OWNER], ids.get(SUBJECT), values))
    else:
        for thing in rows.of(source.entity, SUBJECT, ids[SUBJECT]):
            if ids.get(OWNER, thing.person) == thing.person:
                thing.facts.update(values)


def _written(value: object) -> Value | None:
    """A value as facts are written down: money and numbers with a point, days as ISO 8601."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | int):
        return str(value)
    raise TypeError(f"a register answered {type(value).__name__}")
