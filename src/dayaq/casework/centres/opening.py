"""Since when a centre receives people, said only as exactly as the sources tell it."""

from dayaq.casework.centres.models import Centre, Opening
from dayaq.casework.language import Words
from dayaq.casework.wording import MONTHS, date_in_words, ordinal

_SAID = {
    Opening.DAY: Words("{day}", "{day}", "{day}"),
    Opening.MONTH: Words("{year} ilin {month} ayı", "{month} {year}", "в течение {month} {year} года"),
    Opening.YEAR: Words("{year} il", "{year}", "в течение {year} года"),
    Opening.BY_MONTH: Words(
        "ən geci {year} ilin {month} ayı", "by {month} {year} at the latest", "не позднее {month} {year} года"
    ),
    Opening.NOT_BEFORE: Words(
        "dəqiq günü bəlli deyil, {day} tarixindən tez ola bilməz",
        "the exact day is not known; it cannot be before {day}",
        "точный день неизвестен, не раньше {day}",
    ),
}


def opened_in_words(centre: Centre, language: str) -> str:
    """The day, month or year of opening in az, en or ru; empty where sources do not agree."""
    day = centre.opened_on
    if day is None:
        return ""
    year = ordinal(day.year, "az") if language == "az" else str(day.year)
    month = MONTHS[language][day.month - 1]
    return _SAID[Opening(centre.opening)].in_language(language).format(day=date_in_words(day, language), month=month, year=year)
