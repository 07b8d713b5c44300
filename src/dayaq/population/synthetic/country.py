"""The fixed part of the synthetic country: names, places and shares, and how one is drawn from them."""

import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# A made-up country needs to come out the same from the same seed, and nothing in it is a secret.
Draw = random.Random


@cache
def _country() -> Mapping[str, Any]:
    text = Path(__file__).with_name("country.yaml").read_text(encoding="utf-8")
    country: dict[str, Any] = yaml.safe_load(text)
    return country


def age_shares() -> Mapping[int, float]:
    """The share of the living in each band of ages, by the youngest age of the band; together 1."""
    shares: Mapping[int, float] = _country()["age_shares"]
    whole = sum(shares.values())
    return {age: share / whole for age, share in shares.items()}


def given_names(draw: Draw, count: int, *, male: bool) -> Sequence[str]:
    """So many different given names of one sex."""
    return draw.sample(_country()["men" if male else "women"], count)


def surname(draw: Draw) -> str:
    """A surname in the form of men."""
    drawn: str = draw.choice(_country()["surnames"])
    return drawn


def surname_of_woman(surname: str) -> str:
    """The form of women: -ov and -yev take -a, all other endings have one form."""
    return surname + "a" if surname.endswith(("ov", "ev")) else surname


def district(draw: Draw) -> str:
    """The code of a city or district, as often as people live there."""
    return _weighted(draw, "districts")


def language(draw: Draw) -> str:
    """The language in which somebody wants to be told things."""
    return _weighted(draw, "languages")


def _weighted(draw: Draw, name: str) -> str:
    weights: Mapping[str, int] = _country()[name]
    return draw.choices(list(weights), list(weights.values()))[0]
