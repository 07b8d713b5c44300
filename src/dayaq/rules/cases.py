"""Examples of the law: what is given, on which day, and what is to be answered. A lawyer adds one without Python."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dayaq.rules.book import Folder, Law
from dayaq.rules.evaluate import Evaluation
from dayaq.rules.explain import NotInForce, find_for
from dayaq.rules.finding import plain
from dayaq.rules.in_force import LawOn, law_on
from dayaq.rules.lined_yaml import Lined, list_of, mapping_of, read_yaml
from dayaq.rules.parsing import only
from dayaq.rules.records import Record, WrongFact, record_of
from dayaq.rules.source import LawError, Place

FIELDS = ("name", "as_of", "known_on", "about", "given", "expected", "article", "source", "note")
ANSWERS = ("entitled", "amount", "reason", "reasons", "missing")
NUMBER = (int, Decimal)


@dataclass(frozen=True, slots=True)
class Case:
    """One example.

    `expected` has `entitled`, `amount`, `reason` (the first that fails), `reasons`, `missing`, or values of rules by name.
    """

    name: str
    folder: str
    as_of: date
    known_on: date | None
    about: str
    given: Lined
    expected: Lined
    article: str
    source: str
    place: Place


Answer = dict[str, Any]
Engine = Callable[[Law, Case, Record], Answer]
"""Gives for a case whatever its `expected` names."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An example that does not hold, or one thing in it."""

    case: Case
    what: str
    expected: object
    found: object

    def __str__(self) -> str:
        return f"{self.case.place}: “{self.case.name}”: {self.what} is {self.found}, expected {self.expected}"


def read_cases(law: Law) -> Iterator[Case]:
    """Every example of a law, folder by folder."""
    for folder in law.folders.values():
        yield from cases_of(law, folder)


def cases_of(law: Law, folder: Folder) -> Iterator[Case]:
    """The examples of one folder."""
    path = folder.directory / "cases.yaml"
    if not path.exists():
        return
    for each in list_of(read_yaml(path), Place(path, 1), "the file"):
        yield _case(law, folder, mapping_of(each, Place(path, 1), "an example"))


def _case(law: Law, folder: Folder, written: Lined) -> Case:
    only(written, FIELDS, written.place())
    for field in ("name", "as_of", "given", "expected"):
        if field not in written:
            raise LawError(written.place(), f"the example has no {field}", f"An example has: {', '.join(FIELDS)}.")
    if not isinstance(written["as_of"], date):
        raise LawError(written.place("as_of"), f"“{written['as_of']}” is not a day", "Write as_of: 2025-04-01.")
    expected = mapping_of(written["expected"], written.place("expected"), "expected")
    rules = [rule_id.rpartition(".")[2] for rule_id in law.of_folder(folder.name)]
    only(expected, (*ANSWERS, *rules), written.place("expected"))
    return Case(
        name=str(written["name"]),
        folder=folder.name,
        as_of=written["as_of"],
        known_on=written.get("known_on"),
        about=str(written.get("about", "")),
        given=mapping_of(written["given"], written.place("given"), "given"),
        expected=expected,
        article=str(written.get("article", "")),
        source=str(written.get("source", "")),
        place=written.place(),
    )


def differences(law: Law, case: Case, engine: Engine) -> list[Difference]:
    """What an engine answers otherwise than an example expects."""
    try:
        record = record_of(law.vocabulary, case.about or subject_of(law, case), case.given)
        found = engine(law, case, record)
    except (WrongFact, NotInForce) as error:
        return [Difference(case, "the answer", dict(case.expected), str(error))]
    return departures(case, found)


def departures(case: Case, found: Answer) -> list[Difference]:
    """In what an answer is not the one that an example expects."""
    return [
        Difference(case, name, expected, found.get(name))
        for name, expected in case.expected.items()
        if (name != "missing" or name in found) and not _same(expected, found.get(name))
    ]


def subject_of(law: Law, case: Case) -> str:
    """The entity an example is about: that of the one rule it expects, or of its folder."""
    in_force = law_on(law, case.as_of, case.known_on)
    named = [in_force.rules.get(f"{case.folder}.{name}") for name in case.expected if name not in ANSWERS]
    return next((rule.entity for rule in named if rule is not None), in_force.subject(case.folder))


def explained(law: Law, case: Case, record: Record) -> Answer:
    """The engine of explanations."""
    return explained_by(law_on(law, case.as_of, case.known_on), case, record)


def explained_by(in_force: LawOn, case: Case, record: Record) -> Answer:
    """The engine of explanations, for a law of the day that is at hand already."""
    answer: Answer = {}
    if any(name in ANSWERS for name in case.expected):
        finding = find_for(in_force, case.folder, record)
        failing = [reason.condition for reason in finding.reasons if reason.holds is False]
        answer |= {"entitled": finding.entitled, "amount": finding.amount, "missing": list(finding.missing)}
        answer |= {"reason": failing[0] if failing else None, "reasons": failing}
    run = Evaluation(in_force)
    for name in case.expected:
        rule = in_force.rules.get(f"{case.folder}.{name}")
        if name not in ANSWERS and rule is not None:
            answer[name] = plain(run.rule(rule.id, record), rule.type)
    return answer


def _same(expected: object, found: object) -> bool:
    if isinstance(expected, list) and isinstance(found, list):
        return sorted(map(str, expected)) == sorted(map(str, found))
    if isinstance(expected, bool) or isinstance(found, bool):
        return expected is found
    if isinstance(expected, NUMBER) and isinstance(found, NUMBER):
        return Decimal(expected) == Decimal(found)
    return expected == found
