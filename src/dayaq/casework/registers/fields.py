"""Reads the fields of an entry; whatever has not the agreed form is `unreadable`."""

from collections.abc import Mapping
from datetime import date

from dayaq.casework.people.fin import FIN_ALPHABET, FIN_LENGTH
from dayaq.casework.registers.held import NotApplied

LONGEST_KEY = 80
LONGEST_NAME = 100


def fields_of(entry: object) -> Mapping[str, object]:
    """The entry, or a part of it, as fields by their names."""
    if not isinstance(entry, dict):
        raise NotApplied("unreadable")
    return entry


def text_in(fields: Mapping[str, object], name: str, *, most: int, empty: bool = False) -> str:
    """A text of at most so many signs; a missing one is empty, where it may be."""
    value = fields.get(name, "" if empty else None)
    if not isinstance(value, str) or len(value) > most or value != value.strip() or not value.isprintable():
        raise NotApplied("unreadable")
    if not value and not empty:
        raise NotApplied("unreadable")
    return value


def day_in(fields: Mapping[str, object], name: str) -> date:
    """A day, written YYYY-MM-DD."""
    value = fields.get(name)
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise NotApplied("unreadable")


def fin_in(fields: Mapping[str, object], name: str = "fin") -> str:
    """A FİN."""
    value = fields.get(name)
    if not isinstance(value, str) or len(value) != FIN_LENGTH or not set(value) <= set(FIN_ALPHABET):
        raise NotApplied("unreadable")
    return value


def optional_fin_in(fields: Mapping[str, object], name: str) -> str:
    """A FİN, or empty where there is none."""
    return "" if fields.get(name) is None else fin_in(fields, name)


def choice_in(fields: Mapping[str, object], name: str, choices: tuple[str, ...]) -> str:
    """One of some words."""
    value = fields.get(name)
    if value not in choices or not isinstance(value, str):
        raise NotApplied("unreadable")
    return value


def key_of(entry: object) -> str:
    """The register's own key of an entry; empty where it has none that could be kept."""
    key = entry.get("id") if isinstance(entry, dict) else None
    fits = isinstance(key, str) and 0 < len(key) <= LONGEST_KEY and key.isprintable()
    return str(key) if fits else ""
