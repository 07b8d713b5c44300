"""Cities and districts (şəhər və rayonlar) where people live, with their names in three languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from dayaq.casework.language import Words


@cache
def districts() -> Mapping[str, Words]:
    """The names of every city and district by code, in the order in which a form lists them."""
    text = Path(__file__).with_name("districts.yaml").read_text(encoding="utf-8")
    return {code: Words(*names) for code, names in yaml.safe_load(text).items()}
