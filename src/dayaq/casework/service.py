"""What a service (xidmət) is to the road of a case: the little of its passport that every step needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from dayaq.casework.finding import Finding
from dayaq.casework.language import Words

Kind = Literal["service", "enquiry", "complaint", "correction", "found", "changed"]

Outcome = Callable[[Any, Finding, datetime], None]
"""What a decision of the service brings about: handed the decision, what was found, and the moment; in the same transaction."""


@dataclass(frozen=True, kw_only=True)
class RefusalGround:
    """A ground on which the passport allows a refusal, with its wording for the person."""

    code: str
    words: Words


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service as casework sees it; the catalogue makes it from the passport and hands it down.

    `working_days` is the time the law gives for the decision, counted from the day after receipt. `law` names the benefit
    (`pensions/disability_pension`) or the chapter (`allowances`) of the law book that computes the service, where one does.
    `outcome` is performed with each decision: an award, a certificate, a registration.
    """

    code: str
    title: Words
    working_days: int
    refusal_grounds: tuple[RefusalGround, ...]
    kind: Kind = "service"
    law: str | None = None
    outcome: Outcome | None = None

    def ground(self, code: str) -> RefusalGround | None:
        """The refusal ground of that code, or nothing when the passport does not know it."""
        return next((ground for ground in self.refusal_grounds if ground.code == code), None)
