"""Writes a tree as an SQL expression over the columns of one row; NULL is unknown, and SQL's own logic is Kleene's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dayaq.rules.amounts import Dated, DatedAmount, Series
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Exact, Kind, Number
from dayaq.rules.plan import Key
from dayaq.rules.scales import ready
from dayaq.rules.sql.dialects import Dialect
from dayaq.rules.tree import (
    Amount,
    Arith,
    Choose,
    Compare,
    Const,
    DayPart,
    Extreme,
    Fact,
    LegalDay,
    Logic,
    Node,
    Not,
    Nothing,
    Period,
    Relabel,
    Rescale,
    Round,
    Scale,
    Shift,
    Sign,
    Value,
)

SIGNS = {"==": "=", "!=": "<>"}


@dataclass(frozen=True, slots=True)
class Row:
    """The row an expression is written for: its alias, and the columns already computed."""

    law: LawOn
    dialect: Dialect
    alias: str
    columns: Mapping[Key, str]

    def sql(self, node: Node) -> str:
        """The expression of a node; a column that stands already is read, not computed again."""
        key: Any = node.rule if isinstance(node, Value) else node
        if key in self.columns:
            return f"{self.alias}.{self.columns[key]}"
        if isinstance(node, Value):
            return self.unknown(node.type)
        return WRITERS[type(node)](self, node)

    def sure(self, node: Node) -> bool:
        """True for a literal, the legal day and an amount that is known: they cannot be NULL."""
        if isinstance(node, Rescale | Relabel):
            return self.sure(node.item)
        if isinstance(node, Amount) and node.key is None and node.at is None:
            dated = self.law.amount(node.amount, "")
            return dated is not None and dated.value is not None
        return isinstance(node, Const | LegalDay)

    def unknown(self, kind: Kind) -> str:
        """NULL of a kind."""
        return f"CAST(NULL AS {self.dialect.type_of(kind)})"

    def literal(self, value: Exact | None, kind: Kind) -> str:
        """A known value, or NULL."""
        if value is None:
            return self.unknown(kind)
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, date):
            return self.dialect.day(value)
        return self.dialect.integer(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def _const(row: Row, node: Const) -> str:
    return row.literal(node.value, node.type)


def _nothing(row: Row, node: Nothing) -> str:
    return row.unknown(node.type)


def _legal_day(row: Row, _: LegalDay) -> str:
    return row.dialect.day(row.law.day)


def _fact(row: Row, node: Fact) -> str:
    return f"{row.alias}.{row.dialect.name_of(node.name)}"


def _amount(row: Row, node: Amount) -> str:
    amount = row.law.law.amounts[node.amount]
    if not isinstance(amount, DatedAmount):
        return row.unknown(node.type)
    if node.key is None:
        return _series(row, amount.series[""], node)
    cases = " ".join(f"WHEN '{key}' THEN {_series(row, series, node)}" for key, series in amount.series.items())
    return f"CASE {row.sql(node.key)} {cases} END"


def _series(row: Row, series: Series, node: Amount) -> str:
    if node.at is None:
        return _dated(row, series.on(row.law.day, row.law.known), node)
    at = row.sql(node.at)
    days = sorted({dated.since for dated in series.values}, reverse=True)
    cases = " ".join(
        f"WHEN {at} >= {row.dialect.day(day)} THEN {_dated(row, series.on(day, row.law.known), node)}" for day in days
    )
    return f"CASE {cases} END"


def _dated(row: Row, dated: Dated | None, node: Amount) -> str:
    return row.literal(dated.value if dated is not None else None, node.type)


def _scale(row: Row, node: Scale) -> str:
    found = ready(row.law.law.amounts[node.amount], row.law.brackets(node.amount, node.since), node)
    whole = row.dialect.integer
    if found is None:
        return row.unknown(node.type)
    number = f"({row.sql(node.argument)} * {whole(found.high)})" if found.high > 1 else row.sql(node.argument)
    cases = [f"WHEN {number} < {whole(found.pieces[0].start)} THEN {whole(0)}"]
    for piece in found.pieces:
        test = f"{number} < {whole(piece.end)}" if piece.end is not None else f"{number} >= {whole(piece.start)}"
        above = f" + ({number} - {whole(piece.start)}) * {whole(piece.rate)}" if piece.rate else ""
        cases.append(f"WHEN {test} THEN {whole(piece.base)}{above}")
    return f"CASE {' '.join(cases)} END"


def _arith(row: Row, node: Arith) -> str:
    return f"({row.sql(node.left)} {node.op} {row.sql(node.right)})"


def _rescale(row: Row, node: Rescale) -> str:
    return f"({row.sql(node.item)} * {row.dialect.integer(10 ** (scale_of(node) - scale_of(node.item)))})"


def _relabel(row: Row, node: Relabel) -> str:
    return row.sql(node.item)


def _round(row: Row, node: Round) -> str:
    shift = scale_of(node) + scale_of(node.below) - scale_of(node.above)
    above, below = row.sql(node.above), row.sql(node.below)
    above = f"({above} * {row.dialect.integer(10**shift)})" if shift > 0 else above
    below = f"({below} * {row.dialect.integer(10**-shift)})" if shift < 0 else below
    if not (isinstance(node.below, Const) and isinstance(node.below.value, int) and node.below.value > 0):
        above = f"(CASE WHEN {below} < 0 THEN -{above} ELSE {above} END)"
        below = f"NULLIF(abs({below}), 0)"
    return ROUNDINGS[node.mode](row.dialect, above, below)


def _nearest(dialect: Dialect, above: str, below: str) -> str:
    positive = dialect.divided.format(above=f"(2 * {above} + {below})", below=f"(2 * {below})")
    negative = dialect.divided.format(above=f"({below} - 2 * {above})", below=f"(2 * {below})")
    return f"(CASE WHEN {above} >= 0 THEN {positive} ELSE -{negative} END)"


def _down(dialect: Dialect, above: str, below: str) -> str:
    positive = dialect.divided.format(above=above, below=below)
    negative = dialect.divided.format(above=f"({below} - 1 - {above})", below=below)
    return f"(CASE WHEN {above} >= 0 THEN {positive} ELSE -{negative} END)"


def _up(dialect: Dialect, above: str, below: str) -> str:
    positive = dialect.divided.format(above=f"({above} + {below} - 1)", below=below)
    negative = dialect.divided.format(above=f"(-{above})", below=below)
    return f"(CASE WHEN {above} >= 0 THEN {positive} ELSE -{negative} END)"


ROUNDINGS: dict[str, Callable[[Dialect, str, str], str]] = {"nearest": _nearest, "down": _down, "up": _up}


def _sign(row: Row, node: Sign) -> str:
    item = row.sql(node.item)
    return (
        f"abs({item})"
        if node.op == "abs"
        else f"CAST(CASE WHEN {item} > 0 THEN 1 WHEN {item} = 0 THEN 0 WHEN {item} < 0 THEN -1 END AS BIGINT)"
    )


def _extreme(row: Row, node: Extreme) -> str:
    items = [row.sql(item) for item in node.items]
    most = f"{'GREATEST' if node.op == 'max' else 'LEAST'}({', '.join(items)})"
    open_items = [sql for sql, item in zip(items, node.items, strict=True) if not row.sure(item)]
    known = " AND ".join(f"{item} IS NOT NULL" for item in open_items)
    return f"CASE WHEN {known} THEN {most} END" if known else most


def _compare(row: Row, node: Compare) -> str:
    return f"({row.sql(node.left)} {SIGNS.get(node.op, node.op)} {row.sql(node.right)})"


def _logic(row: Row, node: Logic) -> str:
    return "(" + f" {node.op.upper()} ".join(row.sql(item) for item in node.items) + ")"


def _not(row: Row, node: Not) -> str:
    return f"(NOT {row.sql(node.item)})"


def _choose(row: Row, node: Choose) -> str:
    return f"CASE {row.sql(node.condition)} WHEN TRUE THEN {row.sql(node.then)} WHEN FALSE THEN {row.sql(node.otherwise)} END"


def _part(row: Row, part: str, day: str) -> str:
    return row.dialect.part.format(part=part, day=day)


def _period(row: Row, node: Period) -> str:
    start, end = row.sql(node.start), row.sql(node.end)
    if node.unit == "days":
        return row.dialect.days_between.format(start=start, end=end)
    years = f"({_part(row, 'year', end)} - {_part(row, 'year', start)})"
    days = (_part(row, "day", start), _part(row, "day", end))
    months = (_part(row, "month", start), _part(row, "month", end))
    if node.unit == "months":
        return f"({years} * 12 + {months[1]} - {months[0]} - CASE WHEN {days[1]} < {days[0]} THEN 1 ELSE 0 END)"
    late = f"{months[1]} * 100 + {days[1]} < {months[0]} * 100 + {days[0]}"
    return f"({years} - CASE WHEN {late} THEN 1 ELSE 0 END)"


def _shift(row: Row, node: Shift) -> str:
    start, by = row.sql(node.start), row.sql(node.by)
    if node.unit == "days":
        return row.dialect.add_days.format(start=start, by=by)
    return row.dialect.add_months.format(start=start, by=by if node.unit == "months" else f"12 * {by}")


def _day_part(row: Row, node: DayPart) -> str:
    item = row.sql(node.item)
    if node.part.endswith("_start"):
        return f"CAST(date_trunc('{node.part.removesuffix('_start')}', {item}) AS DATE)"
    return _part(row, node.part, item)


def scale_of(node: Node) -> int:
    """The decimals of a number."""
    return node.type.scale if isinstance(node.type, Number) else 0


WRITERS: dict[type, Callable[[Row, Any], str]] = {
    Const: _const,
    Nothing: _nothing,
    LegalDay: _legal_day,
    Fact: _fact,
    Amount: _amount,
    Scale: _scale,
    Arith: _arith,
    Rescale: _rescale,
    Relabel: _relabel,
    Round: _round,
    Sign: _sign,
    Extreme: _extreme,
    Compare: _compare,
    Logic: _logic,
    Not: _not,
    Choose: _choose,
    Period: _period,
    Shift: _shift,
    DayPart: _day_part,
}
