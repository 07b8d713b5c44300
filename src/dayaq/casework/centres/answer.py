"""The one answer to "is this centre open on this day, and what can I do instead": a pure function, the same on every screen.

Portal, desk and the command line show these sentences word for word.
"""

from dataclasses import dataclass

from dayaq.casework.centres.centre_day import CentreDay, CentreState
from dayaq.casework.centres.models import Visits
from dayaq.casework.channel import Channel
from dayaq.casework.language import Words
from dayaq.casework.wording import date_in_words, weekday

_SAID = {
    CentreState.OPEN: Words(
        "{name} {day}, {weekday} günü açıqdır: saat {opens}–{closes}.",
        "{name} is open on {weekday}, {day}, from {opens} to {closes}.",
        "{name} открыт: {day}, {weekday}, с {opens} до {closes}.",
    ),
    CentreState.SPECIAL: Words(
        "{name} {day}, {weekday} günü xüsusi qaydada işləyir: saat {opens}–{closes}. {explanation}",
        "{name} works under a special regime on {weekday}, {day}, from {opens} to {closes}. {explanation}",
        "{name} работает в особом режиме: {day}, {weekday}, с {opens} до {closes}. {explanation}",
    ),
    CentreState.CLOSED: Words(
        "{name} {day}, {weekday} günü bağlıdır. Səbəb: {why}.",
        "{name} is closed on {weekday}, {day}. Reason: {why}.",
        "{name} закрыт: {day}, {weekday}. Причина: {why}.",
    ),
}
_SHORTENED = Words(
    "Ertəsi gün bayramdır, ona görə mərkəz bir saat tez bağlanır.",
    "The next day is a holiday, so the centre closes an hour earlier.",
    "На следующий день праздник, поэтому центр закрывается на час раньше.",
)
_NEXT = Words(
    "Növbəti qəbul günü: {day}, {weekday}.",
    "The next day of reception: {weekday}, {day}.",
    "Следующий день приёма: {day}, {weekday}.",
)
_NEXT_UNKNOWN = Words(
    "Növbəti qəbul günü hələ bəlli deyil.",
    "The next day of reception is not known yet.",
    "Следующий день приёма пока не известен.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether visitors are received, the sentence that says so and why, and what can be done instead of or beside a visit."""

    received: bool
    sentence: str
    instead: tuple[str, ...]


def answer(here: CentreDay, language: str) -> Answer:
    """The answer about a centre on a day, in az, en or ru. `instead` is empty while the centre is open as usual."""
    said = _SAID[here.state].in_language(language).format(**_values(here, language))
    if here.shortened:
        said = f"{said} {_SHORTENED.in_language(language)}"
    received = here.state != CentreState.CLOSED
    usual = here.state == CentreState.OPEN and (here.regime is None or here.regime.visits == Visits.YES)
    return Answer(received=received, sentence=said, instead=() if usual else _instead(here, language))


def _values(here: CentreDay, language: str) -> dict[str, str]:
    return {
        "name": here.centre.name.in_language(language),
        "day": date_in_words(here.day, language),
        "weekday": weekday(here.day, language),
        "opens": f"{here.opens_at:%H:%M}" if here.opens_at else "",
        "closes": f"{here.closes_at:%H:%M}" if here.closes_at else "",
        "why": here.why.in_language(language).rstrip("."),
        "explanation": here.regime.explanation.in_language(language) if here.regime else "",
    }


def _instead(here: CentreDay, language: str) -> tuple[str, ...]:
    """Each channel that is open on the day, except a visit; and, where nobody is received, when the centre opens next."""
    remaining = [
        f"{note.name.in_language(language)}: {note.purpose.in_language(language)}"
        for note in here.channels
        if note.channel != Channel.COUNTER
    ]
    if here.state == CentreState.CLOSED:
        remaining.append(_next(here, language))
    return tuple(remaining)


def _next(here: CentreDay, language: str) -> str:
    day = here.next_open_day
    if day is None:
        return _NEXT_UNKNOWN.in_language(language)
    return _NEXT.in_language(language).format(day=date_in_words(day, language), weekday=weekday(day, language))
