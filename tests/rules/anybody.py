"""Random records for any law, from its vocabulary alone: numbers close to its amounts, and facts missing here and there."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from dayaq.rules.amounts import DatedAmount
from dayaq.rules.book import Law
from dayaq.rules.kinds import Choice, Day, Kind, Number, Truth
from dayaq.rules.records import EARLIEST, LATEST, LONGEST
from dayaq.rules.units import COUNT
from dayaq.rules.vocabulary import FactKind

DEPTH = 3
LEAST_KNOWN = 0.94


def anybody(law: Law, entity: str, day: date, random: Random, depth: int = 0) -> dict[str, Any]:
    """The facts of a random instance, with those that belong to it."""
    described = law.vocabulary.entities[entity]
    facts: dict[str, Any] = {
        name: value(law, fact, day, random) for name, fact in described.facts.items() if random.random() < LEAST_KNOWN
    }
    for collection, link in law.vocabulary.collections(entity).items():
        if depth < DEPTH and random.random() < LEAST_KNOWN:
            facts[collection] = [anybody(law, link.child, day, random, depth + 1) for _ in range(random.choice([0, 1, 2, 4]))]
    return facts


def value(law: Law, fact: FactKind, day: date, random: Random) -> Any:
    """A random value of a fact."""
    if isinstance(fact.kind, Truth):
        return random.random() < 0.5
    if isinstance(fact.kind, Choice):
        return random.choice(fact.kind.options)
    if isinstance(fact.kind, Day):
        back = random.choice([random.randrange(-40, 800), random.randrange(0, 7000), random.randrange(0, 36000)])
        return min(max(day - timedelta(days=back), EARLIEST), LATEST)
    return number(law, fact.kind, random)


def number(law: Law, kind: Number, random: Random) -> Decimal:
    """Zero, something near an amount of the law of the same unit, or anything."""
    near = [dated for dated in amounts(law, kind) if random.random() < 0.5] or [Decimal(random.choice([0, 1, 100]))]
    found = random.choice([Decimal(0), random.choice(near), random.choice(near) * random.randrange(1, 200)])
    step = Decimal(random.choice([-1, 0, 0, 1])).scaleb(-kind.scale)
    largest = LONGEST.get((kind.unit or COUNT).powers, 10**9)
    return min(max(round(found, kind.scale) + step, Decimal(0)), Decimal(largest))


def amounts(law: Law, kind: Kind) -> list[Decimal]:
    """The numbers of the law's amounts of one unit."""
    return [
        Decimal(dated.value).scaleb(-amount.kind.scale)
        for amount in law.amounts.values()
        if isinstance(amount, DatedAmount) and isinstance(amount.kind, Number) and isinstance(kind, Number)
        if amount.kind.unit == kind.unit
        for series in amount.series.values()
        for dated in series.values
        if isinstance(dated.value, int)
    ]
