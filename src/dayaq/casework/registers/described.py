"""Which outside registers there are, and what each supplies: `registers.yaml`, read here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dayaq.casework.language import Words

CIVIL_STATUS = "civil_status"

FactKind = str | list[str]
"""`truth`, `money` or `count`; or the names of which the fact is one."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """One outside register: its code, its name and its keeper in words, and the kinds of the facts that it states.

    `facts` are facts of the law about a person; `of_family` are told of each person and count for their family.
    `names_only_those` says that whoever it does not name is a "no"; `honours_the_dead`, that it may enter somebody after death.
    """

    code: str
    name: Words
    holder: Words
    facts: Mapping[str, FactKind]
    of_family: Mapping[str, FactKind]
    names_only_those: bool
    honours_the_dead: bool

    @property
    def states(self) -> Mapping[str, FactKind]:
        """Every fact that it may state, with its kind."""
        return {**self.facts, **self.of_family}


@cache
def registers() -> Mapping[str, Register]:
    """Every register by its code, in the order of the file."""
    told = yaml.safe_load(Path(__file__).with_name("registers.yaml").read_text(encoding="utf-8"))
    return {
        code: Register(
            code=code,
            name=Words.read(one["name"]),
            holder=Words.read(one["holder"]),
            facts=one.get("facts", {}),
            of_family=one.get("of_family", {}),
            names_only_those=one.get("names_only_those", False),
            honours_the_dead=one.get("honours_the_dead", False),
        )
        for code, one in told.items()
    }
