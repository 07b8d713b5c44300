"""What OpenFisca says of a country in Python, and its YAML tests take for granted: groups, roles, defaults, periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dayaq.rules.lined_yaml import Lined, list_of, mapping_of, read_yaml
from dayaq.rules.parsing import only
from dayaq.rules.source import Place

FIELDS = (
    "person",
    "persons",
    "group",
    "groups",
    "members",
    "roles",
    "defaults",
    "spread",
    "lasting",
    "of_january",
    "yearly",
    "units",
)


@dataclass(frozen=True, slots=True)
class Conventions:
    """How the tests of a country are to be read; one kind of group holds its persons.

    `roles` gives for each list of persons under a group the facts that stand for the role, the first being the usual one.
    `defaults` are the facts of whom the test says nothing. Facts hold for one month, except those of `spread` (given for a
    year, a twelfth counts for each month), `lasting` (always) and `of_january` (asked of the first month of the year).
    `yearly` rules are asked on the first of January. `units` names the unit of parameters that have none.
    """

    person: str
    persons: str
    group: str
    groups: str
    members: str
    roles: Mapping[str, Mapping[str, Any]]
    defaults: Mapping[str, Any]
    spread: frozenset[str]
    lasting: frozenset[str]
    of_january: frozenset[str]
    yearly: frozenset[str]
    units: Mapping[str, str]


def read_conventions(path: Path) -> Conventions:
    """The conventions written in a YAML file."""
    written = mapping_of(read_yaml(path), Place(path, 1), "the file")
    only(written, FIELDS, written.place())
    return Conventions(
        person=str(written["person"]),
        persons=str(written["persons"]),
        group=str(written["group"]),
        groups=str(written["groups"]),
        members=str(written["members"]),
        roles=mapping_of(written["roles"], written.place("roles"), "roles"),
        defaults=mapping_of(written["defaults"], written.place("defaults"), "defaults"),
        spread=_names(written, "spread"),
        lasting=_names(written, "lasting"),
        of_january=_names(written, "of_january"),
        yearly=_names(written, "yearly"),
        units=written.get("units", {}),
    )


def _names(written: Lined, field: str) -> frozenset[str]:
    return frozenset(map(str, list_of(written.get(field, []), written.place(field), field)))
