"""The people of an OpenFisca test: groups with their persons, and what is given about each for which period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dayaq.rules.lined_yaml import Lined, mapping_of
from dayaq.rules.openfisca.conventions import Conventions
from dayaq.rules.openfisca.examples import Example
from dayaq.rules.openfisca.periods import Period, period_written
from dayaq.rules.source import LawError

Told = dict[str, dict[Period, Any]]
"""What is given, by name and period."""


@dataclass(slots=True)
class Person:
    """A person: the facts of its role, and what is given."""

    name: str
    role: Mapping[str, Any]
    told: Told = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    """A group with its persons, in the order in which the test names them."""

    name: str
    persons: list[Person]
    told: Told = field(default_factory=dict)


def groups_of(example: Example, conventions: Conventions, entities: Mapping[str, str]) -> list[Group]:
    """The groups of a test; `entities` says of whom a name of its short form is told."""
    words = (conventions.person, conventions.persons, conventions.group, conventions.groups)
    if any(word in example.given for word in words):
        return _named(example, conventions)
    return _alone(example, conventions, entities)


def _alone(example: Example, conventions: Conventions, entities: Mapping[str, str]) -> list[Group]:
    """The short form: each person alone in a group; lists tell of several at once."""
    usual = next(iter(conventions.roles.values()))
    tables = {name: table_of(example.given[name], example) for name in example.given}
    lengths = {len(value) for table in tables.values() for value in table.values() if isinstance(value, list)}
    if len(lengths) > 1:
        raise LawError(example.place, "lists of different lengths", "Tell of as many in each list.")
    groups = [Group(str(at), [Person(str(at), usual)]) for at in range(max(lengths, default=1))]
    for name, table in tables.items():
        for at, group in enumerate(groups):
            told = group.told if entities[name] == conventions.group else group.persons[0].told
            told[name] = {period: value[at] if isinstance(value, list) else value for period, value in table.items()}
    return groups


def _named(example: Example, conventions: Conventions) -> list[Group]:
    """The long form: groups that list their persons by role, and the persons by name."""
    persons = {name: _told(said, example, ()) for name, said in named_in(example.given, conventions.persons, conventions.person)}
    groups = []
    for name, said in named_in(example.given, conventions.groups, conventions.group):
        listed = [
            Person(str(person), role, persons.pop(str(person), {}))
            for word, role in conventions.roles.items()
            for person in _listed(said.get(word, []))
        ]
        groups.append(Group(name, listed, _told(said, example, tuple(conventions.roles))))
    if persons:
        raise LawError(example.place, f"{', '.join(persons)} in no {conventions.group}", "Let each person be listed by one.")
    return groups


def named_in(written: Lined, several: str, one: str) -> Iterator[tuple[str, Lined]]:
    """The entities written under their plural by name, or under the singular without."""
    if several in written:
        for name, said in mapping_of(written[several], written.place(several), several).items():
            yield str(name), mapping_of(said, written.place(several), str(name))
    if one in written:
        yield one, mapping_of(written[one], written.place(one), one)


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]


def _told(said: Lined, example: Example, skipped: tuple[str, ...]) -> Told:
    return {str(name): table_of(value, example) for name, value in said.items() if name not in skipped}


def table_of(given: Any, example: Example) -> dict[Period, Any]:
    """Values by period; one alone is told of the period of the test."""
    if isinstance(given, Lined):
        return {period_written(period, given.place(period)): value for period, value in given.items()}
    return {example.period: given}
