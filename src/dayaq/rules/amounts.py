"""Dated amounts: what the law sets in numbers, from which day, since when known, and how sure we are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dayaq.rules.kinds import Exact, Kind
from dayaq.rules.source import Place
from dayaq.rules.vocabulary import Words

CONFIDENCES = ("confirmed", "one_source", "derived", "unverified")


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of an amount: `None` means that a value exists and nobody here knows it, or that the amount has ended."""

    since: date
    value: Exact | None
    written: Decimal | bool | date | None
    known_since: date | None
    confidence: str
    reference: str
    note: str
    ended: bool
    place: Place
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one amount over time, oldest first."""

    values: tuple[Dated, ...]

    def on(self, day: date, known: date | None = None) -> Dated | None:
        """The value in force on a day, as it was known on another (today's knowledge if `None`); `None` before the first."""
        in_force = None
        for dated in self.values:
            if dated.since <= day and (known is None or dated.known_since is None or dated.known_since <= known):
                in_force = dated
        return in_force


@dataclass(frozen=True, slots=True)
class DatedAmount:
    """An amount of `amounts.yaml`; `series` has one entry under "" or one for each name of the choice `by`."""

    id: str
    description: Words
    unit: str
    kind: Kind
    by: str
    series: Mapping[str, Series]
    reference: str
    note: str
    place: Place

    def dates(self) -> set[date]:
        """Every day on which some value begins."""
        return {dated.since for series in self.series.values() for dated in series.values}


@dataclass(frozen=True, slots=True)
class Bracket:
    """A step of a scale: from its threshold on, its rate (of the part above) or its amount."""

    threshold: Series
    worth: Series


@dataclass(frozen=True, slots=True)
class DatedScale:
    """A scale of brackets; `marginal` where each rate counts for its own part only."""

    id: str
    description: Words
    marginal: bool
    argument: Kind
    worth: Kind
    unit: str
    brackets: tuple[Bracket, ...]
    reference: str
    place: Place

    def in_force(self, day: date, known: date | None = None) -> list[tuple[Dated, Dated]]:
        """The brackets on a day, lowest threshold first; those not begun or ended are left out."""
        found = list(self._known(day, known))
        return sorted(found, key=lambda pair: (pair[0].written is not None, pair[0].written or 0))

    def _known(self, day: date, known: date | None) -> Iterator[tuple[Dated, Dated]]:
        for bracket in self.brackets:
            threshold, worth = bracket.threshold.on(day, known), bracket.worth.on(day, known)
            if threshold is not None and worth is not None and not threshold.ended and not worth.ended:
                yield threshold, worth

    def dates(self) -> set[date]:
        """Every day on which some threshold, rate or amount begins."""
        series = [part for bracket in self.brackets for part in (bracket.threshold, bracket.worth)]
        return {dated.since for part in series for dated in part.values}
