"""Reads the words of the language: ages and periods, moved days, rounding, scales, fractions."""

import ast
from collections.abc import Callable
from datetime import timedelta

from dayaq.rules.aggregates import is_aggregate, read_aggregate
from dayaq.rules.amounts import DatedScale
from dayaq.rules.kinds import Day, Number
from dayaq.rules.numbers import Unfit, compared, extreme, number, rounded, signed, with_unit
from dayaq.rules.quotients import quotient
from dayaq.rules.references import amount_named, law_names
from dayaq.rules.scope import Context
from dayaq.rules.tree import Choose, Const, DayPart, LegalDay, Node, Period, Relabel, Scale, Shift
from dayaq.rules.units import COUNT, DAYS, MONTHS, PERCENT, YEARS, Unit

UNITS = {"years": YEARS, "months": MONTHS, "days": DAYS}
MODES = {"round": "nearest", "round_down": "down", "round_up": "up"}


def read_call(call: ast.Call, context: Context) -> Node:
    """A word of the language with what it is asked of; any other call is an error that names the words."""
    name = call.func.id if isinstance(call.func, ast.Name) else ast.unparse(call.func)
    if is_aggregate(call, context):
        return read_aggregate(call, context)
    if name not in WORDS:
        raise context.error(call, f"“{name}” is not a word of the language", f"Words: {', '.join(WORDS)}, sum, any, all, len.")
    try:
        return WORDS[name](name, call, context)
    except Unfit as unfit:
        raise context.unfit(call, unfit) from unfit


def _arguments(call: ast.Call, context: Context, least: int, most: int) -> list[ast.expr]:
    if call.keywords or not least <= len(call.args) <= most:
        wanted = str(least) if least == most else f"{least} to {most}"
        raise context.error(call, f"“{ast.unparse(call.func)}” takes {wanted} things, in order", "See the grammar.")
    return list(call.args)


def _day(node: ast.expr, context: Context) -> Node:
    found = context.read(node, context)
    if isinstance(found.type, Day):
        return found
    raise Unfit(f"{found.type} stands where a day is needed", "Give a day, such as a fact of kind Date.")


def _age(_: str, call: ast.Call, context: Context) -> Node:
    birth, *at = _arguments(call, context, 1, 2)
    end = _day(at[0], context) if at else LegalDay(Day())
    return Period("years", _day(birth, context), end, Number(YEARS))


def _between(name: str, call: ast.Call, context: Context) -> Node:
    unit = name.removesuffix("_between")
    start, end = (_day(argument, context) for argument in _arguments(call, context, 2, 2))
    return Period(unit, start, end, Number(UNITS[unit]))


def _add(name: str, call: ast.Call, context: Context) -> Node:
    unit = name.removeprefix("add_")
    start, by = _arguments(call, context, 2, 2)
    moved = with_unit(context.read(by, context), UNITS[unit])
    kind = number(moved)
    if kind.scale or kind.unit not in (UNITS[unit], COUNT):
        raise Unfit(f"a day is moved by {kind}", f"Give whole {unit}.")
    return Shift(unit, _day(start, context), moved, Day())


def _start(name: str, call: ast.Call, context: Context) -> Node:
    return DayPart(name, _day(_arguments(call, context, 1, 1)[0], context), Day())


def _round(name: str, call: ast.Call, context: Context) -> Node:
    written, *more = _arguments(call, context, 1, 2)
    places = more[0].value if more and isinstance(more[0], ast.Constant) else 0 if not more else None
    if not isinstance(places, int) or not 0 <= places <= 9:
        raise context.error(call, "the number of decimals is not plain", f"Write {name}(…, 2).")
    above, below = quotient(written, context)
    return rounded(above, below, places, MODES[name])


def _extreme(name: str, call: ast.Call, context: Context) -> Node:
    items = tuple(context.read(argument, context) for argument in _arguments(call, context, 2, 20))
    return extreme(name, items)


def _abs(name: str, call: ast.Call, context: Context) -> Node:
    return signed(name, context.read(_arguments(call, context, 1, 1)[0], context))


def _fraction(_: str, call: ast.Call, context: Context) -> Node:
    item = context.read(_arguments(call, context, 1, 1)[0], context)
    kind = number(item)
    if kind.unit != PERCENT:
        raise Unfit(f"{kind} is not percent", "fraction(…) turns percent into a plain number.")
    return _relabelled(item, COUNT, kind.scale + 2)


def _number_of(_: str, call: ast.Call, context: Context) -> Node:
    item = context.read(_arguments(call, context, 1, 1)[0], context)
    return _relabelled(item, COUNT, number(item).scale)


def _relabelled(item: Node, unit: Unit, scale: int) -> Node:
    """The same count of smallest parts, seen as another kind: five percent are five hundredths."""
    return Relabel(item, Number(unit, scale)) if not isinstance(item, Const) else Const(item.value, Number(unit, scale))


def _scale(_: str, call: ast.Call, context: Context) -> Node:
    written, argument = _arguments(call, context, 2, 2)
    if law_names(written, context) is None:
        raise context.error(call, "the first thing is not of the law", "Write scale(law.…, number).")
    found, at = amount_named(written, context)
    if not isinstance(found, DatedScale):
        raise context.error(call, f"{found.id} is not a scale of brackets", "Write scale(law.…, number).")
    item = context.read(argument, context)
    limit, worth = number(item), found.worth
    if limit.unit not in (None, number_kind(found.argument).unit) or not isinstance(worth, Number):
        raise Unfit(f"the scale is over {found.argument}, and is asked of {limit}", "Give a number of its unit.")
    if at is None:
        return Scale(found.id, item, scale_kind(found, limit))
    return _over_time(found, item, _day(at, context), scale_kind(found, limit))


def _over_time(found: DatedScale, item: Node, at: Node, kind: Number) -> Node:
    """The scale of another day: a choice among those of all the days on which it changes, so that no engine needs more words."""
    days = sorted(found.dates())
    # Before the first day there are no brackets, and the scale of the day before it says so.
    node: Node = Scale(found.id, item, kind, days[0] - timedelta(days=1))
    for day in days:
        node = Choose(compared(">=", at, Const(day, Day())), Scale(found.id, item, kind, day), node, kind)
    return node


def number_kind(kind: object) -> Number:
    """The kind as a number; scales have no other."""
    if isinstance(kind, Number):
        return kind
    raise Unfit(f"{kind} stands where a number is needed", "Scales are made of numbers.")


def scale_kind(found: DatedScale, argument: Number) -> Number:
    """What a scale gives: its own amounts, or its rates applied to the argument."""
    worth, limit = number_kind(found.worth), number_kind(found.argument)
    if not found.marginal:
        return worth
    finest = max(limit.scale, argument.scale)
    percent = 2 if worth.unit == PERCENT else 0
    return Number(limit.unit, finest + worth.scale + percent)


WORDS: dict[str, Callable[[str, ast.Call, Context], Node]] = {
    "age": _age,
    "years_between": _between,
    "months_between": _between,
    "days_between": _between,
    "add_years": _add,
    "add_months": _add,
    "add_days": _add,
    "month_start": _start,
    "year_start": _start,
    "round": _round,
    "round_down": _round,
    "round_up": _round,
    "max": _extreme,
    "min": _extreme,
    "abs": _abs,
    "fraction": _fraction,
    "number_of": _number_of,
    "scale": _scale,
}
