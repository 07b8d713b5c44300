"""Days, moments and numbers in the words of each language: Azerbaijani, English, Russian; pure functions without a locale."""

from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

BAKU = ZoneInfo("Asia/Baku")
NO_BREAK = "\u00a0"

_MONTHS = {
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
MONTHS = MappingProxyType({language: names.split() for language, names in _MONTHS.items()})
WEEKDAYS = MappingProxyType(
    {
        "az": ["bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə", "bazar"],
        "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        "ru": ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    }
)
# The last vowel of the spoken numeral decides the ending: bir-inci, iki-nci, üç-üncü, altı-ncı, on-uncu.
_ENDING_OF_UNIT = {1: "ci", 2: "ci", 3: "cü", 4: "cü", 5: "ci", 6: "cı", 7: "ci", 8: "ci", 9: "cu"}
_ENDING_OF_TEN = {10: "cu", 20: "ci", 30: "cu", 40: "cı", 50: "ci", 60: "cı", 70: "ci", 80: "ci", 90: "cı"}


def date_in_words(day: date, language: str) -> str:
    """A day as people write it: 16 mart 2020, 16 March 2020, 16 марта 2020."""
    return f"{day_and_month(day, language)} {day.year}"


def day_and_month(day: date, language: str) -> str:
    """A day without its year: 16 mart, 16 March, 16 марта."""
    return f"{day.day} {MONTHS[language][day.month - 1]}"


def weekday(day: date, language: str) -> str:
    """The day of the week in small letters, except in English."""
    return WEEKDAYS[language][day.weekday()]


def moment_in_words(at: datetime, language: str) -> str:
    """A moment on Baku's clock: 16 mart 2020, 09:05. Refuses a moment without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    local = at.astimezone(BAKU)
    return f"{date_in_words(local.date(), language)}, {local:%H:%M}"


def period_in_words(starts_on: date, ends_on: date, language: str) -> str:
    """A period whose end is exclusive, said with its last day: 15-20 mart 2020, 30 mart - 4 aprel 2020.

    Refuses a period without a day in it.
    """
    last = ends_on - timedelta(days=1)
    if last < starts_on:
        raise ValueError("a period needs at least one day")
    if last == starts_on:
        return date_in_words(last, language)
    if (starts_on.year, starts_on.month) == (last.year, last.month):
        return f"{starts_on.day}–{date_in_words(last, language)}"
    first = day_and_month(starts_on, language) if starts_on.year == last.year else date_in_words(starts_on, language)
    return f"{first} – {date_in_words(last, language)}"


def number_in_groups(number: int, language: str) -> str:
    """A whole number in groups of three, which no line may break apart: 2 774 891, in English 2,774,891."""
    mark = "," if language == "en" else NO_BREAK
    return f"{number:,}".replace(",", mark)


def ordinal_ending(number: int) -> str:
    """The Azerbaijani ordinal ending of a number up to 999 999: 2020 takes "ci", 3 "cü", 6 "cı", 9 "cu", 0 "cı"."""
    if number == 0:
        return "cı"
    if number % 10:
        return _ENDING_OF_UNIT[number % 10]
    if number % 100:
        return _ENDING_OF_TEN[number % 100]
    return "cü" if number % 1000 else "ci"


def ordinal(number: int, language: str) -> str:
    """A number that says its place: 2-ci, 2nd, 2-й."""
    if language == "az":
        return f"{number}-{ordinal_ending(number)}"
    if language == "ru":
        return f"{number}-й"
    return f"{number}{_english_ending(number)}"


def _english_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
