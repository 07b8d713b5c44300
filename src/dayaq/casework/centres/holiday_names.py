"""How holidays, moved rest days and exchanged days are called in the three languages."""

from datetime import date
from functools import cache

from dayaq.casework.centres.published import published
from dayaq.casework.language import LANGUAGES, Words


@cache
def holiday_names() -> dict[str, Words]:
    """The names of the days that are non-working by law, by their keys in `holidays.yaml`."""
    return {key: Words.read({code: entry[code] for code in LANGUAGES}) for key, entry in published("holidays").items()}


def together(names: list[Words]) -> Words:
    """The names of several holidays that meet on one day."""
    return Words(*(", ".join(texts) for texts in zip(*names, strict=True)))


def moved_for(holiday: Words) -> Words:
    """A rest day that was moved because it met the holiday."""
    return Words(
        f"{holiday.az} (istirahət günü köçürülüb)", f"{holiday.en} (rest day moved)", f"{holiday.ru} (выходной день перенесён)"
    )


def exchanged(other: date, *, working: bool) -> Words:
    """A working day or a rest day that took the place of another day's."""
    day = f"{other:%d.%m.%Y}"
    if working:
        return Words(f"İş günü ({day} ilə dəyişdirilib)", f"Working day (exchanged with {day})", f"Рабочий день (обмен с {day})")
    return Words(f"İstirahət günü ({day} ilə dəyişdirilib)", f"Rest day (exchanged with {day})", f"Выходной день (обмен с {day})")


SWAPPED_WORKING = Words("Dəyişdirilmiş iş günü", "Exchanged working day", "Рабочий день по обмену")
SWAPPED_REST = Words("Dəyişdirilmiş istirahət günü", "Exchanged rest day", "Выходной день по обмену")
OTHER = Words("Qeyri-iş günü", "Non-working day", "Нерабочий день")
