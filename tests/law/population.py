"""Random people of the law's own vocabulary: facts missing here and there, numbers and days close to what the law sets."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from dayaq.rules.amounts import Dated, DatedAmount
from dayaq.rules.book import Law
from dayaq.rules.calendar import add_months
from dayaq.rules.kinds import Choice, Day, Kind, Number, Truth, decimals
from dayaq.rules.records import LARGEST, LONGEST
from dayaq.rules.units import COUNT
from dayaq.rules.vocabulary import Entity

STUMBLES = [date(1956, 2, 29), date(1961, 12, 31), date(2000, 2, 29), date(2008, 2, 29), date(2019, 1, 31)]
KNOWN = 0.93


class People:
    """Makes people for one legal day of a law."""

    def __init__(self, law: Law, day: date, random: Random) -> None:
        self.law, self.day, self.random = law, day, random
        self.numbers = [value for value in _numbers(law) if value.written is not None]
        self.begins = sorted({value.since for value in _numbers(law)})

    def family(self) -> dict[str, Any]:
        """A family with its members, and with their months, contracts, children and claims."""
        return self._entity(self.law.vocabulary.entities["family"]) | self._collections("family", ("members",))

    def survivor(self) -> dict[str, Any]:
        """Somebody who lost somebody, with all others who did."""
        person = self.law.vocabulary.entities["person"]
        others = [self._entity(self.law.vocabulary.entities["survivor"]) | {"person": self._entity(person)} for _ in range(2)]
        deceased = self._entity(person) | ({"survivors": others} if self._chance(KNOWN) else {})
        mine = self._entity(self.law.vocabulary.entities["survivor"])
        return mine | {"person": self._entity(person), "deceased": deceased}

    def _collections(self, entity: str, names: tuple[str, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, link in self.law.vocabulary.collections(entity).items():
            if name not in names or not self._chance(KNOWN):
                continue
            child = self.law.vocabulary.entities[link.child]
            below = ("months", "contracts", "children", "claims")
            found[name] = [
                self._entity(child) | self._collections(child.name, below) for _ in range(self.random.choice([0, 1, 2, 3]))
            ]
        return found

    def _entity(self, entity: Entity) -> dict[str, Any]:
        return {name: self._value(fact.kind) for name, fact in entity.facts.items() if self._chance(KNOWN)}

    def _value(self, kind: Kind) -> Any:
        if isinstance(kind, Truth):
            return self._chance(0.5)
        if isinstance(kind, Choice):
            return self.random.choice(kind.options)
        return self._day() if isinstance(kind, Day) else self._number(kind)

    def _number(self, kind: Number) -> Decimal:
        """A number that the law sets, or one of the smallest parts beside it, or a sum that adds up to it."""
        value = self.random.choice(self.numbers).written
        least = Decimal(1).scaleb(-kind.scale)
        number = abs(Decimal(value) if isinstance(value, int | Decimal) else Decimal(0))
        number = number.quantize(least) if decimals(number) > kind.scale else number
        times = self.random.choice([0, 1, 1, 1, 2, 12, 72, 144]) if kind.scale else 1
        most = Decimal(LONGEST.get((kind.unit or COUNT).powers, LARGEST)) * least
        return min(max(number * times + self.random.choice([-1, 0, 0, 1]) * least, Decimal(0)), most)

    def _day(self) -> date:
        """A day that the law counts from, or one from which a period of the law ends today, or about then."""
        if self._chance(0.1):
            return self.random.choice(STUMBLES)
        if self._chance(0.2):
            near = self.random.choice(self.begins)
        else:
            near = add_months(
                self.day, -self.random.choice([0, 1, 6, 12, 60, 72, 96, 216, 276, 360, 517, 672, 732, 768, 774, 780])
            )
        return near + timedelta(days=self.random.choice([-1, 0, 0, 1]))

    def _chance(self, share: float) -> bool:
        return self.random.random() < share


def _numbers(law: Law) -> Iterator[Dated]:
    for amount in law.amounts.values():
        if isinstance(amount, DatedAmount):
            for series in amount.series.values():
                yield from series.values
        else:
            for bracket in amount.brackets:
                yield from (*bracket.threshold.values, *bracket.worth.values)
