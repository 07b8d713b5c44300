"""Writes what is asked of those who belong to a row: a GROUP BY with the value and the count of what is unknown in it."""

from collections.abc import Iterator

from dayaq.rules.sql.expressions import Row
from dayaq.rules.tree import Aggregate


def grouped_columns(child: Row, node: Aggregate, name: str) -> Iterator[str]:
    """The two columns of a group for one aggregate: `v…`, its value among what is known, and `u…`, how many are unknown."""
    item = child.sql(node.item)
    where = child.sql(node.where) if node.where is not None else "TRUE"
    if node.op in ("any", "all"):
        each = f"({where} AND {item})" if node.op == "any" else f"((NOT {where}) OR {item})"
        yield f"{'bool_or' if node.op == 'any' else 'bool_and'}({each}) AS v{name}"
        yield f"count(*) FILTER (WHERE {each} IS NULL) AS u{name}"
        return
    counted = {"len": "count(*)", "distinct": f"count(DISTINCT {item})"}.get(node.op, f"{node.op}({item})")
    value = f"{counted} FILTER (WHERE {where})"
    yield f"CAST({value} AS {child.dialect.type_of(node.type)}) AS v{name}"
    yield f"count(*) FILTER (WHERE {where} IS NULL OR ({where} AND {item} IS NULL)) AS u{name}"


def read_back(parent: Row, node: Aggregate, name: str, known: str) -> str:
    """The aggregate as its owner reads it: of an empty collection where there is no group, unknown unless `known` holds."""
    value, unknown = f"g.v{name}", f"coalesce(g.u{name}, 0)"
    stated = f"WHEN {known} IS NOT TRUE THEN NULL " if known else ""
    if node.op in ("any", "all"):
        decides, otherwise = ("TRUE", "FALSE") if node.op == "any" else ("FALSE", "TRUE")
        return f"CASE {stated}WHEN {value} = {decides} THEN {decides} WHEN {unknown} > 0 THEN NULL ELSE {otherwise} END"
    empty = parent.sql(node.default) if node.default is not None else parent.dialect.integer(0)
    return f"CASE {stated}WHEN {unknown} = 0 THEN coalesce({value}, {empty}) END"
