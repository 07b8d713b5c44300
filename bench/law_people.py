"""People of the country template for the engines of the law: whole households, the members of each together, from a seed.

They are kept as columns in files, once in the sorts of our kernel (cents, days from 1970, places of options) and once in those of
OpenFisca (32-bit floating euros, days, places of options), so that no engine pays for the other's habits.
"""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
DAY = "2025-01-01"
MONTH = "2025-01"
VARIABLES = {
    "person": ("age", "basic_income", "pension", "income_tax", "social_security_contribution"),
    "household": (
        "household_income",
        "housing_allowance",
        "parenting_allowance",
        "meal_price",
        "swimming_pool_access",
        "housing_tax",
        "total_benefits",
        "total_taxes",
        "disposable_income",
    ),
}
"""Every variable that the template computes, by entity."""
MONEY = ("salary", "capital_returns", "rent", "accommodation_size")
OPTIONS = ("owner", "tenant", "free_lodger", "homeless")


@dataclass(frozen=True)
class People:
    """Columns by name as our kernel holds them; `first` is where the members of each household begin."""

    columns: dict[str, Array]
    first: Array

    @property
    def persons(self) -> int:
        """How many people."""
        return int(self.first[-1])

    @property
    def households(self) -> int:
        """How many households."""
        return len(self.first) - 1

    def household_of(self) -> Array:
        """The place of the household of each person."""
        return np.repeat(np.arange(self.households), np.diff(self.first))


def invented(count: int, seed: int = 20250101) -> People:
    """About so many people: adults first in each household, then children."""
    random = np.random.default_rng(seed)
    adults = random.choice([1, 2, 3], p=[0.4, 0.5, 0.1], size=int(count / 2.5))
    children = random.choice([0, 1, 2, 3], p=[0.5, 0.25, 0.2, 0.05], size=len(adults))
    first = np.concatenate([[0], np.cumsum(adults + children)]).astype(np.int64)
    households, persons = len(adults), int(first[-1])
    place = np.arange(persons) - np.repeat(first[:-1], adults + children)
    adult = place < np.repeat(adults, adults + children)
    years = np.where(adult, random.integers(18, 95, persons), random.integers(0, 18, persons))
    earns = adult & (random.random(persons) < 0.7)
    columns = {
        "birth": (20089 - years * 365 - random.integers(0, 365, persons)).astype(np.int32),
        "adult": adult.astype(np.int8),
        "salary": np.where(earns, np.floor(np.exp(random.normal(7.4, 0.8, persons)) * 100), 0).astype(np.int64),
        "capital_returns": np.where(random.random(persons) < 0.1, random.integers(0, 200000, persons), 0).astype(np.int64),
        "rent": random.integers(0, 200000, households).astype(np.int64),
        "accommodation_size": random.integers(1000, 30000, households).astype(np.int64),
        "housing_occupancy_status": random.choice(4, p=[0.45, 0.45, 0.08, 0.02], size=households).astype(np.int8),
    }
    return People(columns, first)


def keep(people: People, folder: Path) -> None:
    """Write the columns, in both sorts."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "first.npy", people.first)
    np.save(folder / "household_of.npy", people.household_of())
    for name, column in people.columns.items():
        np.save(folder / f"{name}.npy", column)
        if name in MONEY:
            np.save(folder / f"{name}.float.npy", (column / 100).astype(np.float32))
    np.save(folder / "birth.day.npy", people.columns["birth"].astype("datetime64[D]"))


def kept(folder: Path) -> People:
    """The columns of a folder, as our kernel holds them, in memory."""
    names = ("birth", "adult", *MONEY, "housing_occupancy_status")
    return People({name: np.load(folder / f"{name}.npy") for name in names}, np.load(folder / "first.npy"))


FAMILY = [
    {"birth": "1981-01-15", "salary": Decimal("1250.00"), "adult": True},
    {"birth": "1983-03-02", "salary": Decimal("2400.50"), "adult": True},
    {"birth": "2012-01-15", "salary": 0, "adult": False},
    {"birth": "2020-06-30", "salary": 0, "adult": False},
]
"""One family of four."""
HOME = {"rent": 400, "accommodation_size": 80, "housing_occupancy_status": "tenant"}
