"""Free text as people send it: composed, trimmed, and free of signs that a reader cannot see or a database cannot hold."""

import unicodedata
from dataclasses import dataclass

LINE_BREAKS = ("\r\n", "\r", "\u2028", "\u2029", "\x85")
# Marks that turn the direction of writing: a name could read differently from what is stored.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
MOST_MARKS_ON_A_LETTER = 2
HIDDEN_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")


@dataclass(frozen=True)
class UnfitSign:
    """A sign that cannot be accepted: why (`control`, `direction`, `invisible`, `damaged`, `stacked`), its code, its place.

    `place` counts from 1 as a person would.
    """

    why: str
    code: str
    place: int


def composed(value: str, *, lines: bool = False) -> str:
    """The text in Unicode's composed form (NFC), every space a plain one, trimmed; line ends made one kind when kept."""
    if lines:
        for mark in LINE_BREAKS:
            value = value.replace(mark, "\n")
        return "\n".join(_one_line(line) for line in unicodedata.normalize("NFC", value).split("\n")).strip()
    return _one_line(unicodedata.normalize("NFC", value)).strip()


def _one_line(value: str) -> str:
    return "".join(" " if sign == "\t" or unicodedata.category(sign) == "Zs" else sign for sign in value).rstrip(" ")


def first_unfit_sign(value: str, *, lines: bool = False) -> UnfitSign | None:
    """The first sign that no field of ours accepts, or nothing. `lines` allows line breaks."""
    marks = 0
    for place, sign in enumerate(value, start=1):
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        why = "stacked" if marks > MOST_MARKS_ON_A_LETTER else _why_unfit(sign, lines=lines)
        if why:
            return UnfitSign(why, f"U+{ord(sign):04X}", place)
    return None


def _why_unfit(sign: str, *, lines: bool) -> str | None:
    category = unicodedata.category(sign)
    if sign == "\n" and lines:
        return None
    if category in {"Cc", "Zl", "Zp"}:
        return "control"
    if sign in BIDI:
        return "direction"
    if category == "Cf" or sign in HIDDEN_FILLERS:
        return "invisible"
    return "damaged" if category in {"Cs", "Co", "Cn"} or sign == "\ufffd" else None


def mixed_word(value: str) -> str | None:
    """The first word that mixes Latin with Cyrillic letters, which look alike and are told apart only by a machine."""
    for word in value.replace("-", " ").split():
        alphabets = {unicodedata.name(sign, "").split(" ")[0] for sign in word if sign.isalpha()}
        if {"LATIN", "CYRILLIC"} <= alphabets:
            return word
    return None


def sign_unfit_for_name(value: str) -> str | None:
    """The first sign that stands in no person's name: anything but letters, marks, space, hyphen, apostrophe, full stop."""
    return next((sign for sign in value if unicodedata.category(sign)[0] not in "LM" and sign not in " -'’ʼ."), None)
