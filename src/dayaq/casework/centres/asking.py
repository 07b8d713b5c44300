"""Asking about centres: the one answer by code, day and language, which every door shows; and finding a centre by its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dayaq.casework.azerbaijani import fold
from dayaq.casework.centres.answer import Answer, answer
from dayaq.casework.centres.centre_day import CentreDay
from dayaq.casework.centres.timetables import centre_day

LONGEST_TYPED = 100
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a centre on a day: all that decides about the day, and the answer in words."""

    here: CentreDay
    answer: Answer


def told_of(code: str, day: date, language: str) -> Told:
    """Whether the centre is open on the day and what can be done instead, in az, en or ru. Refuses an unknown code."""
    here = centre_day(code, day)
    return Told(here=here, answer=answer(here, language))


def found(centres: Iterable[CentreDay], typed: str) -> list[CentreDay]:
    """Those to whose name, address or districts every typed word fits, by its beginning, in any language or keyboard."""
    words = _words(typed[:LONGEST_TYPED])
    return [here for here in centres if all(any(own.startswith(word) for own in _own_words(here)) for word in words)]


def _own_words(here: CentreDay) -> set[str]:
    centre = here.centre
    return _words(" ".join((centre.code, *centre.name, *(centre.address if centre.address_az else ()), *centre.serves)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
