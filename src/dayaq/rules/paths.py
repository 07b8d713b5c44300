"""Facts by their paths (`children[0].birth_date`): what a record is made of when facts come one by one, and what is missing.

A path leads from the subject of a benefit over what it belongs to and what belongs to it; the path of a collection holds how
many there are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dayaq.rules.book import Law
from dayaq.rules.explain import find_for
from dayaq.rules.finding import Finding
from dayaq.rules.in_force import LawOn
from dayaq.rules.records import Record, WrongFact, fact_held, record_of
from dayaq.rules.telling import PART, entity_at
from dayaq.rules.unknown import Unknown
from dayaq.rules.vocabulary import Entity

MOST_OF_A_KIND = 15
"""How many children, family members and the like a form asks for one by one; registers may know of more."""

MOST_IN_A_LIST = 120
"""How many of a kind are taken, by their paths or at once as a list with the facts of each: ten years of months."""

Listed = list[dict[str, str]]
Value = bool | str | int | Listed
"""A fact as it is written down: a truth, a text (a day, a number with a point, a choice); of a collection how many there are of
the kind, or a list with the facts of each."""


class NoSuchPath(LookupError):
    """The path leads nowhere: the vocabulary has nothing there, or there are fewer of the kind."""


def put(law: Law, given: dict[str, Any], subject: str, path: str, value: Value) -> None:
    """Put a fact, or how many there are of a kind, where its path leads. Refuses `NoSuchPath` and `WrongFact`."""
    *above, last = path.split(".")
    node, entity = _led(law, given, subject, above)
    fact = law.vocabulary.entities[entity].facts.get(last)
    if fact is not None:
        fact_held(fact, value)
        node[last] = value
    elif last in law.vocabulary.collections(entity):
        child = law.vocabulary.entities[law.vocabulary.collections(entity)[last].child]
        node[last] = _listed(child, value) if isinstance(value, list) else _counted(last, value)
    else:
        raise NoSuchPath(path)


def _counted(name: str, value: Value) -> list[dict[str, Any]]:
    if type(value) is not int or not 0 <= value <= MOST_IN_A_LIST:
        raise WrongFact(f"“{name}” must be a whole number up to {MOST_IN_A_LIST}.")
    return [{} for _ in range(value)]


def _listed(child: Entity, value: Listed) -> list[dict[str, Any]]:
    """The facts of each of a kind, checked one by one."""
    if len(value) > MOST_IN_A_LIST:
        raise WrongFact(f"There are at most {MOST_IN_A_LIST} of a kind in a list.")
    for row in value:
        unknown = [name for name in row if name not in child.facts]
        if unknown:
            raise WrongFact(f"“{unknown[0]}” is not a fact of a {child.name}.")
        for name, each in row.items():
            fact_held(child.facts[name], each)
    return [dict(row) for row in value]


def lead(law: Law, given: dict[str, Any], subject: str, path: str) -> None:
    """Make what a path of links names exist, without any fact: the family of a person, the parent, the person who died."""
    _led(law, given, subject, path.split("."))


def given_from(law: Law, subject: str, facts: Mapping[str, Value]) -> dict[str, Any]:
    """The facts as a record takes them, owners before what belongs to them; a path that leads nowhere is passed over."""
    given: dict[str, Any] = {}
    for path in sorted(facts, key=owners_first):
        try:
            put(law, given, subject, path, facts[path])
        except NoSuchPath:
            continue
    return given


def owners_first(path: str) -> tuple[int, str]:
    """Sorts paths so that whatever others belong to comes before them."""
    return path.count("."), path


def found_from(law: LawOn, folder: str, facts: Mapping[str, Value]) -> tuple[Finding, Record]:
    """The finding for facts by their paths, and its record. What the subject belongs to exists without being stated."""
    subject = law.subject(folder)
    given, led = given_from(law.law, subject, facts), set[str]()
    while True:
        record = record_of(law.law.vocabulary, subject, given)
        finding = find_for(law, folder, record)
        links = [path for path in finding.missing if is_link(law.law, subject, path) and path not in led]
        if finding.entitled is not None or not links:
            return finding, record
        for path in links:
            lead(law.law, given, subject, path)
            led.add(path)


def is_link(law: Law, subject: str, path: str) -> bool:
    """Whether a path leads to what something belongs to, such as the family of a person."""
    if path.startswith("law."):
        return False
    *above, last = path.split(".")
    return last in law.vocabulary.entities[entity_at(law, subject, above)].links


def blocking(finding: Finding) -> Iterator[str]:
    """What is missing, in the order in which the law came upon it; amounts that nobody knows cannot be asked."""
    missing = [path for path in finding.missing if not path.startswith("law.")]
    for step in finding.steps:
        if isinstance(step.value, Unknown):
            read = [fact.name for fact in step.facts if fact.name in missing]
            yield from read
            yield from sorted(path for path in step.value.because if path in missing and path not in read)
    yield from missing


def _led(law: Law, given: dict[str, Any], subject: str, parts: list[str]) -> tuple[dict[str, Any], str]:
    """Where the parts lead, and the entity that stands there."""
    node, entity = given, subject
    for part in parts:
        node = _under(law, node, entity, part)
        entity = entity_at(law, entity, [part])
    return node, entity


def _under(law: Law, node: dict[str, Any], entity: str, part: str) -> dict[str, Any]:
    found = PART.fullmatch(part)
    name, at = (found[1], found[2]) if found is not None else (part, None)
    if at is None and name in law.vocabulary.entities[entity].links:
        below: dict[str, Any] = node.setdefault(name, {})
        return below
    listed = node.get(name) if at is not None else None
    if not isinstance(listed, list) or int(at or 0) >= len(listed):
        raise NoSuchPath(part)
    member: dict[str, Any] = listed[int(at or 0)]
    return member
