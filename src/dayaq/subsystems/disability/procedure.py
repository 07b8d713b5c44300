"""The numbers of the procedure on a day: deadlines, members of the appeal commission, when to remind (`procedure.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml


class BeforeTheProcedure(LookupError):
    """The day lies before the first rules that are known."""


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """The numbers in force on one day; days are calendar days unless called working days."""

    decision_working_days: int
    extension_days: int
    appeal_working_days: int
    appeal_members: int
    reminder_days: int

    @property
    def majority(self) -> int:
        """How many votes of the appeal commission carry a proposal: more than half of all its members."""
        return self.appeal_members // 2 + 1


@cache
def _series() -> Mapping[str, Mapping[date, int]]:
    content = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: {since: entry["value"] for since, entry in told["values"].items()} for name, told in content.items()}


@cache
def procedure_on(day: date) -> Procedure:
    """The numbers that count for what begins on the day. Refuses a day before the first of them."""
    return Procedure(**{name: _value(values, day) for name, values in _series().items()})


def _value(values: Mapping[date, int], day: date) -> int:
    counting = [since for since in values if since <= day]
    if not counting:
        raise BeforeTheProcedure(day)
    return values[max(counting)]
