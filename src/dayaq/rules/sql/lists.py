"""Writes what is asked of those who belong to a row where they stand as a list: for each of them a value, and for the row one."""

from dataclasses import dataclass

from dayaq.rules.sql.expressions import Row
from dayaq.rules.tree import Aggregate

OWN_FLAG = ("distinct", "max", "min")
"""Where who does not count has no value, so that unknown must be told apart from it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The lists of one aggregate, `v…` and perhaps `u…`: which truth says if they are known, and if anything in them is not."""

    name: str
    stated: str
    unknown: bool


def listed_columns(child: Row, node: Aggregate, name: str) -> dict[str, str]:
    """What each member brings: `v…`, its value; NULL is unknown, save where a flag `u…` says so because it may not count."""
    item = child.sql(node.item)
    where = child.sql(node.where) if node.where is not None else ""
    if node.op in ("any", "all"):
        chosen = f"({where} AND {item})" if node.op == "any" else f"((NOT {where}) OR {item})"
        return {f"v{name}": chosen if where else item}
    if node.op in OWN_FLAG:
        unknown = f"({where} IS NULL OR ({where} AND {item} IS NULL))" if where else f"({item} IS NULL)"
        return {f"v{name}": f"CASE WHEN {where} THEN {item} END" if where else item, f"u{name}": unknown}
    added, nothing = (item if node.op == "sum" else child.dialect.integer(1)), child.dialect.integer(0)
    return {f"v{name}": f"CASE WHEN {where} THEN {added} WHEN NOT {where} THEN {nothing} END" if where else added}


def read_list(parent: Row, node: Aggregate, lists: Listed) -> str:
    """The aggregate as its owner reads it."""
    values = f"t.v{lists.name}"
    known = f"WHEN {lists.stated} IS NOT TRUE THEN NULL " if lists.stated else ""
    if node.op in ("any", "all"):
        decides, otherwise = ("TRUE", "FALSE") if node.op == "any" else ("FALSE", "TRUE")
        some = f"WHEN list_count({values}) < len({values}) THEN NULL " if lists.unknown else ""
        found = f"list_bool_{'or' if node.op == 'any' else 'and'}({values}) = {decides}"
        return f"CASE {known}WHEN {found} THEN {decides} {some}ELSE {otherwise} END"
    empty = parent.sql(node.default) if node.default is not None else parent.dialect.integer(0)
    flag = f"list_bool_or(t.u{lists.name})" if node.op in OWN_FLAG else f"list_count({values}) < len({values})"
    some = f"WHEN {flag} THEN NULL " if lists.unknown else ""
    word = {"sum": "list_sum", "len": "list_sum", "distinct": "list_unique", "max": "list_max", "min": "list_min"}[node.op]
    found = f"coalesce(CAST({word}({values}) AS {parent.dialect.type_of(node.type)}), {empty})"
    return f"CASE {known}{some}ELSE {found} END" if known or some else found
