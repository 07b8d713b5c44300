"""The decisions on working and non-working days that the product carries, 2019-2026, from `calendar.yaml`."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dayaq.casework.centres.holiday_names import exchanged, holiday_names, moved_for, together
from dayaq.casework.centres.models import CalendarDay, Confidence, DayKind
from dayaq.casework.centres.published import published
from dayaq.casework.language import Words


def decided_days() -> list[CalendarDay]:
    """The days as rows that are not stored yet, in their order."""
    return sorted(_read(), key=lambda row: row.day)


def _read() -> Iterator[CalendarDay]:
    content = published("calendar")
    for year, entries in content["years"].items():
        for entry in entries:
            name = _name(entry)
            for day in entry["days"]:
                if not isinstance(day, date) or day.year != year:
                    raise ValueError(f"{day} stands under {year} in calendar.yaml")
                yield CalendarDay(
                    day=day,
                    working=entry.get("working", False),
                    kind=DayKind(entry["kind"]),
                    name_az=name.az,
                    name_en=name.en,
                    name_ru=name.ru,
                    source=content["sources"][entry["source"]],
                    confidence=Confidence(entry["confidence"]),
                )


def _name(entry: Mapping[str, Any]) -> Words:
    if "exchanged_with" in entry:
        return exchanged(entry["exchanged_with"], working=entry.get("working", False))
    what = entry["what"]
    name = together([holiday_names()[key] for key in ([what] if isinstance(what, str) else what)])
    return moved_for(name) if entry["kind"] == DayKind.TRANSFER else name
