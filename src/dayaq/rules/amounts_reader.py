"""Reads `amounts.yaml`, in the format that policy people know from OpenFisca, with our confidence and day of knowledge."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from dayaq.rules.amounts import CONFIDENCES, Bracket, Dated, DatedAmount, DatedScale, Series
from dayaq.rules.kinds import Day, Exact, Kind, Number, Truth, decimals, held
from dayaq.rules.lined_yaml import Lined, list_of, mapping_of, read_yaml
from dayaq.rules.parsing import LANGUAGES, only
from dayaq.rules.source import LawError, Place
from dayaq.rules.units import KNOWN, UnknownUnit, unit_named
from dayaq.rules.vocabulary import Vocabulary, Words

AMOUNT = ("description", "unit", "by", "keys", "values", "reference", "confidence", "note", "sources")
SCALE = (
    "description",
    "type",
    "threshold_unit",
    "rate_unit",
    "amount_unit",
    "brackets",
    "reference",
    "confidence",
    "note",
    "sources",
)
VALUE = ("value", "to", "known_since", "confidence", "note", "metadata", "ended")
METADATA = ("reference", "sources", "note")
ENDED = "ended"


@dataclass(frozen=True, slots=True)
class _Entry:
    since: date
    given: Any
    to: date | None
    known_since: date | None
    confidence: str
    reference: str
    note: str
    place: Place
    sources: tuple[str, ...]


def read_amounts(path: Path, folder: str, vocabulary: Vocabulary) -> Iterator[DatedAmount | DatedScale]:
    """Every amount and scale of a file, under ids that begin with the name of its folder."""
    file = mapping_of(read_yaml(path), Place(path, 1), "the file")
    for name, content in file.items():
        written = mapping_of(content, file.place(name), f"the amount {name}")
        yield amount_written(f"{folder}.{name}" if folder else str(name), written, vocabulary)


def amount_written(amount_id: str, written: Lined, vocabulary: Vocabulary) -> DatedAmount | DatedScale:
    """One amount or scale as `amounts.yaml` writes it."""
    return _scale(amount_id, written) if "brackets" in written else _amount(amount_id, written, vocabulary)


def _amount(amount_id: str, written: Lined, vocabulary: Vocabulary) -> DatedAmount:
    only(written, AMOUNT, written.place())
    unit = _unit(written, "unit")
    by = str(written.get("by", ""))
    entries = {key: _entries(values, written) for key, values in _series(written, by, vocabulary).items()}
    kind = _kind(unit, [entry for series in entries.values() for entry in series], written)
    return DatedAmount(
        id=amount_id,
        description=_description(written),
        unit=unit,
        kind=kind,
        by=by,
        series={key: Series(tuple(_dated(entry, kind) for entry in series)) for key, series in entries.items()},
        reference=str(written.get("reference", "")),
        note=str(written.get("note", "")),
        place=written.place(),
    )


def _series(written: Lined, by: str, vocabulary: Vocabulary) -> dict[str, Lined]:
    if not by:
        if "values" not in written:
            raise LawError(written.place(), "the amount has no values", "Write values: with a date for each value.")
        return {"": mapping_of(written["values"], written.place("values"), "values")}
    choice = vocabulary.choices.get(by)
    if choice is None:
        raise LawError(
            written.place("by"), f"“{by}” is not a choice of facts.py", f"Choices: {', '.join(vocabulary.choices) or 'none'}."
        )
    keys = mapping_of(written.get("keys"), written.place("keys"), "keys")
    only(keys, choice.kind.options, written.place("keys"))
    found = {}
    for key, content in keys.items():
        under = mapping_of(content, keys.place(key), str(key))
        only(under, ("values",), under.place())
        found[str(key)] = mapping_of(under.get("values"), keys.place(key), "values")
    return found


def _scale(scale_id: str, written: Lined) -> DatedScale:
    only(written, SCALE, written.place())
    marginal = "rate_unit" in written or "amount_unit" not in written
    unit = _unit(written, "rate_unit" if marginal else "amount_unit")
    threshold_unit = _unit(written, "threshold_unit")
    worth_name = "rate" if marginal else "amount"
    pairs = []
    for content in list_of(written["brackets"], written.place("brackets"), "brackets"):
        bracket = mapping_of(content, written.place("brackets"), "a bracket")
        only(bracket, ("threshold", worth_name), bracket.place())
        pairs.append((_part(bracket, "threshold", written), _part(bracket, worth_name, written)))
    argument = _kind(threshold_unit, [entry for threshold, _ in pairs for entry in threshold], written)
    worth = _kind(unit, [entry for _, worths in pairs for entry in worths], written)
    return DatedScale(
        id=scale_id,
        description=_description(written),
        marginal=marginal,
        argument=argument,
        worth=worth,
        unit=unit,
        brackets=tuple(Bracket(_dated_series(low, argument), _dated_series(high, worth)) for low, high in pairs),
        reference=str(written.get("reference", "")),
        place=written.place(),
    )


def _part(bracket: Lined, name: str, scale: Lined) -> list[_Entry]:
    return _entries(mapping_of(bracket.get(name), bracket.place(name), name), scale)


def _dated_series(entries: list[_Entry], kind: Kind) -> Series:
    return Series(tuple(_dated(entry, kind) for entry in entries))


def _description(written: Lined) -> Words:
    description = written.get("description")
    if isinstance(description, str):
        return {"en": description}
    found = mapping_of(description, written.place("description"), "the description")
    only(found, LANGUAGES, written.place("description"))
    return {str(language): str(text) for language, text in found.items()}


def _unit(written: Lined, name: str) -> str:
    unit = written.get(name)
    if not isinstance(unit, str):
        raise LawError(written.place(name), f"the amount has no {name}", KNOWN)
    if unit in ("date", "yes or no"):
        return unit
    try:
        unit_named(unit)
    except UnknownUnit as error:
        raise LawError(written.place(name), str(error), KNOWN) from error
    return unit


def _entries(values: Lined, amount: Lined) -> list[_Entry]:
    found = [_entry(since, given, values.place(since), amount) for since, given in values.items()]
    if not found:
        raise LawError(values.place(), "the amount has no dated value", "Write at least one: 2025-01-01: {value: 10}.")
    return list(_closed(sorted(found, key=lambda entry: entry.since)))


def _closed(entries: list[_Entry]) -> Iterator[_Entry]:
    """The entries with the end of each that has a last day (`to`, inclusive as sources write it) made an entry of its own.

    Where the next value follows at once but is made known later, the earlier one still ends: until then nobody knows.
    """
    for entry, following in zip(entries, [*entries[1:], None], strict=True):
        yield entry
        if entry.to is None:
            continue
        end = entry.to + timedelta(days=1)
        if end <= entry.since or (following is not None and following.since < end):
            raise LawError(
                entry.place,
                f"the value lasts to {entry.to}, and overlaps another date",
                "Let a value end before the next begins.",
            )
        if following is None or end < following.since or following.known_since is not None:
            yield replace(entry, since=end, given=ENDED, to=None)


def _entry(since: object, given: object, place: Place, amount: Lined) -> _Entry:
    if not isinstance(since, date):
        raise LawError(place, f"“{since}” is not a day", "Write the day from which the value is in force, such as 2025-07-01.")
    value: Any = given
    content: dict[Any, Any] = {}
    if isinstance(given, Lined):
        only(given, VALUE, place)
        content = given
        value = ENDED if given.get("ended") is True else _valued(given, place)
    metadata = mapping_of(content["metadata"], place, "metadata") if content.get("metadata") is not None else {}
    only(metadata, METADATA, place)
    confidence = str(content.get("confidence", amount.get("confidence", "unverified")))
    if confidence not in CONFIDENCES:
        raise LawError(place, f"“{confidence}” is not a confidence", f"Allowed: {', '.join(CONFIDENCES)}.")
    known, to = _day(content, "known_since", place), _day(content, "to", place)
    reference = str(metadata.get("reference", amount.get("reference", "")))
    note = str(content.get("note", metadata.get("note", "")))
    sources = tuple(str(source) for source in metadata.get("sources", amount.get("sources", ())))
    return _Entry(since, value, to, known, confidence, reference, note, place, sources)


def _day(content: dict[Any, Any], name: str, place: Place) -> date | None:
    day = content.get(name)
    if day is not None and not isinstance(day, date):
        raise LawError(place, f"“{day}” is not a day", f"Write {name} as a day, such as 2025-02-05.")
    return day


def _valued(given: Lined, place: Place) -> object:
    if "value" not in given:
        raise LawError(
            place, "the value is missing", "Write value: with a number, or value: null where one exists and is not known."
        )
    return given["value"]


def _kind(unit: str, entries: list[_Entry], amount: Lined) -> Kind:
    if unit == "date":
        return Day()
    if unit == "yes or no":
        return Truth()
    scale = 2 if _is_money(unit) else 0
    for entry in entries:
        if entry.given is None or entry.given == ENDED:
            continue
        if isinstance(entry.given, bool) or not isinstance(entry.given, int | Decimal):
            raise LawError(
                entry.place, f"“{entry.given}” is not a number", f"The unit of the amount is {amount.get('unit', unit)}."
            )
        scale = max(scale, decimals(Decimal(entry.given)))
    return Number(unit_named(unit), scale)


def _is_money(unit: str) -> bool:
    return unit[:3].isupper() and unit[:3].isalpha()


def _dated(entry: _Entry, kind: Kind) -> Dated:
    ended = entry.given == ENDED
    value: Exact | None = None
    if not ended and entry.given is not None:
        value = _exact(entry, kind)
    return Dated(
        since=entry.since,
        value=value,
        written=None if value is None else entry.given,
        known_since=entry.known_since,
        confidence=entry.confidence,
        reference=entry.reference,
        note=entry.note,
        ended=ended,
        place=entry.place,
        sources=entry.sources,
    )


def _exact(entry: _Entry, kind: Kind) -> Exact:
    if isinstance(kind, Number):
        return held(Decimal(entry.given), kind.scale)
    expected: type = date if isinstance(kind, Day) else bool
    if not isinstance(entry.given, expected):
        raise LawError(entry.place, f"“{entry.given}” is not {kind}", "Write a value of the amount's unit.")
    return cast("Exact", entry.given)
