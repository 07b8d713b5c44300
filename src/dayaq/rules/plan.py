"""Plans a computation over many records at once, in strata.

Everything that looks beyond its own row (up to what it belongs to, down over what belongs to it) becomes a column of
its own. Each round computes all rules that are ready, then at once every such column that is ready.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Kind
from dayaq.rules.tree import Aggregate, Named, Node, Up, Value, parts

Key = str | Up | Aggregate | Named
"""A column: a rule by its id, or a node that is computed once and then read."""


class Circle(RuntimeError):
    """Columns that wait for one another: the reader refuses such a law, so this is a mistake of ours."""


@dataclass(frozen=True, slots=True)
class Column:
    """Something to compute for every record of an entity, once what it needs is there."""

    key: Key
    entity: str
    tree: Node
    needs: frozenset[tuple[str, Key]]

    @property
    def type(self) -> Kind:
        """The kind of its values."""
        return self.tree.type


@dataclass(frozen=True, slots=True)
class Stratum:
    """Columns of one entity that are ready together, all of one sort: `own` row, `up` or `down`."""

    entity: str
    sort: str
    columns: tuple[Column, ...]


@dataclass(slots=True)
class _Gathering:
    law: LawOn
    found: dict[tuple[str, Key], Column] = field(default_factory=dict)

    def rule(self, rule_id: str) -> tuple[str, Key] | None:
        rule = self.law.rules.get(rule_id)
        if rule is None:
            return None
        return self.column(rule_id, rule.entity, rule.tree)

    def column(self, key: Key, entity: str, tree: Node) -> tuple[str, Key]:
        place = (entity, key)
        if place not in self.found:
            needs = frozenset(self.needed(self.inner(key, tree), entity))
            self.found[place] = Column(key, entity, tree, needs)
        return place

    def inner(self, key: Key, tree: Node) -> list[tuple[str, Node]]:
        """The trees that a column reads, each with the entity it is read from."""
        if isinstance(key, Up):
            return [(key.entity, key.item)]
        if isinstance(key, Aggregate):
            read = [(key.entity, key.item)]
            read += [(key.entity, key.where)] if key.where is not None else []
            return read + ([("", key.default)] if key.default is not None else [])
        return [("", tree.item if isinstance(key, Named) and isinstance(tree, Named) else tree)]

    def needed(self, trees: Iterable[tuple[str, Node]], entity: str) -> Iterator[tuple[str, Key]]:
        for where, tree in trees:
            yield from self.columns_in(tree, where or entity)

    def columns_in(self, tree: Node, entity: str) -> Iterator[tuple[str, Key]]:
        if isinstance(tree, Value):
            place = self.rule(tree.rule)
            if place is not None:
                yield place
        elif isinstance(tree, Up | Aggregate | Named):
            yield self.column(tree, entity, tree)
        else:
            for part in parts(tree):
                yield from self.columns_in(part, entity)


def strata(law: LawOn, rules: Iterable[str]) -> list[Stratum]:
    """The order in which the columns needed for some rules can be computed."""
    gathering = _Gathering(law)
    for rule_id in rules:
        gathering.rule(rule_id)
    waiting = dict(gathering.found)
    done: set[tuple[str, Key]] = set()
    found: list[Stratum] = []
    while waiting:
        ready = [column for column in waiting.values() if column.needs <= done]
        own = [column for column in ready if _sort(column) == "own"]
        layer = list(_grouped(own or ready))
        if not layer:
            raise Circle(f"{', '.join(str(key) for _, key in waiting)} need one another")
        found += layer
        for column in (column for stratum in layer for column in stratum.columns):
            done.add((column.entity, column.key))
            del waiting[(column.entity, column.key)]
    return found


def _sort(column: Column) -> str:
    if isinstance(column.key, Up):
        return "up"
    return "down" if isinstance(column.key, Aggregate) else "own"


def _grouped(columns: Iterable[Column]) -> Iterator[Stratum]:
    groups: dict[tuple[str, str, str], list[Column]] = {}
    for column in columns:
        way = (
            column.key.link if isinstance(column.key, Up) else column.key.collection if isinstance(column.key, Aggregate) else ""
        )
        groups.setdefault((column.entity, _sort(column), way), []).append(column)
    for (entity, sort, _), group in groups.items():
        yield Stratum(entity, sort, tuple(group))


def _way(key: Key) -> str:
    if isinstance(key, Up):
        return key.link
    return key.collection if isinstance(key, Aggregate) else ""
