"""The kinds of value a rule may compute: exact numbers with a unit and a fixed number of decimals, days, yes or no, choices.

A number is kept as a whole number of its smallest parts: 12.50 AZN is 1250 at scale 2.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeGuard

from dayaq.rules.units import Unit

Exact = int | bool | str | date
"""A known value as the engines hold it; a number is its count of smallest parts."""

Shown = Decimal | bool | str | date
"""A known value as people and files write it."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; a unit of `None` is that of a bare literal, which takes the unit of what it meets."""

    unit: Unit | None
    scale: int = 0

    def __str__(self) -> str:
        return f"a number of {self.unit or 'count'}" + (f" with {self.scale} decimals" if self.scale else "")


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""

    def __str__(self) -> str:
        return "yes or no"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    def __str__(self) -> str:
        return "a day"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few names declared by the law."""

    name: str
    options: tuple[str, ...]

    def __str__(self) -> str:
        return f"one of {self.name} ({', '.join(self.options)})"


Kind = Number | Truth | Day | Choice


def shown(value: Exact, kind: Kind) -> Shown:
    """A held value as people and files write it: smallest parts become a decimal with all its places."""
    if isinstance(value, bool | str | date):
        return value
    return Decimal(value).scaleb(-kind.scale if isinstance(kind, Number) else 0)


def held(number: Decimal, scale: int) -> int:
    """A decimal as its count of smallest parts; one with more decimals than the scale is a `ValueError`."""
    parts = number.scaleb(scale)
    whole = int(parts)
    if whole != parts:
        raise ValueError(f"{number} has more than {scale} decimals")
    return whole


def is_count(value: object) -> TypeGuard[int]:
    """True for a whole number that is not a yes or no."""
    return isinstance(value, int) and not isinstance(value, bool)


def decimals(number: Decimal) -> int:
    """How many decimals a number was written with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
