"""The number of an identity document: series and number, such as AZE12345678 (older cards) or AA1234567 (newer ones).

Permits of foreigners (MYİ, DYİ) are not read: the length of their numbers is not established.
"""

import re
from dataclasses import dataclass

from dayaq.casework.people import typed
from dayaq.casework.refusal import Refusal

_SHAPE = re.compile(r"(AZE)([0-9]{8})|([A-Z]{2})([0-9]{7})")
_SHORTEST_SERIES = 2


class NotADocumentNumber(Refusal):
    """What was typed cannot be the series and number of an identity card, whoever holds it."""


class DocumentNumberMissing(NotADocumentNumber):
    """Nothing was typed."""

    texts = {
        "az": "Sənədin seriyası və nömrəsi yazılmayıb. Nümunə: AZE12345678 və ya AA1234567.",
        "en": "The series and number of the document are missing. Examples: AZE12345678 or AA1234567.",
        "ru": "Серия и номер документа не указаны. Примеры: AZE12345678 или AA1234567.",
    }


class SeriesMissing(NotADocumentNumber):
    """Digits only: the series in front of them was not typed."""

    texts = {
        "az": "Rəqəmlərdən əvvəl sənədin seriyasını da yazın. Nümunə: AZE12345678 və ya AA1234567.",
        "en": "Type the series of the document before the digits too. Examples: AZE12345678 or AA1234567.",
        "ru": "Перед цифрами введите и серию документа. Примеры: AZE12345678 или AA1234567.",
    }


class LetterAmongDigits(NotADocumentNumber):
    """I, O, İ or ı, in either case, where a digit must stand; not guessed to be one."""

    texts = {
        "az": "Sənədin nömrəsində rəqəm olmalı yerdə “{character}” hərfi yazılıb (yeri: "
        "{position}). Ola bilsin, bu, {perhaps} rəqəmidir.",
        "en": "The letter “{character}” stands where the document number has a digit (position {position}). "
        "Perhaps it is the digit {perhaps}.",
        "ru": "В номере документа на месте цифры стоит буква «{character}» (позиция {position}). Возможно, это цифра {perhaps}.",
    }


class OtherScriptInDocumentNumber(NotADocumentNumber):
    """A character of another script, such as a Cyrillic letter, that looks like a Latin letter or stands for a digit."""

    texts = {
        "az": "“{character}” başqa əlifbanın simvoludur (yeri: "
        "{position}). Klaviaturanı latın əlifbasına keçirib {perhaps} yazın.",
        "en": "“{character}” belongs to another alphabet (position {position}). Switch the keyboard to Latin and type {perhaps}.",
        "ru": "«{character}» — символ другого алфавита (позиция {position}). "
        "Переключите клавиатуру на латиницу и введите {perhaps}.",
    }


class CharacterNeverInDocumentNumber(NotADocumentNumber):
    """Any other character that is neither a Latin letter nor a digit."""

    texts = {
        "az": "Sənədin seriya və nömrəsində “{character}” simvolu ola bilməz (yeri: "
        "{position}). Yalnız A–Z hərfləri və rəqəmlər yazılır.",
        "en": "“{character}” cannot stand in the series and number of a document (position {position}). "
        "Only letters A–Z and digits can.",
        "ru": "Символа «{character}» в серии и номере документа быть не может (позиция {position}). "
        "Допустимы только буквы A–Z и цифры.",
    }


class UnknownDocumentShape(NotADocumentNumber):
    """Latin letters and digits, but not in the order and count of any card."""

    texts = {
        "az": "Sənədin seriyası və nömrəsi bu iki şəkildən birində olmalıdır: "
        "AZE və 8 rəqəm, yaxud 2 hərf (məsələn, AA) və 7 rəqəm.",
        "en": "The series and number of the document must be AZE and 8 digits, or 2 letters (such as AA) and 7 digits.",
        "ru": "Серия и номер документа должны состоять из AZE и 8 цифр либо из 2 букв (например, AA) и 7 цифр.",
    }


@dataclass(frozen=True)
class DocumentNumber:
    """Series and number of an identity document, as they are stored."""

    series: str
    number: str

    def __str__(self) -> str:
        return self.series + self.number


def normalised_document_number(text: str) -> DocumentNumber:
    """The document number that was typed: folded (NFKC), without spaces, a to z as capitals.

    Refuses, and never guesses, when anything else would have to change; positions count from 1 without spaces.
    """
    if len(text) > typed.LONGEST_READ:
        raise UnknownDocumentShape
    folded = typed.folded(text)
    if not folded:
        raise DocumentNumberMissing
    for position, character in typed.wrong_characters(folded):
        raise _refusal_of(character, position)
    shape = _SHAPE.fullmatch(typed.upper(folded))
    if shape is None:
        raise _refusal_of_shape(folded)
    return DocumentNumber(series=shape[1] or shape[3], number=shape[2] or shape[4])


def _refusal_of(character: str, position: int) -> NotADocumentNumber:
    shown = typed.shown(character)
    digit = typed.digit_like(character) if position > _SHORTEST_SERIES else None
    if character in "İı":
        if digit is not None:
            return LetterAmongDigits(character=shown, position=position, perhaps=digit)
        return CharacterNeverInDocumentNumber(character=shown, position=position)
    perhaps = digit or typed.latin_like(character)
    if perhaps is not None:
        return OtherScriptInDocumentNumber(character=shown, position=position, perhaps=perhaps)
    return CharacterNeverInDocumentNumber(character=shown, position=position)


def _refusal_of_shape(folded: str) -> NotADocumentNumber:
    if folded.isdecimal():
        return SeriesMissing()
    series_length = 3 if typed.upper(folded).startswith("AZE") else _SHORTEST_SERIES
    for position, character in enumerate(folded, start=1):
        if position > series_length and character in "IiOo":
            return LetterAmongDigits(character=character, position=position, perhaps=typed.digit_like(character))
    return UnknownDocumentShape()
