"""What each role may do: one table, `rights.yaml`, read here and printed by `dayaq staff matrix` and on the desk.

A right is asked for by its name. Where it holds is another question, answered by `authority`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from dayaq.casework.language import Words
from dayaq.casework.staff.models import Role

Right = Literal[
    "read",
    "review",
    "receive",
    "register_people",
    "reassign",
    "oversee",
    "manage_staff",
    "read_journal",
    "word_notices",
    "keep_registers",
    "refer",
    "assess",
    "keep_accounts",
]
"""Every right that a screen or an operation may ask for; `rights.yaml` says what each one opens."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One right: what it opens, in words, and which roles have it."""

    right: Right
    words: Words
    roles: frozenset[Role]


class BadRightsError(Exception):
    """The table of rights does not name exactly the rights and roles that exist."""


@cache
def matrix() -> tuple[Row, ...]:
    """The whole table, in the order of the file."""
    content = yaml.safe_load(Path(__file__).with_name("rights.yaml").read_text(encoding="utf-8"))
    rows: Mapping[str, Mapping[str, object]] = content["rights"]
    if list(rows) != list(get_args(Right)) or set(content["roles"]) != set(Role.values):
        raise BadRightsError("rights.yaml and the code do not name the same rights and roles")
    return tuple(Row(right=right, words=_words(rows[right]), roles=_roles(rows[right]["roles"])) for right in get_args(Right))


@cache
def role_names() -> Mapping[Role, Words]:
    """What each role is called."""
    content = yaml.safe_load(Path(__file__).with_name("rights.yaml").read_text(encoding="utf-8"))
    return {role: _words(content["roles"][role.value]) for role in Role}


@cache
def roles_with(right: Right) -> frozenset[Role]:
    """The roles that have the right."""
    return next(row.roles for row in matrix() if row.right == right)


def _words(entry: Mapping[str, object]) -> Words:
    return Words(az=str(entry["az"]), en=str(entry["en"]), ru=str(entry["ru"]))


def _roles(named: object) -> frozenset[Role]:
    return frozenset(Role(name) for name in named) if isinstance(named, list) else frozenset()
