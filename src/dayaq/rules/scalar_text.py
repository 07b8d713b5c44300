"""The text of compiled Python as it grows: expressions, the names they rest on, and what was already written here."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from dayaq.rules.in_force import LawOn
from dayaq.rules.tree import Node

LONGEST = 300
"""Characters after which an expression is given a name, since Python reads only so many parentheses within one another."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A Python expression without effects, and the names that are `None` where it is unknown.

    The expression may be asked only where none of `open` is `None`.
    """

    text: str
    open: tuple[str, ...] = ()

    @property
    def unknown(self) -> str:
        """The test for being unknown."""
        return " or ".join(f"{name} is None" for name in self.open)

    @property
    def whole(self) -> str:
        """The expression for all cases: `None` where it is unknown."""
        return f"None if {self.unknown} else {self.text}" if self.open and self.open != (self.text,) else self.text


NOBODY_KNOWS = Atom("None", ("None",))


@dataclass(slots=True)
class Text:
    """The text of one module; `seen` is what stands under a name already where we are, by record and node."""

    law: LawOn
    names: Mapping[str, str]
    writers: Mapping[type, "Writer"]
    constants: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    depth: int = 1
    counted: int = 0
    seen: dict[tuple[str, Node | str], Atom] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """All statements so far."""
        return "\n".join(self.lines)

    def line(self, text: str) -> None:
        """One statement at the present depth."""
        self.lines.append("    " * self.depth + text)

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Statements one step deeper; what is named there is not known outside."""
        depth, seen = self.depth, dict(self.seen)
        self.depth += 1
        yield
        self.depth, self.seen = depth, seen

    def fresh(self) -> str:
        """A name not used before."""
        self.counted += 1
        return f"t{self.counted}"

    def constant(self, value: Any) -> str:
        """A name for a value given to the module."""
        name = f"K{len(self.constants)}"
        self.constants[name] = value
        return name

    def node(self, node: Node, record: str) -> Atom:
        """What computes a node for the record in a variable."""
        place = (record, node)
        if place not in self.seen:
            found = self.writers[type(node)](self, node, record)
            atom = self.named(found) if len(found.text) > LONGEST else found
            if not atom.text.isidentifier():
                return atom
            self.seen[place] = atom
        return self.seen[place]

    def strict(self, text: str, *atoms: Atom) -> Atom:
        """An expression that is unknown as soon as one of its atoms is."""
        if NOBODY_KNOWS in atoms:
            return NOBODY_KNOWS
        return Atom(f"({text})", tuple(dict.fromkeys(name for atom in atoms for name in atom.open)))

    def open(self, text: str, *atoms: Atom) -> Atom:
        """An expression that is unknown as soon as one of its atoms is, and may be so by itself: under a name."""
        name = self.fresh()
        self.line(f"{name} = {self.strict(text, *atoms).whole}")
        return Atom(name, (name,))

    def named(self, atom: Atom) -> Atom:
        """The atom under a name, where its text would be written twice."""
        if atom.text.isidentifier():
            return atom
        name = self.fresh()
        self.line(f"{name} = {atom.whole}")
        return Atom(name, (name,) if atom.open else ())

    def part(self, record: str, part: str) -> str:
        """The name of the `facts` or the `memo` of the record in a variable."""
        place = (record, part)
        if place not in self.seen:
            name = self.fresh()
            self.line(f"{name} = {record}.{part}")
            self.seen[place] = Atom(name)
        return self.seen[place].text


Writer = Callable[[Text, Any, str], Atom]
