"""How each benefit of the law is paid: by the month, once, or only as part of another."""

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Rhythm = Literal["monthly", "once", "part"]

_FILE = Path(__file__).parent / "payments.yaml"


def rhythm_of(benefit: str) -> Rhythm:
    """How the benefit of this path (`pensions/old_age_pension`) is paid; `KeyError` for one without an amount."""
    return _rhythms()[benefit]


@cache
def _rhythms() -> dict[str, Rhythm]:
    named: dict[Rhythm, list[str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {benefit: rhythm for rhythm, benefits in named.items() for benefit in benefits}
