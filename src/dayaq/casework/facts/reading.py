"""What the registers know about some concerns, fact by fact, each with the register that said it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.relations import PERSON, told_of
from dayaq.casework.facts.rows import AsOf, Rows, Told, rows_about
from dayaq.casework.facts.source import FactSource
from dayaq.casework.facts.wanted import Wanted, everything
from dayaq.rules.paths import Value
from dayaq.rules.vocabulary import Link, Vocabulary


@dataclass(frozen=True, kw_only=True)
class KnownFact:
    """A fact by its path from whom it is asked about (`disability`, `contracts[0].starts_on`, `parent.sex`), as the register
    named holds it."""

    path: str
    value: Value
    source: str


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: which entity of the law the concerns are, and what is wanted of each."""

    entity: str
    wanted: Wanted


def known_about(
    vocabulary: Vocabulary, sources: Sequence[FactSource], people: Sequence[UUID], *, day: date, known_at: datetime
) -> dict[UUID, list[KnownFact]]:
    """All that the registers know about each of some people on a day, as it was recorded by a moment."""
    concerns = [Concern(person=person) for person in people]
    asking = Asking(PERSON, everything(vocabulary, PERSON))
    found = known_of(vocabulary, sources, asking, concerns, AsOf(day, known_at))
    return {concern.person: facts for concern, facts in found.items()}


def known_of(
    vocabulary: Vocabulary, sources: Sequence[FactSource], asking: Asking, concerns: Sequence[Concern], as_of: AsOf
) -> dict[Concern, list[KnownFact]]:
    """What the registers know, at the paths asked, about each of some concerns; one that is none on the day is left out."""
    people = [concern.person for concern in concerns]
    rows = rows_about(vocabulary, sources, (asking.entity, asking.wanted), people, as_of)
    telling = _Telling(vocabulary, rows)
    things = ((concern, _thing(rows, asking.entity, concern)) for concern in concerns)
    return {concern: list(telling.facts(thing, asking.wanted, "", None)) for concern, thing in things if thing is not None}


def _thing(rows: Rows, entity: str, concern: Concern) -> Told | None:
    """Where a concern stands in the rows; a person of whom no register says anything is nonetheless there."""
    if entity == PERSON:
        return rows.person(concern.person)
    return next((thing for thing in rows.of(entity, "person", concern.person) if thing.about == concern.about), None)


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells facts by their paths, from where one stands in the rows."""

    vocabulary: Vocabulary
    rows: Rows

    def facts(self, told: Told, wanted: Wanted, prefix: str, came: tuple[Link, Told] | None) -> Iterable[KnownFact]:
        """What is known of somebody or something at the paths wanted; `came` is by which link of what we came here."""
        entity = self.vocabulary.entities[told.entity]
        for name, held in told.facts.items():
            if name in wanted:
                yield KnownFact(path=prefix + name, value=held.value, source=held.source)
        for name, link in entity.links.items():
            if name in wanted and (parent := self.up(told, link)) is not None:
                yield from self.facts(parent, wanted[name], f"{prefix}{name}.", (link, told))
        for name, link in self.vocabulary.collections(told.entity).items():
            if name in wanted:
                yield from self.members(told, link, wanted[name], prefix, came)

    def up(self, told: Told, link: Link) -> Told | None:
        source = self.rows.lists.get(told.entity)
        column = told_of(self.vocabulary, source, link) if source is not None else ""
        ends = {"person": told.person, "subject": told.about}
        end = ends.get(column)
        return self.rows.person(end) if end is not None else None

    def members(self, told: Told, link: Link, wanted: Wanted, prefix: str, came: tuple[Link, Told] | None) -> Iterable[KnownFact]:
        """How many belong to somebody, then the facts of each; from one of them seen, the others."""
        source = self.rows.lists.get(link.child)
        column = told_of(self.vocabulary, source, link) if source is not None else ""
        if source is None or not column or not source.complete:
            return
        of_whom = told.person
        members = [each for each in self.rows.of(link.child, column, of_whom) if came is None or came[1] is not each]
        for at, member in enumerate(members):
            yield from self.facts(member, wanted, f"{prefix}{link.collection}[{at}].", (link, told))
        yield KnownFact(path=prefix + link.collection, value=len(members), source=source.name)
