"""Holidays as article 105 of the Labour Code foresees them, for days that no decision at hand tells about.

The dates come from the `holidays` library, which only estimates the feasts of the moon in years not yet decided; the
names are ours.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from dayaq.casework.language import Words


@dataclass(frozen=True, slots=True)
class DecidedDay:
    """What was decided about one day, and how the day is called."""

    working: bool
    kind: str
    name: Words


MOVED = Words("Köçürülmüş istirahət günü", "Rest day moved here", "Перенесённый выходной день")
SWAPPED_WORKING = Words("Dəyişdirilmiş iş günü", "Working day by exchange", "Рабочий день по обмену")
SWAPPED_REST = Words("Dəyişdirilmiş istirahət günü", "Rest day by exchange", "Выходной день по обмену")
OTHER = Words("Qeyri-iş günü", "Non-working day", "Нерабочий день")

# The words by which the library knows a day, and what we call it.
NAMES = {
    "New Year's Day": Words("Yeni il bayramı", "New Year", "Новый год"),
    "Martyrs' Day": Words("Ümumxalq hüzn günü", "Day of Nationwide Mourning", "День всенародной скорби"),
    "Women's Day": Words("Qadınlar günü", "Women's Day", "Женский день"),
    "Spring Festival": Words("Novruz bayramı", "Novruz", "Новруз"),
    "Victory over Fascism Day": Words("Faşizm üzərində qələbə günü", "Day of Victory over Fascism", "День победы над фашизмом"),
    "Republic Day": Words("Respublika Günü", "Republic Day", "День Республики"),
    "Independence Day": Words("Müstəqillik Günü", "Independence Day", "День независимости"),
    "National Liberation Day": Words("Milli Qurtuluş Günü", "National Salvation Day", "День национального спасения"),
    "Armed Forces Day": Words("Silahlı Qüvvələr Günü", "Armed Forces Day", "День Вооружённых сил"),
    "Victory Day": Words("Zəfər Günü", "Victory Day", "День Победы"),
    "National Flag Day": Words("Dövlət Bayrağı Günü", "State Flag Day", "День государственного флага"),
    "International Azerbaijanis Solidarity Day": Words(
        "Dünya azərbaycanlılarının həmrəyliyi günü",
        "Day of Solidarity of Azerbaijanis of the World",
        "День солидарности азербайджанцев мира",
    ),
    "Eid al-Fitr": Words("Ramazan bayramı", "Ramazan (Eid al-Fitr)", "Рамазан (Ураза-байрам)"),
    "Eid al-Adha": Words("Qurban bayramı", "Qurban (Eid al-Adha)", "Гурбан (Курбан-байрам)"),
    "Presidential elections": Words("Prezident seçkiləri", "Presidential election", "Президентские выборы"),
    "Municipal elections": Words("Bələdiyyə seçkiləri", "Municipal elections", "Муниципальные выборы"),
}
_KINDS = {"Martyrs' Day": "mourning", "Presidential elections": "voting", "Municipal elections": "voting"}


def foreseen(day: date) -> DecidedDay | None:
    """What the Labour Code makes of the day, as the library reads it; None for an ordinary day."""
    year = _year(day.year)
    if day in year.weekend_workdays:
        return DecidedDay(working=True, kind="swap", name=SWAPPED_WORKING)
    labels = year.get_list(day)
    if not labels:
        return None
    if any("substituted" in label for label in labels):
        return DecidedDay(working=False, kind="swap", name=SWAPPED_REST)
    held = [label.removesuffix(" (estimated)") for label in labels]
    named = [label for label in held if label in NAMES]
    if named:
        return DecidedDay(working=False, kind=_KINDS.get(named[0], "holiday"), name=NAMES[named[0]])
    moved = any("observed" in label for label in held)
    return DecidedDay(working=False, kind="transfer" if moved else "holiday", name=MOVED if moved else OTHER)


@lru_cache(maxsize=64)
def _year(year: int) -> holidays.HolidayBase:
    # The next year is read too: it may exchange its first days for the last weekend of this one.
    return holidays.country_holidays("AZ", years=(year, year + 1), expand=False, language="en_US")
