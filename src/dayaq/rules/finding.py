"""What a rule answers: entitled, not entitled, or "cannot say", with every step that led there.

Steps and what they read are many, and are plain tuples with names: they are made several times faster than frozen classes.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from dayaq.rules.kinds import Exact, Kind, shown
from dayaq.rules.unknown import Result, Unknown


class Input(NamedTuple):
    """Something a step read: a fact, another rule, or a local name of its own."""

    name: str
    value: Result
    type: Kind


class AmountUsed(NamedTuple):
    """An amount of the law as a step used it, with the day since when it is in force."""

    id: str
    key: str
    value: Exact | None
    type: Kind
    unit: str
    since: date | None
    confidence: str
    reference: str


class Step(NamedTuple):
    """One rule computed for one instance: `about` is its path from the subject ("" for the subject itself)."""

    rule: str
    about: str
    kind: str
    article: str
    value: Result
    type: Kind
    formula: str
    facts: tuple[Input, ...]
    locals: tuple[Input, ...]
    needs: tuple[Input, ...]
    amounts: tuple[AmountUsed, ...]

    @property
    def name(self) -> str:
        """The name of the rule in its folder."""
        return self.rule.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition: whether it holds (`None`: cannot say), and the facts that are missing for it."""

    condition: str
    article: str
    holds: bool | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of a benefit for one subject on one day.

    `entitled` is `None` where a fact is missing for a condition, or, the conditions holding, for the amount.
    """

    benefit: str
    day: date
    entitled: bool | None
    amount: Decimal | None
    unit: str
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def refused_for(self) -> Reason | None:
        """The first condition that fails: the reason of a refusal."""
        return next((reason for reason in self.reasons if reason.holds is False), None)


def plain(result: Result, kind: Kind) -> Decimal | bool | str | date | None:
    """A result as people write it; `None` for an unknown."""
    return None if isinstance(result, Unknown) else shown(result, kind)
