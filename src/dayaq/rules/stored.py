"""The law of a day as plain values, and back: what a receipt names by its hash, so that it can be computed again years later.

Stored are the trees of the rules that a benefit needs, the amounts that they use with all their dated values, and the
vocabulary; not the words said to people.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from dayaq.rules import amounts, book, kinds, rule_reader, source, texts_reader, tree, units, vocabulary
from dayaq.rules.dependencies import amounts_read, needed_rules, rules_of
from dayaq.rules.in_force import LawOn

STORED = {
    known.__name__: known
    for module in (amounts, kinds, source, tree, units, vocabulary)
    for known in vars(module).values()
    if isinstance(known, type) and is_dataclass(known)
} | {"Rule": rule_reader.Rule}


DATED = ("day", "known")


class NotStored(ValueError):
    """A text that is not a stored law."""


def stored_law(law: LawOn, folder: str) -> str:
    """What a benefit rests on, on the day of the law, as canonical JSON: the same law gives the same bytes."""
    rules = needed_rules(law, [*rules_of(law, folder), f"{folder}.entitled"])
    used = sorted(amounts_read(law, rules))
    content = {
        "name": law.law.name,
        "begins": _plain(law.law.begins),
        "day": _plain(law.day),
        "known": _plain(law.known),
        "folder": {"name": folder, "path": law.law.folders[folder].path},
        "vocabulary": _plain(law.law.vocabulary),
        "amounts": {amount_id: _plain(law.law.amounts[amount_id]) for amount_id in used},
        "rules": [_plain(law.rules[rule_id]) for rule_id in law.rules if rule_id in rules],
    }
    return _canonical(content)


def undated(text: str) -> str:
    """A stored law without the day it was asked for: the same tree and amounts give the same bytes on many days."""
    content = json.loads(text)
    return _canonical({name: part for name, part in content.items() if name not in DATED})


def dated(text: str, day: date, known: date | None) -> str:
    """The stored law of a day, from one that was stored without its day; anything else is `NotStored`."""
    try:
        return _canonical({**json.loads(text), "day": _plain(day), "known": _plain(known)})
    except (TypeError, ValueError) as error:
        raise NotStored(f"This is not a stored law: {error}") from error


def _canonical(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """The name of a stored law."""
    return sha256(text.encode()).hexdigest()


def law_stored(text: str) -> LawOn:
    """The law of a day from what was stored; anything else is `NotStored`."""
    try:
        content = json.loads(text)
        rules = [_lively(each) for each in content["rules"]]
        name, path = content["folder"]["name"], content["folder"]["path"]
        law = book.Law(
            name=content["name"],
            begins=_lively(content["begins"]),
            languages=(),
            units={},
            vocabulary=_lively(content["vocabulary"]),
            folders={name: book.Folder(name, path, texts_reader.Texts(), Path())},
            amounts={amount_id: _lively(amount) for amount_id, amount in content["amounts"].items()},
            rules={rule.id: (rule,) for rule in rules},
        )
        return LawOn(law, _lively(content["day"]), _lively(content["known"]), {rule.id: rule for rule in rules})
    except (KeyError, TypeError, ValueError) as error:
        raise NotStored(f"This is not a stored law: {error}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"": type(value).__name__} | {
            field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.init and _kept(value, field.name)
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {"": "map", "of": [[key, _plain(each)] for key, each in value.items()]}
    if isinstance(value, date):
        return {"": "day", "is": value.isoformat()}
    if isinstance(value, Decimal):
        return {"": "decimal", "is": str(value)}
    return value


def _kept(value: object, name: str) -> bool:
    """A place in a file of the machine that stored it says nothing later."""
    return name != "place" or not hasattr(value, "place")


def _lively(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_lively(each) for each in value)
    if not isinstance(value, dict):
        return value
    sort = value[""]
    if sort == "map":
        return {key: _lively(each) for key, each in value["of"]}
    if sort == "day":
        return date.fromisoformat(value["is"])
    if sort == "decimal":
        return Decimal(value["is"])
    kind: Any = STORED[sort]
    given = {name: _lively(each) for name, each in value.items() if name}
    missing = {
        field.name: source.Place(Path(), 0)
        for field in fields(kind)
        if field.init and field.name not in given and field.default is MISSING
    }
    return kind(**given | missing)
