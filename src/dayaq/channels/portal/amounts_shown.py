"""Amounts of the law over time, as tables and charts for people: every value with its days, confidence and sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from dayaq.law.references import reference_said, sources
from dayaq.rules.amounts import Dated, DatedAmount, DatedScale
from dayaq.rules.book import Law
from dayaq.rules.in_force import LawOn
from dayaq.rules.kinds import Number
from dayaq.rules.wording import name_of, value_said
from dayaq.web.charts import Line, step_chart
from dayaq.web.texts import say

CONFIDENCE = {
    "confirmed": "portal.law.confidence.confirmed",
    "one_source": "portal.law.confidence.one_source",
    "derived": "portal.law.confidence.derived",
    "unverified": "portal.law.confidence.unverified",
}
SUREST_LAST = ("unverified", "derived", "one_source", "confirmed")
FEWEST_DRAWN = 3
"""An amount with fewer days on which it changed is told by its table alone."""

LONG_IN_MONTHS = 24
ROOM_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Cell:
    """One value in words, empty where there is none; `known` is false where a value exists that nobody here knows."""

    said: str
    known: bool


@dataclass(frozen=True)
class Row:
    """The values of an amount from a day on; `current` where the row is in force on the day asked."""

    since: date
    cells: tuple[tuple[str, Cell], ...]
    confidence: str
    confidence_said: str
    current: bool


@dataclass(frozen=True)
class AmountShown:
    """An amount: its name, the columns of its table (one without a name, or one for each group), its rows, the latest first."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: SafeString
    legend: tuple[str, ...]
    reference: str
    sources: tuple[str, ...]

    @property
    def changes(self) -> bool:
        """Whether it ever had more than one value."""
        return len(self.rows) > 1


def amounts_shown(law: LawOn, amount_ids: Sequence[str], language: str) -> list[AmountShown]:
    """The amounts of these ids, those that changed most often first."""
    found = [_shown(law, law.law.amounts[amount_id], language) for amount_id in amount_ids]
    return sorted(found, key=lambda amount: -len(amount.rows))


def _shown(law: LawOn, amount: DatedAmount | DatedScale, language: str) -> AmountShown:
    if isinstance(amount, DatedScale):
        return _scale_shown(law, amount, language)
    return AmountShown(
        name=name_of(law.law, amount.id, language),
        columns=tuple(_columns(law.law, amount, language).values()),
        rows=tuple(_rows(law, amount, language)),
        chart=_chart(law, amount, language),
        legend=tuple(_columns(law.law, amount, language).values()) if len(amount.series) > 1 else (),
        reference=reference_said(amount.reference, language) or amount.reference,
        sources=_sources([dated for series in amount.series.values() for dated in series.values]),
    )


def _columns(law: Law, amount: DatedAmount, language: str) -> dict[str, str]:
    if not amount.by:
        return {"": say("portal.law.value", language)}
    options = law.vocabulary.choices[amount.by].options
    return {key: options[key][language] for key in amount.series}


def _rows(law: LawOn, amount: DatedAmount, language: str) -> list[Row]:
    days = sorted(amount.dates(), reverse=True)
    current = next((day for day in days if day <= law.day), None)
    columns = _columns(law.law, amount, language)
    rows = []
    for day in days:
        on = {key: series.on(day) for key, series in amount.series.items()}
        sure = min((dated.confidence for dated in on.values() if dated is not None), key=SUREST_LAST.index)
        cells = tuple((columns[key], _cell(law.law, dated, amount, language)) for key, dated in on.items())
        rows.append(Row(day, cells, sure, say(CONFIDENCE[sure], language), day == current))
    return rows


def _cell(law: Law, dated: Dated | None, amount: DatedAmount, language: str) -> Cell:
    if dated is None:
        return Cell("", known=True)
    return Cell(value_of(law, dated, amount, language), known=dated.ended or dated.value is not None)


def value_of(law: Law, dated: Dated, amount: DatedAmount, language: str) -> str:
    """A dated value in words, also an ended and an unknown one."""
    if dated.ended:
        return say("portal.law.ended", language)
    if dated.value is None:
        return say("portal.law.unknown", language)
    said = value_said(law, dated.value, amount.kind, language, amount.unit)
    return f"{said} ({years_said(law, dated.value, language)})" if _is_long(dated, amount) else said


def _is_long(dated: Dated, amount: DatedAmount) -> bool:
    """Whether it is a time in months that people count in years, such as a pension age."""
    return amount.unit == "months" and isinstance(dated.value, int) and dated.value >= LONG_IN_MONTHS


def years_said(law: Law, months: object, language: str) -> str:
    """Months as years, and the months over them: 64 il 6 ay."""
    years, rest = divmod(int(str(months)), 12)
    words = [(years, "years"), (rest, "months")]
    return " ".join(f"{count} {law.units[unit][language]}" for count, unit in words if count)


def _chart(law: LawOn, amount: DatedAmount, language: str) -> SafeString:
    if not isinstance(amount.kind, Number) or len(amount.dates()) < FEWEST_DRAWN:
        return SafeString("")
    columns = _columns(law.law, amount, language)
    lines = [
        Line(columns[key], [(dated.since, _plain(dated, amount)) for dated in series.values])
        for key, series in amount.series.items()
    ]
    title = say("portal.law.chart", language, name=name_of(law.law, amount.id, language))
    return step_chart(lines, title=title, until=max(*amount.dates(), law.day) + ROOM_AFTER)


def _plain(dated: Dated, amount: DatedAmount) -> float | None:
    """The value as a chart draws it: long times in years."""
    if not isinstance(amount.kind, Number) or not isinstance(dated.value, int) or dated.ended:
        return None
    return dated.value / float(10**amount.kind.scale) / (12 if _is_long(dated, amount) else 1)


def _scale_shown(law: LawOn, scale: DatedScale, language: str) -> AmountShown:
    """A scale as it is in force on the day: a row for each bracket."""
    unit = say("portal.law.bracket", language)
    rows = []
    for threshold, worth in scale.in_force(law.day):
        low = value_said(law.law, threshold.value, scale.argument, language) if threshold.value is not None else ""
        high = value_said(law.law, worth.value, scale.worth, language, scale.unit) if worth.value is not None else ""
        cells = ((unit, Cell(low, known=bool(low))), (say("portal.law.value", language), Cell(high, known=bool(high))))
        rows.append(Row(worth.since, cells, worth.confidence, say(CONFIDENCE[worth.confidence], language), current=False))
    dated = [each for bracket in scale.brackets for part in (bracket.threshold, bracket.worth) for each in part.values]
    return AmountShown(
        name=name_of(law.law, scale.id, language),
        columns=(unit, say("portal.law.value", language)),
        rows=tuple(rows),
        chart=SafeString(""),
        legend=(),
        reference=reference_said(scale.reference, language) or scale.reference,
        sources=_sources(dated),
    )


def _sources(dated: list[Dated]) -> tuple[str, ...]:
    known = sources()
    return tuple(dict.fromkeys(known.get(key, key) for each in dated for key in each.sources))
