"""Random people of Lagoonia, with facts missing here and there, and close to every threshold of its law."""

from datetime import date
from random import Random
from typing import Any

DAYS = [
    date(1958, 3, 1),
    date(1960, 2, 29),
    date(1990, 2, 28),
    date(2000, 2, 29),
    date(2003, 12, 31),
    date(2020, 1, 31),
    date(1975, 8, 15),
]
LEGAL_DAYS = [
    date(2020, 1, 1),
    date(2020, 2, 29),
    date(2021, 1, 15),
    date(2021, 7, 1),
    date(2022, 6, 1),
    date(2023, 2, 28),
    date(2023, 6, 1),
    date(2024, 2, 29),
    date(2024, 12, 31),
]


def family(random: Random) -> dict[str, Any]:
    """The facts of a family, any of which may be missing."""
    facts = {"registered": random.random() < 0.7, "rent": money(random, 40000)}
    members = [person(random) for _ in range(random.randrange(0, 4))]
    return _some(random, facts) | ({"members": members} if random.random() < 0.95 else {})


def person(random: Random) -> dict[str, Any]:
    """The facts of a person."""
    facts = {
        "birth_date": day(random),
        "sex": random.choice(["female", "male"]),
        "capital": money(random, 4000000),
        "record": random.choice([0, 1, 29, 30, 31, 59, 60, 179, 180, 181, 300]),
        "loss": f"{random.choice([0, 49.99, 50, 50.5, 81, 100]):.2f}",
        "student": random.random() < 0.3,
    }
    months = {"months": [month(random) for _ in range(random.choice([0, 0, 1, 2, 5]))]} if random.random() < 0.9 else {}
    contracts = {"contracts": [contract(random) for _ in range(random.choice([0, 1, 2]))]} if random.random() < 0.95 else {}
    return _some(random, facts) | months | contracts


def month(random: Random) -> dict[str, Any]:
    """The facts of a month."""
    start = date(random.choice([2017, 2019, 2020, 2021, 2022, 2023]), random.randrange(1, 13), 1)
    wages = ["0", "49.99", "50", "100", "130", "179.99", "180", "200", "300.5", "300.49", "900", "4096.01"]
    return _some(random, {"start": start, "wage": random.choice(wages), "insured": random.random() < 0.8})


def contract(random: Random) -> dict[str, Any]:
    """The facts of a contract."""
    return _some(random, {"begun": day(random), "hours": random.randrange(0, 60)})


def money(random: Random, most: int) -> str:
    """An amount in lagoons."""
    cents = random.choice([0, 1, 99999, 100000, 100001, 1728000, 1440000, random.randrange(most)])
    return f"{cents // 100}.{cents % 100:02d}"


def day(random: Random) -> date:
    """A day, often one that calendars stumble over."""
    if random.random() < 0.5:
        return random.choice(DAYS)
    return date(random.randrange(1930, 2024), random.randrange(1, 13), random.randrange(1, 29))


def _some(random: Random, facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if random.random() < 0.93}
