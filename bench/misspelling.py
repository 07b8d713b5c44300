"""Names as people misspell them: another order, no diacritics, another alphabet, by ear, and one slip of the finger.

Written apart from the product's own tables of spellings, so that neither can hide what the other lacks.
"""

import random

from dayaq.population.synthetic import SyntheticPerson

_PLAIN = str.maketrans("əıöüşçğƏIİÖÜŞÇĞ", "eiousc" + "g" + "EIIOUSCG")
_DIGRAPHS = {"ş": "sh", "ç": "ch", "ğ": "gh", "x": "kh", "ə": "a", "ı": "i", "ö": "o", "ü": "u", "c": "j"}
_RUSSIAN = {
    "ə": "а", "a": "а", "b": "б", "c": "дж", "ç": "ч", "d": "д", "e": "е", "f": "ф", "g": "г", "ğ": "г", "h": "г", "x": "х",
    "ı": "ы", "i": "и", "j": "ж", "k": "к", "q": "г", "l": "л", "m": "м", "n": "н", "o": "о", "ö": "о", "p": "п", "r": "р",
    "s": "с", "ş": "ш", "t": "т", "u": "у", "ü": "ю", "v": "в", "y": "й", "z": "з",
}  # fmt: skip
_OLD = {
    "ə": "ә", "a": "а", "b": "б", "c": "ҹ", "ç": "ч", "d": "д", "e": "е", "f": "ф", "g": "ҝ", "ğ": "ғ", "h": "һ", "x": "х",
    "ı": "ы", "i": "и", "j": "ж", "k": "к", "q": "г", "l": "л", "m": "м", "n": "н", "o": "о", "ö": "ө", "p": "п", "r": "р",
    "s": "с", "ş": "ш", "t": "т", "u": "у", "ü": "ү", "v": "в", "y": "ј", "z": "з",
}  # fmt: skip


def misspelt(one: SyntheticPerson, chosen: random.Random) -> str:
    """The name of a person with one slip, as somebody might type it; the year of birth where the patronymic is left out."""
    words = [one.surname, one.given_name]
    with_father = chosen.random() < 0.7 and one.patronymic
    if with_father:
        words.append(one.patronymic)
    chosen.shuffle(words)
    place = chosen.randrange(len(words))
    words[place] = _slip(words[place], chosen)
    manner = chosen.choice((_as_it_is, _plain, _plain, _by_ear, _russian, _old))
    typed = " ".join(manner(word) for word in words)
    return typed if with_father else f"{typed} {one.birth_date.year}"


def _slip(word: str, chosen: random.Random) -> str:
    """The word with one letter too few, too many, wrong, or exchanged with the next; never the first letter."""
    place = chosen.randrange(1, len(word))
    letter = chosen.choice("aeimnrlst")
    return chosen.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[: place - 1] + word[place - 1 : place + 1][::-1] + word[place + 1 :],
        )
    )


def _as_it_is(word: str) -> str:
    return word


def _plain(word: str) -> str:
    return word.translate(_PLAIN).lower()


def _by_ear(word: str) -> str:
    return "".join(_DIGRAPHS.get(letter, letter) for letter in _lower(word))


def _russian(word: str) -> str:
    return "".join(_RUSSIAN.get(letter, letter) for letter in _lower(word))


def _old(word: str) -> str:
    return "".join(_OLD.get(letter, letter) for letter in _lower(word)).upper()


def _lower(word: str) -> str:
    return word.replace("İ", "i").replace("I", "ı").lower()
