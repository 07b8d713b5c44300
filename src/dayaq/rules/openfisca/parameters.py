"""Reads a folder of OpenFisca parameters as amounts of our law: folders and nested names become the names of amounts.

The two last names of a parameter are its id: `benefits/housing_allowance.yaml` is `law.benefits.housing_allowance`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from dayaq.rules.amounts import DatedAmount, DatedScale
from dayaq.rules.amounts_reader import ENDED, amount_written
from dayaq.rules.lined_yaml import Lined, list_of, mapping_of, read_yaml
from dayaq.rules.openfisca.brackets import scale_rewritten
from dayaq.rules.source import LawError, Place
from dayaq.rules.units import TIMES
from dayaq.rules.vocabulary import Vocabulary

ABOUT = ("description", "metadata", "documentation", "unit", "reference")
"""What may stand beside the parameters of a node, and says something about it."""
MONEY = re.compile(r"currency(?:-([A-Z]{3}))?")
Parameters = Mapping[str, Lined]
"""Parameters by their dotted names, as written."""


def read_parameters(directory: Path) -> Parameters:
    """Every parameter of a folder; one that stands twice is a `LawError`."""
    found: dict[str, Lined] = {}
    for path in sorted([*directory.rglob("*.yaml"), *directory.rglob("*.yml")]):
        names = path.relative_to(directory).with_suffix("").parts
        names = names[:-1] if names[-1] == "index" else names
        for name, parameter in parameters_in(mapping_of(read_yaml(path), Place(path, 1), "the file"), names):
            if name in found:
                raise LawError(parameter.place(), f"the parameter {name} stands twice", f"The other: {found[name].place()}.")
            found[name] = parameter
    return found


def parameters_in(node: Lined, names: tuple[str, ...] = ()) -> Iterator[tuple[str, Lined]]:
    """The parameters in a node, with their dotted names; also those that a test of OpenFisca writes for itself."""
    if "values" in node or "brackets" in node:
        yield ".".join(names), node
        return
    for name, content in node.items():
        if name not in ABOUT:
            yield from parameters_in(mapping_of(content, node.place(name), f"{name}"), (*names, str(name)))


def amounts_of(parameters: Parameters, vocabulary: Vocabulary, units: Mapping[str, str]) -> Iterator[DatedAmount | DatedScale]:
    """The parameters as amounts; `units` names the unit of those that say none themselves."""
    seen: dict[str, str] = {}
    for name, parameter in parameters.items():
        amount_id = ".".join(name.split(".")[-2:])
        if seen.setdefault(amount_id, name) != name:
            raise LawError(
                parameter.place(), f"{name} and {seen[amount_id]} would both be law.{amount_id}", "Read them from two folders."
            )
        yield amount_written(amount_id, _rewritten(name, parameter, vocabulary, units.get(name, "")), vocabulary)


def _rewritten(name: str, parameter: Lined, vocabulary: Vocabulary, unit: str) -> Lined:
    """The parameter as `amounts.yaml` would write it, every key with its line."""
    metadata = _metadata(parameter)
    written = Lined(parameter.path, parameter.line)
    _put(written, "description", {"en": str(parameter.get("description", name))}, parameter)
    _put(written, "reference", _reference(parameter) or _reference(metadata), parameter)
    if "brackets" in parameter:
        limit = unit_of(metadata.get("threshold_unit"), vocabulary)
        worth = unit or unit_of(metadata.get("rate_unit", metadata.get("amount_unit")), vocabulary)
        given = list_of(parameter["brackets"], parameter.place("brackets"), "brackets")
        brackets = [_bracket(mapping_of(each, parameter.place("brackets"), "a bracket")) for each in given]
        return scale_rewritten(written, brackets, (limit, worth), single=metadata.get("type") == "single_amount")
    values = _values(mapping_of(parameter["values"], parameter.place("values"), "values"))
    truths = all(isinstance(value, bool) or value == ENDED for value in values.values())
    said = unit or unit_of(metadata.get("unit", parameter.get("unit")), vocabulary)
    _put(written, "unit", "yes or no" if truths else said, parameter)
    _put(written, "values", values, parameter)
    return written


def unit_of(written: object, vocabulary: Vocabulary) -> str:
    """Our unit for theirs: `currency-EUR` is EUR, `year` is years; what the language does not measure is a plain number."""
    above, _, below = str(written or "").partition("/")
    money = MONEY.fullmatch(above)
    unit = (money[1] or vocabulary.currency) if money else _time(above)
    return f"{unit}/{_time(below)}" if unit != "count" and _time(below) != "count" else unit


def _time(word: str) -> str:
    return next((unit for unit in TIMES if word in (unit, unit[:-1])), "count")


def _values(given: Lined) -> Lined:
    """Dated values; `null` means that the parameter ends, and what is only expected is no value yet."""
    found = Lined(given.path, given.line)
    for since, content in given.items():
        value = _value(content)
        if value is not None:
            _put(found, _day(since, given), value, given, since)
    return found


def _value(content: object) -> Any:
    if content == "expected" or (isinstance(content, Lined) and "value" not in content):
        return None
    value = content["value"] if isinstance(content, Lined) else content
    return ENDED if value is None else value


def _day(since: object, given: Lined) -> date:
    if isinstance(since, date):
        return since
    raise LawError(given.place(since), f"“{since}” is not a day", "OpenFisca writes 2015-12-01.")


def _bracket(given: Lined) -> Lined:
    found = Lined(given.path, given.line)
    for name, content in given.items():
        if name not in ("threshold", "rate", "amount"):
            raise LawError(given.place(name), f"brackets of “{name}” are not read", "Read: threshold with rate or amount.")
        _put(found, name, _values(mapping_of(content, given.place(name), str(name))), given)
    return found


def _metadata(parameter: Lined) -> Mapping[str, Any]:
    found = parameter.get("metadata")
    return found if isinstance(found, Lined) else {}


def _reference(said: Mapping[str, Any]) -> str:
    found = said.get("reference") or ""
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)


def _put(into: Lined, key: object, value: object, of: Lined, line_of: object = None) -> None:
    """Write a key with the line that it, or another, has in the original; mappings of our own get one too."""
    place = of.place(key if line_of is None else line_of)
    if isinstance(value, dict) and not isinstance(value, Lined):
        plain = value
        value = Lined(place.path, place.line)
        value.update(plain)
    into[key] = value
    into.lines[key] = place.line
