"""The fields of work (iş sahələri) in which jobs are sought and offered, with their names in three languages."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from dayaq.casework.language import Words


@cache
def fields_of_work() -> Mapping[str, Words]:
    """The name of every field by code."""
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    return {code: Words(*names) for code, names in yaml.safe_load(text).items()}
