"""Writes the scales of OpenFisca as ours: marginal rates, single amounts, and amounts that add up from bracket to bracket.

Adding amounts count above their threshold, our steps from it on: the threshold is moved by its smallest part, a cent. This
is exact for every number that has no more decimals than the threshold.
"""

from decimal import Decimal
from typing import Any

from dayaq.rules.amounts_reader import ENDED
from dayaq.rules.kinds import decimals
from dayaq.rules.lined_yaml import Lined
from dayaq.rules.source import LawError

CENTS = 2


def scale_rewritten(written: Lined, brackets: list[Lined], units: tuple[str, str], *, single: bool) -> Lined:
    """The scale as `amounts.yaml` would write it; `units` are those of the thresholds and of the rates or amounts."""
    amounts = any("amount" in bracket for bracket in brackets)
    written["threshold_unit"] = units[0]
    written["amount_unit" if amounts else "rate_unit"] = units[1]
    written["brackets"] = _summed(brackets, units[0]) if amounts and not single else brackets
    return written


def _summed(brackets: list[Lined], unit: str) -> list[Lined]:
    """Steps whose amount is the sum of all brackets up to each."""
    part = _smallest_part(brackets, unit)
    _refuse_disorder(brackets)
    found = []
    for at, bracket in enumerate(brackets):
        step = Lined(bracket.path, bracket.line)
        step["threshold"] = _series(bracket, {since: _moved(value, part) for since, value in bracket["threshold"].items()})
        reached = [each["amount"] for each in brackets[: at + 1]]
        days = sorted({day for series in reached for day in series})
        step["amount"] = _series(bracket, {day: _sum_on(reached, day) for day in days})
        found.append(step)
    return found


def _smallest_part(brackets: list[Lined], unit: str) -> Decimal:
    known = [Decimal(value) for bracket in brackets for value in bracket["threshold"].values() if value != ENDED]
    places = max((decimals(value) for value in known), default=0)
    return Decimal(1).scaleb(-max(places, CENTS if unit.isupper() else 0))


def _refuse_disorder(brackets: list[Lined]) -> None:
    """Brackets are summed in the order written, which must be that of their thresholds on every day."""
    for day in {day for bracket in brackets for day in bracket["threshold"]}:
        limits = [_on(bracket["threshold"], day) for bracket in brackets]
        known = [limit for limit in limits if limit is not None]
        if known != sorted(known):
            raise LawError(brackets[0].place(), f"the thresholds of {day} are not in order", "Write the lowest first.")


def _sum_on(reached: list[Lined], day: Any) -> Any:
    last = _on(reached[-1], day)
    return ENDED if last is None else sum((_on(series, day) or 0 for series in reached), start=0)


def _on(series: Lined, day: Any) -> Any:
    """The value of a series on a day; `None` where it has not begun or has ended."""
    begun = [since for since in series if since <= day]
    value = series[max(begun)] if begun else None
    return None if value == ENDED else value


def _moved(value: Any, part: Decimal) -> Any:
    return value if value == ENDED else value + part


def _series(bracket: Lined, values: dict[Any, Any]) -> Lined:
    found = Lined(bracket.path, bracket.line)
    found.update(values)
    return found
