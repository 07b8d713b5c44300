"""YAML as the law needs it: exact decimals, `on` and `no` as plain words, no duplicate keys, and the line of every key."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from dayaq.rules.source import LawError, Place


class Lined(dict[Any, Any]):
    """A mapping that remembers the line of each of its keys."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__()
        self.path, self.line = path, line
        self.lines: dict[Any, int] = {}

    def place(self, key: object = None) -> Place:
        """The place of a key, or of the mapping itself."""
        return Place(self.path, self.lines.get(key, self.line))


class _Loader(yaml.SafeLoader):
    """A safe loader of our own resolvers, so that `on:` stays a word and 0.1 stays 0.1."""

    law_path: Path


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:float", "tag:yaml.org,2002:int")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("!decimal", re.compile(r"^[-+]?[0-9][0-9_]*(?:\.[0-9]+)?$"), list("-+0123456789"))


def _decimal(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int | Decimal:
    text = str(loader.construct_scalar(node)).replace("_", "")
    return Decimal(text) if "." in text else int(text)


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Lined:
    found = Lined(loader.law_path, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if key in found:
            raise LawError(Place(loader.law_path, line), f"“{key}” stands here twice", "Keep one of the two.")
        found[key] = loader.construct_object(value_node, deep=True)
        found.lines[key] = line
    return found


_Loader.add_constructor("!decimal", _decimal)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; bad YAML is a `LawError` with its line."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LawError(Place(path, 1), "the file is missing", "Every law has book.yaml and facts.py.") from error
    except yaml.reader.ReaderError as error:
        raise LawError(Place(path, 1), f"this is not YAML: {error.reason}", "Write plain text.") from error
    loader.law_path = path
    try:
        return loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LawError(Place(path, line), f"this is not YAML: {error.problem}", "Correct the syntax.") from error
    except (ValueError, TypeError, RecursionError) as error:
        line = loader.get_mark().line + 1
        raise LawError(
            Place(path, line), f"this cannot be read: {error}", "Write days as 2025-02-28, and names as words."
        ) from error
    finally:
        loader.dispose()


def list_of(value: object, place: Place, what: str) -> list[Any]:
    """The value as a list; anything else is a `LawError`."""
    if isinstance(value, list):
        return value
    raise LawError(place, f"{what} is not a list", "Begin each of its parts with a dash, or write [a, b].")


def mapping_of(value: object, place: Place, what: str) -> Lined:
    """The value as a mapping; anything else is a `LawError`."""
    if isinstance(value, Lined):
        return value
    raise LawError(place, f"{what} is not a mapping of names to values", "Write it as name: value lines.")
