"""DuckDB over a population in columns, the members of each family together: without ids, groups or joins.

As for the kernel, what belongs to somebody lies together, in the order of the owners. So a column of members, cut where those of
each owner begin, is a column of lists for the owners, and no row is looked up or moved: several times faster than a query that
must find the members by their ids, which `query` writes for relations in any order. The values are the same.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from dayaq.rules.in_force import LawOn
from dayaq.rules.kernel.layout import Layout, layout_of
from dayaq.rules.plan import Column, Key, Stratum, strata
from dayaq.rules.sql.dialects import DUCKDB
from dayaq.rules.sql.expressions import Row
from dayaq.rules.sql.lists import Listed, listed_columns, read_list
from dayaq.rules.tree import Aggregate, Named, Node, Up

SHARE = 1_000_000
"""Families computed at once. Each share has its queries planned anew, some 15 ms: measured, more and smaller shares cost more."""


class WrongClusters(ValueError):
    """The tables given do not lie as the rules need them."""


@dataclass(frozen=True, slots=True)
class Clustered:
    """A population in the order of a layout: a table for each entity with a column for each fact that the rules read.

    `first` has, for each entity but the first, where the records of each owner begin (one more than there are owners). A truth
    `months_known` of the owner tells where a collection is unknown; without it all are known. NULL is unknown.
    """

    tables: Mapping[str, pa.Table]
    first: Mapping[str, pa.Array]


def answered(
    law: LawOn, rules: Iterable[str], people: Clustered, connection: duckdb.DuckDBPyConnection, share: int = SHARE
) -> dict[str, pa.ChunkedArray]:
    """The values of some rules for everybody, in the order of the population; two threads take families share by share."""
    asked = list(rules)
    planned = strata(law, asked)
    layout = layout_of(law.law.vocabulary, planned)
    _refuse_wrong(layout, people)
    total = people.tables[layout.root].num_rows
    cuts = [*range(0, total, share), total] if total else [0, 0]
    parts = [_part(people, layout, cut) for cut in pairwise(cuts)]
    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(lambda part: _Share(law, layout, part, connection.cursor()).run(planned, asked), parts))
    return {rule_id: _joined([part[rule_id] for part in done]) for rule_id in asked}


def _joined(columns: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    return pa.chunked_array(list(chain.from_iterable(column.chunks for column in columns)), columns[0].type)


def _refuse_wrong(layout: Layout, people: Clustered) -> None:
    for entity in layout.entities[1:]:
        owner, first = layout.links[entity].parent, people.first[entity]
        if len(first) != people.tables[owner].num_rows + 1 or first[-1].as_py() != people.tables[entity].num_rows:
            raise WrongClusters(f"The beginnings of {entity} do not fit the rows of {owner} and of {entity}.")


def _part(people: Clustered, layout: Layout, cut: tuple[int, int]) -> Clustered:
    """Some families with all that is under them."""
    bounds = {layout.root: cut}
    tables, first = {layout.root: people.tables[layout.root].slice(cut[0], cut[1] - cut[0])}, {}
    for entity in layout.entities[1:]:
        low, high = bounds[layout.links[entity].parent]
        begins = people.first[entity].slice(low, high - low + 1)
        bounds[entity] = begins[0].as_py(), begins[-1].as_py()
        first[entity] = pc.subtract(begins, begins[0])
        tables[entity] = people.tables[entity].slice(bounds[entity][0], bounds[entity][1] - bounds[entity][0])
    return Clustered(tables, first)


@dataclass(slots=True)
class _Share:
    """One part of the population as it is computed: `tables` has what is there, `pending` what a query will compute of it."""

    law: LawOn
    layout: Layout
    people: Clustered
    connection: duckdb.DuckDBPyConnection
    tables: dict[str, dict[str, Any]] = field(default_factory=dict)
    pending: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[Key, str]] = field(default_factory=dict)
    counted: int = 0

    def run(self, planned: list[Stratum], asked: list[str]) -> dict[str, pa.ChunkedArray]:
        """The rules asked, as columns."""
        for entity in self.layout.entities:
            table = self.people.tables[entity]
            # A column of places keeps a table without facts as long as it is.
            places = {"place": pa.chunked_array([pa.nulls(table.num_rows, pa.int8())])}
            self.tables[entity] = places | dict(zip(table.column_names, table.columns, strict=True))
            self.pending[entity], self.columns[entity] = entity, {}
        with self.connection:
            for at, stratum in enumerate(planned):
                later = {need for other in planned[at + 1 :] for column in other.columns for need in column.needs}
                later |= {(self.law.rules[rule_id].entity, rule_id) for rule_id in asked}
                WAYS[stratum.sort](self, stratum, later)
            ends = {(self.law.rules[rule_id].entity, rule_id): rule_id for rule_id in asked}
            for entity in dict.fromkeys(entity for entity, _ in ends):
                self.computed(entity, {}, set(ends))
        return {rule_id: self.tables[entity][self.columns[entity][rule_id]] for (entity, rule_id) in ends}

    def row(self, entity: str) -> Row:
        """The row for which expressions about an entity are written."""
        return Row(self.law, DUCKDB, "t", self.columns[entity])

    def fresh(self) -> str:
        """A name for a column."""
        self.counted += 1
        return f"k{self.counted}"

    def own(self, stratum: Stratum, _: set[tuple[str, Key]]) -> None:
        """Adds columns of a row's own to what the next query computes."""
        row = self.row(stratum.entity)
        self.add(stratum.entity, {column.key: (self.fresh(), row.sql(_own_tree(column))) for column in stratum.columns})

    def up(self, stratum: Stratum, later: set[tuple[str, Key]]) -> None:
        """Hands what is computed for owners to each of those who belong to them."""
        asked = [column.key for column in stratum.columns if isinstance(column.key, Up)]
        parent, row, named = asked[0].entity, self.row(asked[0].entity), {key: self.fresh() for key in asked}
        found = self.computed(parent, {named[key]: row.sql(key.item) for key in asked}, later)
        owners = pc.list_parent_indices(self.lists(stratum.entity, self.tables[stratum.entity]["place"]))
        for key, name in named.items():
            self.tables[stratum.entity][name] = found[name].take(owners)
            self.columns[stratum.entity][key] = name

    def down(self, stratum: Stratum, later: set[tuple[str, Key]]) -> None:
        """Computes what is asked of members for each of them, and adds what their owners make of the list of it."""
        asked = [column.key for column in stratum.columns if isinstance(column.key, Aggregate)]
        child, named = asked[0].entity, {key: self.fresh() for key in asked}
        inner, written = self.row(child), dict[str, str]()
        for key in asked:
            written |= listed_columns(inner, key, named[key])
        found = self.computed(child, written, later)
        for name, column in found.items():
            self.tables[stratum.entity][name] = self.lists(child, column)
        outer, known = self.row(stratum.entity), f"{asked[0].collection}_known"
        stated = f"t.{known}" if known in self.tables[stratum.entity] else ""
        lists = {key: Listed(named[key], stated, unknown=_unknown(found, named[key])) for key in asked}
        self.add(stratum.entity, {key: (named[key], read_list(outer, key, lists[key])) for key in asked})

    def add(self, entity: str, columns: Mapping[Key, tuple[str, str]]) -> None:
        """Columns for the next query about an entity, each with its name and its expression."""
        written = ", ".join(f"{sql} AS {name}" for name, sql in columns.values())
        self.pending[entity] = f"(SELECT t.*, {written} FROM {self.pending[entity]} t)"
        self.columns[entity] |= {key: name for key, (name, _) in columns.items()}

    def computed(self, entity: str, more: Mapping[str, str], later: set[tuple[str, Key]]) -> dict[str, pa.ChunkedArray]:
        """Asks what is pending about an entity: keeps the columns that are needed later, and gives those that are asked now."""
        kept = {name for key, name in self.columns[entity].items() if (entity, key) in later and name not in self.tables[entity]}
        written = [f"t.{name}" for name in sorted(kept)] + [f"{sql} AS {name}" for name, sql in more.items()]
        if not written:
            return {}
        table = pa.table(self.tables[entity])
        self.connection.register(entity, table)
        sql = f"SELECT {', '.join(written)} FROM {self.pending[entity]} t"
        found = self.connection.sql(sql).to_arrow_table(max(table.num_rows, 1))
        self.tables[entity] |= {name: found.column(name) for name in kept}
        self.columns[entity] = {key: name for key, name in self.columns[entity].items() if name in self.tables[entity]}
        self.pending[entity] = entity
        return {name: found.column(name) for name in more}

    def lists(self, child: str, column: pa.ChunkedArray) -> pa.LargeListArray:
        """A column of those who belong to others as a column of lists for their owners."""
        values = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
        return pa.LargeListArray.from_arrays(self.people.first[child], values)


WAYS = {"own": _Share.own, "up": _Share.up, "down": _Share.down}


def _own_tree(column: Column) -> Node:
    return column.tree.item if isinstance(column.key, Named) and isinstance(column.tree, Named) else column.tree


def _unknown(found: Mapping[str, pa.ChunkedArray], name: str) -> bool:
    """Whether anything of an aggregate is unknown at all: where nothing is, nobody's need be asked."""
    flags = found.get(f"u{name}")
    return bool(found[f"v{name}"].null_count) if flags is None else bool(pc.any(flags).as_py())
