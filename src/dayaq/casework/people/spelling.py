"""How a name may be spelt: the key under which it is stored for search, and the sound that misspellings share.

People type names with and without diacritics, in Latin and in both Cyrillic alphabets (the Azerbaijani one until 1991 and the
Russian), by ear, and with slips. All here are pure functions of text, to be compared only with one another.
"""

import re
from functools import lru_cache

from dayaq.casework.azerbaijani import az_lower, fold

LETTERS_FOR_TWO_SLIPS = 8
LETTERS_FOR_ONE_SLIP = 3
MOST_WORDS = 6
"""More words than these are no name."""

LONGEST_WORD = 40

_WORD = re.compile(r"[^\W\d_]+")
_SEPARATORS = re.compile(r"[\s\-–—.,;'`´’‘ʼʹ\"]+")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_AFTER_VOWEL = re.compile(r"(^|[аеёиоуыэюяәөүaeəiıoöuü])([еюя])")
_IOTATED = {"е": "ye", "ю": "yu", "я": "ya"}
_LETTERS = dict(
    zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғҝјөүһҹ", (
        "a", "b", "v", "g", "d", "e", "ö", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "x", "s",
        "ç", "ş", "ş", "", "ı", "", "e", "ü", "a", "ə", "ğ", "g", "y", "ö", "ü", "h", "c",
    ), strict=True)
)  # fmt: skip
_SAME_SOUND = (
    (re.compile("dzh|dj|zh"), "c"),
    (re.compile("kh"), "h"),
    (re.compile("ts"), "s"),
    (re.compile("w"), "v"),
)
# Letters that are mistaken for one another by ear, by dialect or by another alphabet: Qasımov, Gasimov and Касумов are one name.
_CLASSES = str.maketrans({"e": "a", "y": "i", "j": "c", "q": "k", "g": "k", "h": "k", "x": "k", "f": "v", "d": "t", "b": "p"})
_OGLU_QIZI = frozenset({"oklu", "okli", "uklu", "kizi", "kisi"})
_RUSSIAN_PATRONYMIC = re.compile("(?<=..)(ov|ev|yev)(ic|na)$")
_DOUBLED = re.compile(r"(.)\1+")


def typed_keys(text: str) -> list[str]:
    """The keys of the words of a name as typed, each once, without oğlu and qızı however these are spelt."""
    keys = [key_of(word)[:LONGEST_WORD] for word in re.split(r"[\s.,;]+", text)]
    return list(dict.fromkeys(key for key in keys if key and sound_of(key) not in _OGLU_QIZI))


def stem_of(key: str) -> str:
    """The father's name in a Russian patronymic (Рашидович, Рашидовна); the key itself where it is none."""
    return _RUSSIAN_PATRONYMIC.sub("", key) or key


def key_of(name: str) -> str:
    """The key of a name: its folded letters alone, `Şıxəliyev-Qasımbəyli` as `sixeliyevqasimbeyli`."""
    return "".join(_WORD.findall(fold(latin(_SEPARATORS.sub("", name)))))


def parts_of(name: str) -> set[str]:
    """The keys under which a name is found: the whole, and each part of a name of several (`Əli Hüseyn`, a double surname)."""
    parts = {key_of(part) for part in _SEPARATORS.split(name)}
    return {key_of(name), *(part for part in parts if len(part) > 1)} - {""}


def latin(text: str) -> str:
    """Cyrillic words in Latin letters; a single Cyrillic letter in a Latin word is a look-alike and left to `fold`."""
    if not _CYRILLIC.search(text):
        return text
    return re.sub(r"[^\W\d_]+", lambda word: _transliterated(word[0]), az_lower(text).replace("дж", "c"))


def _transliterated(word: str) -> str:
    # The Cyrillic schwa is Latin by now, and дж a c; any other Latin letter means that the word is not Cyrillic.
    if any(letter not in _LETTERS and letter not in "cə" for letter in word) or not _CYRILLIC.search(word):
        return word
    iotated = _AFTER_VOWEL.sub(lambda found: found[1] + _IOTATED[found[2]], word)
    # Two in a row (яю) overlap, so the second is seen once the first has become Latin.
    iotated = _AFTER_VOWEL.sub(lambda found: found[1] + _IOTATED[found[2]], iotated)
    return "".join(_LETTERS.get(letter, letter) for letter in iotated)


@lru_cache(maxsize=100_000)
def sound_of(key: str) -> str:
    """The sound of a key: letters that are mistaken for one another count as one, doubled letters as single."""
    sound = key
    for spelling, letter in _SAME_SOUND:
        sound = spelling.sub(letter, sound)
    return _DOUBLED.sub(r"\1", sound.translate(_CLASSES))


def slips_allowed(sound: str) -> int:
    """How many slips (a letter too many, too few, wrong, or two exchanged) a name of that length may have."""
    if len(sound) >= LETTERS_FOR_TWO_SLIPS:
        return 2
    return 1 if len(sound) >= LETTERS_FOR_ONE_SLIP else 0


def near(sound: str) -> list[str]:
    """The sound with up to as many letters left out as it may have slips: two sounds that share one may be one name."""
    reached, last = {sound}, {sound}
    for _ in range(slips_allowed(sound)):
        last = {word[:place] + word[place + 1 :] for word in last for place in range(len(word))}
        reached |= last
    return sorted(reached)


@lru_cache(maxsize=100_000)
def slips_between(one: str, other: str) -> int:
    """The least number of slips that make one text of the other; two exchanged neighbours are one slip."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        next_row = [i]
        for j, sign in enumerate(other, start=1):
            least = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (letter != sign))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == sign:
                least = min(least, before[j - 2] + 1)
            next_row.append(least)
        before, row = row, next_row
    return row[-1]
