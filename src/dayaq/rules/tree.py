"""The tree of a rule: frozen, typed nodes, each read relative to one instance of an entity (one person, one month)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from dayaq.rules.kinds import Exact, Kind


@dataclass(frozen=True, slots=True)
class Const:
    """A literal."""

    value: Exact
    type: Kind


@dataclass(frozen=True, slots=True)
class Nothing:
    """An unknown that no fact can lift, such as a division by zero; `reason` is said to the officer."""

    reason: str
    type: Kind


@dataclass(frozen=True, slots=True)
class LegalDay:
    """The day for which the law is asked."""

    type: Kind


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the instance."""

    entity: str
    name: str
    type: Kind


@dataclass(frozen=True, slots=True)
class Value:
    """The value of another rule about the same instance; `rule` is `folder.name`."""

    rule: str
    type: Kind


@dataclass(frozen=True, slots=True)
class Amount:
    """A dated amount, by a key where it has several, on another day than the legal one where `at` is given."""

    amount: str
    key: "Node | None"
    at: "Node | None"
    type: Kind


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of brackets applied to a number: with the brackets of a day on which some change, or of the legal day."""

    amount: str
    argument: "Node"
    type: Kind
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Arith:
    """`+`, `-` or `*`. Both sides of `+` and `-` have the scale of the result."""

    op: str
    left: "Node"
    right: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Rescale:
    """The same number with more decimals."""

    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Relabel:
    """The same count of smallest parts seen as another kind: five percent are five hundredths."""

    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Round:
    """A quotient brought to a number of decimals: `nearest` (half away from zero), `down` or `up`."""

    above: "Node"
    below: "Node"
    mode: str
    type: Kind


@dataclass(frozen=True, slots=True)
class Sign:
    """`abs` or `sign` (-1, 0 or 1) of a number."""

    op: str
    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Extreme:
    """`max` or `min` of several."""

    op: str
    items: tuple["Node", ...]
    type: Kind


@dataclass(frozen=True, slots=True)
class Compare:
    """`<`, `<=`, `>`, `>=`, `==` or `!=`."""

    op: str
    left: "Node"
    right: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Logic:
    """`and` or `or`, by Kleene: a decided side decides."""

    op: str
    items: tuple["Node", ...]
    type: Kind


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Choose:
    """One value where the condition holds, another where it does not."""

    condition: "Node"
    then: "Node"
    otherwise: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Period:
    """Completed `years` or `months`, or `days`, from one day to another."""

    unit: str
    start: "Node"
    end: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Shift:
    """A day moved by a number of years, months or days."""

    unit: str
    start: "Node"
    by: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class DayPart:
    """`year`, `month` or `day` of a day; or the day on which its `month_start` or `year_start` falls."""

    part: str
    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Up:
    """Something about the instance this one belongs to: the family of the person, the person of the month."""

    link: str
    entity: str
    item: "Node"
    type: Kind


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`sum`, `any`, `all`, `len`, `distinct`, `max` or `min` over those that belong to the instance."""

    op: str
    collection: str
    entity: str
    item: "Node"
    where: "Node | None"
    default: "Node | None"
    type: Kind


@dataclass(frozen=True, slots=True)
class Named:
    """A local name of the rule, kept for the explanation."""

    name: str
    item: "Node"
    type: Kind


Node = (
    Const
    | Nothing
    | LegalDay
    | Fact
    | Value
    | Amount
    | Scale
    | Arith
    | Rescale
    | Relabel
    | Round
    | Sign
    | Extreme
    | Compare
    | Logic
    | Not
    | Choose
    | Period
    | Shift
    | DayPart
    | Up
    | Aggregate
    | Named
)


def parts(node: Node) -> Iterator[Node]:
    """The nodes directly under a node."""
    for field in fields(node):
        part = getattr(node, field.name)
        if isinstance(part, tuple):
            yield from part
        elif isinstance(part, Node):
            yield part


def walk(node: Node) -> Iterator[Node]:
    """A node and every node below it."""
    yield node
    for part in parts(node):
        yield from walk(part)
