"""Where a person's search for work stands, as one sentence: what is happening, since when, what comes next, by which day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dayaq.casework.wording import date_in_words
from dayaq.subsystems.employment.models import EmployerAnswer, EndReason, Offer, OfferAnswer, Registration, UnemployedStatus


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What is happening, by a code that has a sentence, since when, and by which day something follows."""

    code: str
    since: date | None = None
    due: date | None = None


def situation_of(
    registration: Registration | None, status: UnemployedStatus | None, offers: Sequence[Offer], day: date
) -> Situation:
    """Where it stands on the day; `offers` are those of the registration, the latest first."""
    if registration is None:
        return Situation(code="never")
    if registration.ends_on is not None:
        return Situation(code=f"off_{EndReason(registration.end_reason).value}", since=registration.ends_on)
    current = next((found for offer in offers if (found := _of_offer(offer, day)) is not None), None)
    if current is not None and current.code not in {"refused", "declined"}:
        return current
    if status is not None:
        return Situation(code="unemployed", since=status.starts_on)
    if current is not None:
        return current
    late = registration.offer_due_on < day
    return Situation(code="late" if late else "seeking", since=registration.starts_on, due=registration.offer_due_on)


def said(situation: Situation, language: str) -> str:
    """The sentence in a language, the same on every page."""
    days = {"since": situation.since, "due": situation.due}
    words = {name: date_in_words(day, language) for name, day in days.items() if day is not None}
    return str(_sentences()[situation.code][language]).format(**words)


def _of_offer(offer: Offer, day: date) -> Situation | None:
    answer: OfferAnswer | None = getattr(offer, "answer", None)
    if answer is None:
        # Of a vacancy that is closed there is nothing left to answer.
        return None if hasattr(offer.vacancy, "end") else Situation(code="offered", since=offer.offered_on)
    if answer.outcome == OfferAnswer.Outcome.DECLINED:
        return Situation(code="declined", since=answer.answered_on)
    referral = offer.referral
    told: EmployerAnswer | None = getattr(referral, "answer", None)
    if told is not None:
        return Situation(code="refused", since=told.answered_on)
    late = referral.due_on < day
    return Situation(code="referral_late" if late else "referred", since=referral.referred_on, due=referral.due_on)


@cache
def _sentences() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return content
