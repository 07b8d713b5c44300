"""Looks at people one by one on what the registers know, and hands what the law finds to the proactive road."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import structlog

from dayaq.casework.awards.ledger import earliest_paid
from dayaq.casework.awards.queries import last_end
from dayaq.casework.examination.registers import examined_on_registers
from dayaq.casework.examination.values import Cite, Examination, LawQuestion
from dayaq.casework.facts.reading import KnownFact, known_about
from dayaq.casework.facts.source import FactSource
from dayaq.casework.people.models import Person
from dayaq.casework.proactive.operations import Outcome, assign, note_failure
from dayaq.casework.service import Service
from dayaq.law.payments import rhythm_of
from dayaq.population.right_since import Standing, right_since
from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn, law_on

log = structlog.get_logger("dayaq.population")


@dataclass(frozen=True, kw_only=True)
class Road:
    """What is handed to whoever looks at people: the law, the registers, the service of each benefit, how to cite articles."""

    law: Law
    sources: Sequence[FactSource]
    services: Mapping[str, Service]
    cite: Cite = field(compare=False)
    laws: dict[date, LawOn] = field(default_factory=dict, compare=False, repr=False)

    def question(self, folder: str, day: date) -> LawQuestion:
        """What the law of a day is asked; each law is made once."""
        if day not in self.laws:
            self.laws[day] = law_on(self.law, day)
        return LawQuestion(law=self.laws[day], folder=folder, cite=self.cite)

    def folders(self, on: date) -> Iterator[str]:
        """The benefits about a person that are paid by themselves, have a service, and are in force on a day."""
        in_force = law_on(self.law, on, on)
        for name, folder in self.law.folders.items():
            about_a_person = in_force.conditions(name) and in_force.subject(name) == "person"
            paid = in_force.amount_rule(name) is not None and rhythm_of(folder.path) != "part"
            if folder.path in self.services and about_a_person and paid:
                yield name


def look_at(road: Road, folder: str, people: Sequence[UUID], *, on: date, at: datetime) -> Iterator[tuple[UUID, Outcome]]:
    """Look at some people's right to a benefit on a day, each in a transaction of its own; what became of each.

    The right is awarded from the day on which it arose, as far back as arrears are paid, at the sums of each time. One person at
    whom looking fails is noted and logged by the exception's kind alone, and does not stop the others.
    """
    known = known_about(road.law.vocabulary, road.sources, people, day=on, known_at=at)
    for person in Person.objects.filter(pk__in=people).order_by("pk"):
        try:
            yield person.pk, _look(road, folder, person, known[person.pk], on, at)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others' rights do not wait for it
            log.error("looking at a person failed", benefit=folder, kind=type(error).__name__)  # noqa: TRY400
            note_failure(person=person, benefit=road.law.folders[folder].path, on=on, at=at)
            yield person.pk, Outcome.FAILED


def _look(road: Road, folder: str, person: Person, known: list[KnownFact], on: date, at: datetime) -> Outcome:
    service = road.services[road.law.folders[folder].path]
    today = examined_on_registers(road.question(folder, on), known, at=at)
    if not today.finding.entitled:
        return assign(person=person, service=service, examination=today, at=at)
    standing = _standing(road, folder, person.pk, today, at)
    return assign(person=person, service=service, examination=standing.first, changes=standing.changes, on=on, at=at)


def _standing(road: Road, folder: str, person: UUID, today: Examination, at: datetime) -> Standing:
    """The right from its first day: after the person's last award of it, and no further back than arrears are paid."""
    benefit = road.law.folders[folder].path

    earliest = max(road.law.begins, earliest_paid(today.finding.day), last_end(person, benefit) or road.law.begins)
    return right_since(road.law, benefit, today, lambda day: examined_on(road, folder, person, day, at), earliest)


def examined_on(road: Road, folder: str, person: UUID, day: date, at: datetime) -> Examination:
    """What the law of a day answers about one person on what the registers know of that day."""
    known = known_about(road.law.vocabulary, road.sources, [person], day=day, known_at=at)
    return examined_on_registers(road.question(folder, day), known[person], at=at)
