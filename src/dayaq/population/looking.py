"""Looks at concerns one by one on what the registers know, and hands what the law finds to the proactive road."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import structlog

from dayaq.casework.awards.ledger import earliest_paid
from dayaq.casework.awards.queries import last_end
from dayaq.casework.examination.queries import APPLICANT
from dayaq.casework.examination.registers import examined_on_registers
from dayaq.casework.examination.values import Cite, Examination, LawQuestion
from dayaq.casework.facts.concern import Concern
from dayaq.casework.facts.reading import Asking, KnownFact, known_about, known_of
from dayaq.casework.facts.relations import PERSON, identified
from dayaq.casework.facts.rows import AsOf
from dayaq.casework.facts.source import FactSource
from dayaq.casework.facts.wanted import tree_of
from dayaq.casework.proactive.operations import Outcome, assign, note_failure
from dayaq.casework.service import Service
from dayaq.law.payments import rhythm_of
from dayaq.population.right_since import Standing, Stretch, right_since
from dayaq.rules.book import Law
from dayaq.rules.dependencies import rules_of
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.paths import Value
from dayaq.rules.reach import reach

log = structlog.get_logger("dayaq.population")

ABODE = "lives_in_country"
"""Asked of whoever would be paid, whatever the benefit itself asks."""


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
        """The benefits in force on a day that are paid by themselves, have a service, and are about a person or about something
        of a person's that a register lists one by one."""
        in_force = law_on(self.law, on, on)
        for name, folder in self.law.folders.items():
            subject = in_force.subject(name)
            asked_of_all = in_force.conditions(name) and (subject == PERSON or identified(self.sources, subject))
            paid = in_force.amount_rule(name) is not None and rhythm_of(folder.path) != "part"
            if folder.path in self.services and asked_of_all and paid:
                yield name

    def known(self, folder: str, concerns: Sequence[Concern], day: date, at: datetime) -> dict[Concern, list[KnownFact]]:
        """What the registers know of what the benefit may ask about each concern; one that is none on the day is left out."""
        question = self.question(folder, day)
        paths = {*reach(question.law, rules_of(question.law, folder)), _abode(question.subject)}
        asking = Asking(question.subject, tree_of(paths))
        return known_of(self.law.vocabulary, self.sources, asking, concerns, AsOf(day, at))


def look_at(road: Road, folder: str, concerns: Sequence[Concern], *, on: date, at: datetime) -> Iterator[tuple[Concern, Outcome]]:
    """Look at the right that some concerns give to a benefit on a day, each in a transaction of its own; what became of each.

    The right is awarded from the day on which it arose, as far back as arrears are paid, at the sums of each time. One at which
    looking fails is noted and logged by the exception's kind alone, and does not stop the others.
    """
    known = road.known(folder, concerns, on, at) if concerns else {}
    for concern in sorted(known, key=lambda one: (one.person, one.about_key)):
        try:
            yield concern, _look(road, folder, concern, known[concern], on, at)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others' rights do not wait for it
            log.error("looking at a person failed", benefit=folder, kind=type(error).__name__)  # noqa: TRY400
            note_failure(concern=concern, benefit=road.law.folders[folder].path, on=on, at=at)
            yield concern, Outcome.FAILED


def _look(road: Road, folder: str, concern: Concern, known: list[KnownFact], on: date, at: datetime) -> Outcome:
    service = road.services[road.law.folders[folder].path]
    today = examined_on_registers(road.question(folder, on), known, at=at)
    if not today.finding.entitled:
        return assign(concern=concern, service=service, examination=today, at=at)
    standing = _standing(road, folder, concern, today, at)
    return assign(concern=concern, service=service, examination=standing.first, changes=standing.changes, on=on, at=at)


def _standing(road: Road, folder: str, concern: Concern, today: Examination, at: datetime) -> Standing:
    """The right from its first day: after the last award of it, and no further back than arrears are paid."""
    benefit = road.law.folders[folder].path

    def on_day(day: date) -> Examination | None:
        known = road.known(folder, [concern], day, at).get(concern)
        return None if known is None else examined_on_registers(road.question(folder, day), known, at=at)

    ended = last_end(concern.person, benefit, concern.about_key)
    earliest = max(road.law.begins, earliest_paid(today.finding.day), ended or road.law.begins)
    return right_since(road.law, benefit, today, on_day, Stretch(earliest, _mentioned(road, concern, today.finding.day, at)))


def examined_on(road: Road, folder: str, concern: Concern, day: date, at: datetime) -> Examination:
    """What the law of a day answers about one concern on what the registers know of that day; on nothing where it is none."""
    known = road.known(folder, [concern], day, at).get(concern, [])
    return examined_on_registers(road.question(folder, day), known, at=at)


def _mentioned(road: Road, concern: Concern, day: date, at: datetime) -> set[date]:
    """Every day that stands in what the registers know of the person and of whom the right is about: something began then."""
    people = [concern.person, *filter(None, [concern.about])]
    known = known_about(road.law.vocabulary, road.sources, people, day=day, known_at=at)
    return {found for facts in known.values() for fact in facts if (found := _as_day(fact.value)) is not None}


def _as_day(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == len("2020-03-16") else None
    except ValueError:
        return None


def _abode(subject: str) -> tuple[str, ...]:
    return (*APPLICANT[subject].split(".")[:-1], ABODE)
