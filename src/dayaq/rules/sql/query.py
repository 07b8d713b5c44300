"""Writes the query that computes rules for every record of a population, stratum by stratum.

Each entity is given as one relation with a column `id`, a column for each link (`family_id`) and one for each fact
that the rules read: whole numbers of smallest parts, DATE, BOOLEAN, and choices as text. NULL is unknown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Kind
from dayaq.rules.plan import Column, Key, Stratum, strata
from dayaq.rules.sql.dialects import Dialect
from dayaq.rules.sql.expressions import Row
from dayaq.rules.sql.groups import grouped_columns, read_back
from dayaq.rules.tree import Aggregate, Named, Up


@dataclass(frozen=True, slots=True)
class Sources:
    """The relation of each entity, by name or as a subquery in parentheses.

    `partial` names the collections (`person.months`) that are not known of everybody: the relation of the owner then has
    a truth `months_known`. All other collections are known, and empty where no row belongs to the owner.
    """

    relations: Mapping[str, str]
    partial: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Query:
    """An SQL text that gives `id` and one column for each rule asked, `c1`, `c2`, … in the order of `rules`."""

    sql: str
    rules: tuple[str, ...]
    types: tuple[Kind, ...]


@dataclass(slots=True)
class _Writing:
    law: LawOn
    dialect: Dialect
    sources: Sources
    relations: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[Key, str]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    counted: int = 0

    def relation(self, entity: str) -> str:
        return self.relations.get(entity, self.sources.relations[entity])

    def known(self, entity: str) -> dict[Key, str]:
        return self.columns.setdefault(entity, {})

    def row(self, entity: str, alias: str) -> Row:
        return Row(self.law, self.dialect, alias, dict(self.known(entity)))

    def fresh(self) -> str:
        self.counted += 1
        return f"k{self.counted}"

    def layer(self, entity: str, select: str, named: Mapping[Key, str]) -> None:
        name = f"{entity}_{self.counted}_s"
        self.parts.append(f"{name} AS {self.dialect.materialized} ({select})")
        self.relations[entity] = name
        self.known(entity).update(named)

    def add(self, stratum: Stratum) -> None:
        if stratum.sort == "own":
            self.own(stratum)
        elif stratum.sort == "up":
            self.up(stratum)
        else:
            self.down(stratum)

    def own(self, stratum: Stratum) -> None:
        row = self.row(stratum.entity, "t")
        named: dict[Key, str] = {column.key: self.fresh() for column in stratum.columns}
        written = ", ".join(f"{_own_sql(row, column)} AS {named[column.key]}" for column in stratum.columns)
        self.layer(stratum.entity, f"SELECT t.*, {written} FROM {self.relation(stratum.entity)} t", named)

    def up(self, stratum: Stratum) -> None:
        asked = [column.key for column in stratum.columns if isinstance(column.key, Up)]
        parent, link = asked[0].entity, asked[0].link
        row = self.row(parent, "p")
        named: dict[Key, str] = {key: self.fresh() for key in asked}
        written = ", ".join(f"{row.sql(key.item)} AS {named[key]}" for key in asked)
        joined = f"{self.relation(stratum.entity)} t LEFT JOIN {self.relation(parent)} p ON p.id = t.{link}_id"
        self.layer(stratum.entity, f"SELECT t.*, {written} FROM {joined}", named)

    def down(self, stratum: Stratum) -> None:
        asked = [column.key for column in stratum.columns if isinstance(column.key, Aggregate)]
        child = asked[0].entity
        link = self.law.law.vocabulary.collections(stratum.entity)[asked[0].collection]
        named: dict[Key, str] = {key: self.fresh() for key in asked}
        inner = self.row(child, "c")
        groups = ", ".join(part for key in asked for part in grouped_columns(inner, key, named[key]))
        grouped = f"SELECT c.{link.name}_id AS parent_id, {groups} FROM {self.relation(child)} c GROUP BY c.{link.name}_id"
        outer = self.row(stratum.entity, "t")
        known = f"t.{asked[0].collection}_known" if f"{stratum.entity}.{asked[0].collection}" in self.sources.partial else ""
        written = ", ".join(f"{read_back(outer, key, named[key], known)} AS {named[key]}" for key in asked)
        joined = f"{self.relation(stratum.entity)} t LEFT JOIN ({grouped}) g ON g.parent_id = t.id"
        self.layer(stratum.entity, f"SELECT t.*, {written} FROM {joined}", named)


def _own_sql(row: Row, column: Column) -> str:
    tree = column.tree
    return row.sql(tree.item if isinstance(column.key, Named) and isinstance(tree, Named) else tree)


def query(law: LawOn, rules: Iterable[str], sources: Sources, dialect: Dialect) -> Query:
    """The query for some rules about one entity."""
    asked = tuple(rules)
    writing = _Writing(law, dialect, sources)
    for stratum in strata(law, asked):
        writing.add(stratum)
    entity = law.rules[asked[0]].entity
    row = writing.row(entity, "t")
    columns = ", ".join(f"t.{row.columns[rule_id]} AS c{at}" for at, rule_id in enumerate(asked, 1))
    with_parts = "WITH " + ",\n".join(writing.parts) + "\n" if writing.parts else ""
    sql = f"{with_parts}SELECT t.id AS id, {columns} FROM {writing.relation(entity)} t"
    return Query(sql, asked, tuple(law.rules[rule_id].type for rule_id in asked))
