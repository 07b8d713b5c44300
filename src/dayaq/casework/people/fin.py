"""FİN (Fərdi İdentifikasiya Nömrəsi), the personal identification number: seven digits and Latin capitals without I and O.

No check character inside a FİN is known, so a well-formed one may still belong to nobody.
"""

from dayaq.casework.people import typed
from dayaq.casework.refusal import Refusal

FIN_ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
FIN_LENGTH = 7
FIN_PATTERN = r"^[0-9A-HJ-NP-Z]{7}$"


class NotAFin(Refusal):
    """What was typed cannot be a FİN, whoever it belongs to."""


class FinMissing(NotAFin):
    """Nothing was typed."""

    texts = {
        "az": "FİN yazılmayıb. O, 7 simvoldan ibarətdir və şəxsiyyət vəsiqəsində göstərilir.",
        "en": "The FİN is missing. It has 7 characters and is printed on the identity card.",
        "ru": "ФИН не указан. Он состоит из 7 символов и напечатан на удостоверении личности.",
    }


class WrongFinLength(NotAFin):
    """Every character may stand in a FİN, but there are not seven."""

    texts = {
        "az": "FİN 7 simvoldan ibarətdir, yazılan simvolların sayı isə {count}-dir.",
        "en": "A FİN has 7 characters; the number typed is {count}.",
        "ru": "ФИН состоит из 7 символов, а введено: {count}.",
    }


class LetterNeverInFin(NotAFin):
    """I, O, İ or ı, in either case: never in a FİN, and not guessed to be a digit."""

    texts = {
        "az": "FİN-də “{character}” hərfi olmur (yeri: {position}). Ola bilsin, bu, {perhaps} rəqəmidir.",
        "en": "A FİN never contains the letter “{character}” (position {position}). Perhaps it is the digit {perhaps}.",
        "ru": "Буквы «{character}» в ФИН не бывает (позиция {position}). Возможно, это цифра {perhaps}.",
    }


class OtherScriptInFin(NotAFin):
    """A character of another script, such as a Cyrillic letter, that looks like one of a FİN."""

    texts = {
        "az": "“{character}” başqa əlifbanın simvoludur (yeri: "
        "{position}). Klaviaturanı latın əlifbasına keçirib {perhaps} yazın.",
        "en": "“{character}” belongs to another alphabet (position {position}). Switch the keyboard to Latin and type {perhaps}.",
        "ru": "«{character}» — символ другого алфавита (позиция {position}). "
        "Переключите клавиатуру на латиницу и введите {perhaps}.",
    }


class CharacterNeverInFin(NotAFin):
    """Any other character that cannot stand in a FİN."""

    texts = {
        "az": "FİN-də “{character}” simvolu ola bilməz (yeri: "
        "{position}). Yalnız rəqəmlər və A–Z hərfləri (I və O-dan başqa) yazılır.",
        "en": "“{character}” cannot stand in a FİN (position {position}). Only digits and the letters A–Z except I and O can.",
        "ru": "Символа «{character}» в ФИН быть не может (позиция {position}). Допустимы только цифры и буквы A–Z, кроме I и O.",
    }


def normalised_fin(text: str) -> str:
    """The FİN that was typed: folded (NFKC), without spaces, a to z as capitals.

    Refuses, and never guesses, when anything else would have to change; positions count from 1 without spaces.
    """
    if len(text) > typed.LONGEST_READ:
        raise WrongFinLength(count=len(text))
    folded = typed.folded(text)
    if not folded:
        raise FinMissing
    for position, character in enumerate(folded, start=1):
        if typed.upper(character) not in FIN_ALPHABET:
            raise _refusal_of(character, position)
    if len(folded) != FIN_LENGTH:
        raise WrongFinLength(count=len(folded))
    return typed.upper(folded)


def _refusal_of(character: str, position: int) -> NotAFin:
    shown = typed.shown(character)
    if character in "IiOoİı":
        return LetterNeverInFin(character=shown, position=position, perhaps=typed.digit_like(character))
    perhaps = typed.digit_like(character) or typed.latin_like(character)
    if perhaps is not None:
        return OtherScriptInFin(character=shown, position=position, perhaps=perhaps)
    return CharacterNeverInFin(character=shown, position=position)
