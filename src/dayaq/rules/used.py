"""The amounts of the law as the steps of an explanation name them: written out once for a day of the law, and shared."""

from collections.abc import Iterator
from datetime import date

from dayaq.rules.amounts import Dated, DatedAmount, DatedScale
from dayaq.rules.finding import AmountUsed
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Kind


def amount_used(law: LawOn, amount_id: str, key: str, day: date | None) -> AmountUsed:
    """An amount in force on the legal day (`None`) or another, by a key where it has several."""
    # One of another day is kept by the day since when it counts: there are few of those, and many others.
    dated = law.amount(amount_id, key, day) if day is not None else None
    place = ("used", amount_id, key, dated.since if dated is not None else "before" if day is not None else "legal day")
    if place not in law.kept:
        amount = law.law.amounts[amount_id]
        kind = amount.kind if isinstance(amount, DatedAmount) else amount.worth
        law.kept[place] = _used((amount_id, key), law.amount(amount_id, key, day), kind, amount.unit)
    found: AmountUsed = law.kept[place]
    return found


def brackets_used(law: LawOn, scale_id: str, day: date | None) -> tuple[AmountUsed, ...]:
    """The thresholds of a scale in force on the legal day or another, each with its rate or amount."""
    place = ("used brackets", scale_id, day)
    if place not in law.kept:
        law.kept[place] = tuple(_brackets(law, scale_id, day))
    found: tuple[AmountUsed, ...] = law.kept[place]
    return found


def _brackets(law: LawOn, scale_id: str, day: date | None) -> Iterator[AmountUsed]:
    scale = law.law.amounts[scale_id]
    if not isinstance(scale, DatedScale):
        return
    for at, (threshold, worth) in enumerate(law.brackets(scale_id, day), 1):
        yield _used((scale_id, f"threshold {at}"), threshold, scale.argument, str(scale.argument))
        yield _used((scale_id, f"bracket {at}"), worth, scale.worth, scale.unit)


def _used(named: tuple[str, str], dated: Dated | None, kind: Kind, unit: str) -> AmountUsed:
    if dated is None:
        return AmountUsed(*named, None, kind, unit, None, "unverified", "")
    return AmountUsed(*named, dated.value, kind, unit, dated.since, dated.confidence, dated.reference)
