"""Units of measure and their arithmetic: months are not manats, and months per year times years are months."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TIMES = ("years", "months", "days")
COUNTS = ("", "count", "people", "children")
CURRENCY = re.compile(r"[A-Z]{3}")
KNOWN = "Known units: a currency of three capitals (AZN), AZN/month, years, months, days, months/year, percent, count."


class UnknownUnit(ValueError):
    """A unit that the language does not know."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of units; money takes time into itself, so that a monthly amount is simply money."""

    powers: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        above = "·".join(name if power == 1 else f"{name}^{power}" for name, power in self.powers if power > 0)
        below = "·".join(name if power == -1 else f"{name}^{-power}" for name, power in self.powers if power < 0)
        return (above or "1") + (f"/{below}" if below else "") if self.powers else "count"

    def times(self, other: "Unit") -> "Unit":
        """The unit of a product."""
        return _united(self, other, 1)

    def per(self, other: "Unit") -> "Unit":
        """The unit of a quotient."""
        return _united(self, other, -1)


COUNT = Unit()
YEARS = Unit((("years", 1),))
MONTHS = Unit((("months", 1),))
DAYS = Unit((("days", 1),))
PERCENT = Unit((("percent", 1),))


def unit_named(text: str) -> Unit:
    """The unit written `AZN/month`, `months`, `months/year`, `percent` or `count`."""
    above, _, below = text.strip().partition("/")
    unit = _single(above.strip())
    return unit.per(_single(below.strip())) if below else unit


def _single(name: str) -> Unit:
    word = {"month": "months", "year": "years", "day": "days", "child": "", "person": "", "member": ""}.get(name, name)
    if word in COUNTS:
        return COUNT
    if word in TIMES or word == "percent" or CURRENCY.fullmatch(word):
        return Unit(((word, 1),))
    raise UnknownUnit(f"“{name}” is not a unit")


def _united(left: Unit, right: Unit, sign: int) -> Unit:
    powers: dict[str, int] = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    if any(CURRENCY.fullmatch(name) and power for name, power in powers.items()):
        powers = {name: power for name, power in powers.items() if name not in TIMES}
    return Unit(_tidy(powers))


def _tidy(powers: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, power) for name, power in powers.items() if power))
