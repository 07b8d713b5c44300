"""Which names a rule sees: facts and links of its entity, rules and amounts of its own folder, of those above, of `common`."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.kinds import Kind
from dayaq.rules.numbers import Unfit
from dayaq.rules.source import LawError, Place
from dayaq.rules.tree import Node, Up
from dayaq.rules.vocabulary import Link, Vocabulary


@dataclass(frozen=True, slots=True)
class Header:
    """What others must know about a rule before its body is read."""

    id: str
    kind: str
    entity: str
    type: Kind


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of the law."""

    vocabulary: Vocabulary
    headers: Mapping[str, Header]
    amounts: Mapping[str, DatedAmount | DatedScale]
    folders: Mapping[str, tuple[str, ...]]

    def visible(self, folder: str) -> list[str]:
        """The folders whose names a folder sees bare: itself, those above it, and all under `common`."""
        above = [name for name in reversed(self.folders[folder][:-1]) if name in self.folders]
        common = [name for name, path in self.folders.items() if "common" in path]
        return list(dict.fromkeys([folder, *above, "", *common]))

    def header(self, folder: str, name: str) -> Header | None:
        """The rule that a bare name means in a folder."""
        return next((self.headers[f"{seen}.{name}"] for seen in self.visible(folder) if f"{seen}.{name}" in self.headers), None)

    def amount(self, folder: str, name: str) -> DatedAmount | DatedScale | None:
        """The amount that a bare name means in a folder."""
        keys = [f"{seen}.{name}" if seen else name for seen in self.visible(folder)]
        return next((self.amounts[key] for key in keys if key in self.amounts), None)


Chain = tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A variable of the rule: an entity, reached from where we stand by links upwards."""

    entity: str
    chain: Chain


@dataclass(frozen=True, slots=True)
class Local:
    """A local name of the rule: its tree, and the links up to where it was computed."""

    node: Node
    chain: Chain


@dataclass(frozen=True, slots=True)
class LawName:
    """The parameter that gives the amounts."""


@dataclass(frozen=True, slots=True)
class DayName:
    """The parameter that gives the legal day."""


Known = Instance | Local | LawName | DayName


@dataclass(frozen=True, slots=True)
class Context:
    """Where an expression stands: its file, its folder, the entity it is about, and the names known there."""

    path: Path
    folder: str
    entity: str
    names: Names
    known: Mapping[str, Known]
    read: Callable[[ast.expr, "Context"], Node]

    def place(self, node: ast.AST) -> Place:
        """The line of a piece of the rule."""
        return Place(self.path, getattr(node, "lineno", 1))

    def error(self, node: ast.AST, wrong: str, allowed: str) -> LawError:
        """An error at a piece of the rule."""
        return LawError(self.place(node), wrong, allowed)

    def unfit(self, node: ast.AST, unfit: Unfit) -> LawError:
        """The error of things that do not fit, at its line."""
        return LawError(self.place(node), f"{unfit.wrong} in “{ast.unparse(node)}”", unfit.allowed)


def lifted(chain: Chain, node: Node) -> Node:
    """A tree about an instance up the links, as a tree about where we stand."""
    for link in reversed(chain):
        node = Up(link.name, link.parent, node, node.type)
    return node
