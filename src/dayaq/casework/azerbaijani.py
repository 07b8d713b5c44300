"""Azerbaijani letters: upper and lower case, alphabetical order, and the folding that makes search forgiving.

Python's own casing is wrong for Azerbaijani: the language has a dotted `İ/i` and a dotless `I/ı`, and `Ə/ə` has look-alikes
on other keyboards. Everything here is a pure function of text. Use it for names and for search; never for a FİN, an IBAN or a
VÖEN, whose capitals are plain ASCII.
"""

import re
import unicodedata

ALPHABET = "ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"
"""The 32 letters in their order."""

_DOT_ABOVE = "\u0307"
_SCHWA_LOOK_ALIKES = str.maketrans({"\u04d8": "Ə", "\u04d9": "ə", "\u018e": "Ə", "\u01dd": "ə"})
_LOWER_FIRST = str.maketrans({"İ": "i", "I": "ı"})
_UPPER_FIRST = str.maketrans({"i": "İ", "ı": "I"})
_PATRONYMIC_WORDS = frozenset({"oğlu", "qızı"})
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"['`´’‘ʼʹ]")
_DIGRAPHS = re.compile("([scg])h+")
_PLAIN = str.maketrans({"ı": "i", "ə": "e", "\u04d9": "e"})
# Lower-case Cyrillic letters to the Latin ones that they are mistaken for, in either case (В looks like B, Н like H).
_CYRILLIC_LOOK_ALIKES = str.maketrans("авекмнорстхуіјѕһ", "abekmhopctxyijsh")
_PLACES = {letter: place for place, letter in enumerate(ALPHABET, start=1)}
_AFTER_THE_ALPHABET = len(ALPHABET) + 1


def az_letters(text: str) -> str:
    """The text in composed form (NFC), with look-alikes of `Ə` made `Ə` and the stray dot over `i` removed.

    The look-alikes are the Cyrillic Ә/ә and the turned e Ǝ/ǝ; the stray dot (U+0307) is what Python's `"İ".lower()` leaves.
    """
    return unicodedata.normalize("NFC", text).translate(_SCHWA_LOOK_ALIKES).replace("i" + _DOT_ABOVE, "i")


def az_lower(text: str) -> str:
    """The text in Azerbaijani lower case: `I` becomes `ı`, `İ` becomes `i`."""
    return az_letters(text).translate(_LOWER_FIRST).lower()


def az_upper(text: str) -> str:
    """The text in Azerbaijani upper case: `i` becomes `İ`, `ı` becomes `I`."""
    return az_letters(text).translate(_UPPER_FIRST).upper()


def az_title(text: str) -> str:
    """Each word with a capital and small letters after it, as names are written; `oğlu` and `qızı` stay small after a name."""

    def written(match: re.Match[str]) -> str:
        word = az_lower(match.group())
        if match.start() > 0 and word in _PATRONYMIC_WORDS:
            return word
        return az_upper(word[:1]) + word[1:]

    return _WORD.sub(written, az_letters(text))


def fold(text: str) -> str:
    """The text as search compares it, so that what people type on any keyboard finds what we wrote.

    Case, diacritics and apostrophes are dropped; `ə` counts as `e` and `ı` as `i`; the spellings `sh`, `ch`, `gh` count as
    `ş`, `ç`, `ğ`; Cyrillic letters that look like Latin ones count as these. The result is for comparing with another folded
    text only: it is not a word of any language, and Russian words fold to themselves in part.
    """
    decomposed = unicodedata.normalize("NFKD", az_lower(unicodedata.normalize("NFKC", text)))
    plain = "".join(sign for sign in _APOSTROPHES.sub("", decomposed) if not unicodedata.combining(sign))
    return _DIGRAPHS.sub(r"\1", plain.translate(_PLAIN).translate(_CYRILLIC_LOOK_ALIKES))


def sort_key(text: str) -> tuple[tuple[int, ...], str]:
    """The key that puts texts in the order of the Azerbaijani alphabet (Ə after E, X after H, I before İ, Q after K).

    A space comes before any sign, signs and digits before letters, letters of other alphabets (W too) after Z. Capitals do not
    matter, except to keep the order of two otherwise equal texts the same each time.
    """
    return tuple(_place(sign) for sign in az_upper(text)), text


def _place(sign: str) -> int:
    """The place of one upper-case sign: below 0 for what is no letter, 1 to 32 for our letters, more for others."""
    if sign in _PLACES:
        return _PLACES[sign]
    if sign.isalpha():
        return _AFTER_THE_ALPHABET + ord(sign)
    if sign.isspace():
        return -0x110000 - 1
    return ord(sign) - 0x110000
