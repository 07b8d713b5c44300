"""Reads the kinds of value as they are written: `bool`, `Date`, `Money`, `Count[2]`, or a choice of the law."""

import ast

from dayaq.rules.kinds import Day, Kind, Number, Truth
from dayaq.rules.source import LawError, Place
from dayaq.rules.units import COUNT, DAYS, MONTHS, PERCENT, YEARS, Unit
from dayaq.rules.vocabulary import Vocabulary

ALLOWED = "Allowed: bool, Date, Money, Count, Years, Months, Days, Percent, Count[2] (decimals), or a choice of facts.py."
SCALES = {"Money": 2, "Percent": 2}
WIDEST = 9
"""More decimals than this would soon leave 64 bits."""


def kind_written(annotation: ast.expr | None, vocabulary: Vocabulary, place: Place) -> Kind:
    """The kind that an annotation names; anything else is a `LawError`."""
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.value, ast.Name):
        unit = _unit(annotation.value.id, vocabulary)
        scale = annotation.slice.value if isinstance(annotation.slice, ast.Constant) else None
        if unit is not None and isinstance(scale, int) and 0 <= scale <= WIDEST:
            return Number(unit, scale)
    if isinstance(annotation, ast.Name):
        plain = _plain(annotation.id, vocabulary)
        if plain is not None:
            return plain
    written = ast.unparse(annotation) if annotation is not None else "nothing"
    raise LawError(place, f"“{written}” is not a kind of value", ALLOWED)


def _plain(name: str, vocabulary: Vocabulary) -> Kind | None:
    if name == "bool":
        return Truth()
    if name == "Date":
        return Day()
    if name in vocabulary.choices:
        return vocabulary.choices[name].kind
    unit = _unit(name, vocabulary)
    return None if unit is None else Number(unit, SCALES.get(name, 0))


def _unit(name: str, vocabulary: Vocabulary) -> Unit | None:
    money = Unit(((vocabulary.currency, 1),))
    units = {"Money": money, "Count": COUNT, "Years": YEARS, "Months": MONTHS, "Days": DAYS, "Percent": PERCENT}
    return units.get(name)
