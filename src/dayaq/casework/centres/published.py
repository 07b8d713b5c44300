"""The published facts that this room carries as YAML files: read once, and given as plain mappings."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def published(name: str) -> Mapping[str, Any]:
    """The content of one data file of this room, by its name without the ending. Not to be changed by the reader."""
    content = yaml.safe_load((files("dayaq.casework.centres") / "data" / f"{name}.yaml").read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml must hold a mapping")
    return content
