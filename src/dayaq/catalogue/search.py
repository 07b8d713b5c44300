"""Finding a service by the words that a citizen types, whatever the keyboard. Pure functions over the passports."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dayaq.casework.azerbaijani import fold
from dayaq.casework.language import LANGUAGES
from dayaq.catalogue.passport import Passport

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12
_LONGEST_WORD = 40
_SHORTEST_STEM = 5

# How much a word found counts, by where it was found and how well it fits.
_IN_TITLE, _IN_OTHER_TITLE, _IN_GROUP, _IN_CONTENT = 8, 4, 3, 2
_WHOLE, _BEGUN, _SAME_STEM = 4, 3, 2


@dataclass(frozen=True)
class Searched:
    """The folded words of one service, by place and weight, ready to be compared."""

    code: str
    places: tuple[tuple[int, frozenset[str]], ...]

    @staticmethod
    def of(passport: Passport, language: str) -> "Searched":
        """The words of a passport for somebody who reads `language`."""
        other_titles = (passport.name.in_language(other) for other in LANGUAGES if other != language)
        subsystems = (word.text.in_language(language) for word in passport.meis_subsystems)
        group = (passport.group.title.in_language(language), *subsystems)
        return Searched(
            code=passport.code,
            places=(
                (_IN_TITLE, _words((passport.name.in_language(language),))),
                (_IN_OTHER_TITLE, _words(other_titles)),
                (_IN_GROUP, _words(group)),
                (_IN_CONTENT, _words((passport.content.in_language(language),))),
            ),
        )


def best_first(typed: str, services: Iterable[Searched]) -> tuple[str, ...]:
    """The codes of the services that answer to the words typed, the best first, equals in the order given.

    A service counts by how well it answers to each word; one that answers less than half as well as the best is left out. At most
    the first 12 words are looked at, and 40 letters of each.
    """
    asked = _asked(typed)
    weighed = [(_weight(asked, service), service.code) for service in services]
    least = max((weight for weight, _ in weighed), default=0) / 2
    ranked = sorted((-weight, place, code) for place, (weight, code) in enumerate(weighed) if weight and weight >= least)
    return tuple(code for _, _, code in ranked)


def _asked(typed: str) -> tuple[str, ...]:
    """The different folded words typed, without single letters."""
    words = dict.fromkeys(word[:_LONGEST_WORD] for word in _WORD.findall(fold(typed)) if len(word) > 1)
    return tuple(words)[:_MOST_WORDS]


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(fold(text)))


def _weight(asked: tuple[str, ...], service: Searched) -> int:
    """How well a service answers to all the words typed; 0 when it answers to none."""
    return sum(max(weight * _fit_of(word, words) for weight, words in service.places) for word in asked)


def _fit_of(asked: str, words: frozenset[str]) -> int:
    return max((_fit(asked, word) for word in words), default=0)


def _fit(asked: str, word: str) -> int:
    """How well a word answers to one typed: the same, begun by it, or of its stem (pensiyanı, pensiyasının; işsizlik, işsiz)."""
    if asked == word:
        return _WHOLE
    if word.startswith(asked):
        return _BEGUN
    stem = max(_SHORTEST_STEM, -(-len(asked) * 2 // 3))
    alike = len(asked) > stem and asked[:stem] == word[:stem]
    return _SAME_STEM if alike or (len(word) >= _SHORTEST_STEM and asked.startswith(word)) else 0
