"""How each benefit of the law is paid: by the month, once, or only as part of another; on what an award goes on."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Rhythm = Literal["monthly", "once", "part"]

_FILE = Path(__file__).parent / "payments.yaml"


def rhythm_of(benefit: str) -> Rhythm:
    """How the benefit of this path (`pensions/old_age_pension`) is paid; `KeyError` for one without an amount."""
    return _rhythms()[benefit]


def goes_on_while(benefit: str) -> tuple[str, ...] | None:
    """The conditions, by name, that must hold for an award of the benefit to go on; none at all, or None for every one."""
    named = _payments()["goes_on_while"]
    return tuple(named[benefit]) if benefit in named else None


def is_fixed_when_awarded(benefit: str) -> bool:
    """Whether the monthly sum is reckoned once, on the day of the award; that of other benefits is the law's of each day."""
    return benefit in _payments()["fixed_when_awarded"]


@cache
def _rhythms() -> dict[str, Rhythm]:
    rhythms: tuple[Rhythm, ...] = ("monthly", "once", "part")
    return {benefit: rhythm for rhythm in rhythms for benefit in _payments()[rhythm]}


@cache
def _payments() -> dict[str, Any]:
    named: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return named
