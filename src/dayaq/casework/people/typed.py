"""Numbers as people type them: what may be folded without guessing, and what a wrong character resembles."""

import string
import unicodedata
from collections.abc import Iterator

LONGEST_READ = 100
"""Longer input is no number at all; it is refused unread, so that nobody makes the server fold megabytes."""

_UPPER = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_LATIN = dict(zip("АВЕКМНОРСТУХІЅЈҺҮЁԚԜ", "ABEKMHOPCTYXISJHYEQW", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True))
_AZERBAIJANI = {"İ": "I", "ı": "I"}
_SMALL = {capital.lower(): latin for capital, latin in {**_LATIN, **_GREEK}.items()}
_RESEMBLES = {**_LATIN, **_GREEK, **_SMALL, **_AZERBAIJANI}
_DIGIT_LIKE = {"I": "1", "O": "0"}


def folded(typed: str) -> str:
    """The text in Unicode's compatibility form (NFKC), without spaces and invisible characters; no letter is changed in case."""
    return "".join(c for c in unicodedata.normalize("NFKC", typed) if not (c.isspace() or unicodedata.category(c) == "Cf"))


def upper(text: str) -> str:
    """The text with a to z made capital, and nothing else: never the rules of a language, which differ for i."""
    return text.translate(_UPPER)


def wrong_characters(text: str) -> Iterator[tuple[int, str]]:
    """Each character, with its place counted from 1, that is neither a letter A to Z, in either case, nor a digit 0 to 9."""
    return ((place, c) for place, c in enumerate(text, start=1) if not (c.isascii() and c.isalnum()))


def latin_like(character: str) -> str | None:
    """The Latin letter or the digit that a character of another script looks like or stands for, or None."""
    digit = unicodedata.decimal(character, None)
    if digit is not None and not character.isascii():
        return str(digit)
    return _RESEMBLES.get(character)


def digit_like(character: str) -> str | None:
    """The digit for which this character is commonly mistaken (1 for I, i, İ, ı; 0 for O and o; those of other scripts too)."""
    latin = latin_like(character) or upper(character)
    return latin if latin.isdecimal() else _DIGIT_LIKE.get(latin)


def shown(character: str) -> str:
    """The character as a message can show it: itself, or its code point when by itself it would be invisible."""
    visible = unicodedata.category(character)[0] not in "CMZ"
    return character if visible else f"U+{ord(character):04X}"
