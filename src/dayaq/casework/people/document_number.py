"""The number of an identity document: series and number, such as AZE12345678 (older cards) or AA1234567 (newer ones).

A foreigner's permit to live here is MYİ (for a time, müvəqqəti) or DYİ (for good, daimi) with digits. How many digits is not
established by our sources: five to eight are taken as they are printed. Papers of other states have numbers of their own shape.
"""

import re
from dataclasses import dataclass

from dayaq.casework.people import typed
from dayaq.casework.refusal import Refusal

_SHAPE = re.compile(r"(AZE)([0-9]{8})|([A-Z]{2})([0-9]{7})")
_SHORTEST_SERIES = 2
# The last letter of a permit's series is İ, typed as any of the four letters i, also as i with a dot of its own.
_PERMIT = re.compile("([MmDd])[Yy](?:[Iİı]|i\u0307?)([0-9]*)(.*)", re.DOTALL)
_PERMIT_DIGITS = range(5, 9)
_PRINTED = {"MYI": "MYİ", "DYI": "DYİ"}
_PAPER = re.compile(r"[0-9A-Z]{4,20}")
PAPER_PATTERN = r"^[0-9A-Z]{4,20}$"
PERMIT_PATTERN = r"^[0-9]{5,8}$"


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
        "az": "Sənədin seriyası və nömrəsi bu şəkillərdən birində olmalıdır: "
        "AZE və 8 rəqəm; 2 hərf (məsələn, AA) və 7 rəqəm; yaşamaq icazəsində MYİ və ya DYİ və 5–8 rəqəm.",
        "en": "The series and number of the document must be AZE and 8 digits, or 2 letters (such as AA) and 7 digits, "
        "or, on a residence permit, MYİ or DYİ and 5 to 8 digits.",
        "ru": "Серия и номер документа должны состоять из AZE и 8 цифр, либо из 2 букв (например, AA) и 7 цифр, "
        "либо, в разрешении на проживание, из MYİ или DYİ и 5–8 цифр.",
    }


class NotAPaperNumber(NotADocumentNumber):
    """What was typed cannot be the number of a paper of another state: it has 4 to 20 Latin letters and digits."""

    texts = {
        "az": "Sənədin nömrəsi 4–20 latın hərfi və rəqəmdən ibarət olur. Onu sənəddə yazıldığı kimi köçürün.",
        "en": "The number of a paper has 4 to 20 Latin letters and digits. Copy it as it stands on the paper.",
        "ru": "Номер документа состоит из 4–20 латинских букв и цифр. Перепишите его так, как он указан в документе.",
    }


@dataclass(frozen=True)
class DocumentNumber:
    """Series and number of an identity document, as they are stored."""

    series: str
    number: str

    def __str__(self) -> str:
        return _PRINTED.get(self.series, self.series) + self.number


def normalised_document_number(text: str) -> DocumentNumber:
    """The document number that was typed: folded (NFKC), without spaces, a to z as capitals.

    Refuses, and never guesses, when anything else would have to change; positions count from 1 without spaces.
    """
    if len(text) > typed.LONGEST_READ:
        raise UnknownDocumentShape
    folded = typed.folded(text)
    if not folded:
        raise DocumentNumberMissing
    permit = _PERMIT.fullmatch(folded)
    if permit is not None:
        return _permit(permit)
    for position, character in typed.wrong_characters(folded):
        raise _refusal_of(character, position)
    shape = _SHAPE.fullmatch(typed.upper(folded))
    if shape is None:
        raise _refusal_of_shape(folded)
    return DocumentNumber(series=shape[1] or shape[3], number=shape[2] or shape[4])


def normalised_paper_number(text: str) -> DocumentNumber:
    """The number of a paper of another state as it was typed: folded, without spaces, dashes and strokes, a to z as capitals.

    Refuses (`NotAPaperNumber`), and never guesses, when a character of another alphabet would have to change.
    """
    if len(text) > typed.LONGEST_READ:
        raise NotAPaperNumber
    number = typed.upper("".join(c for c in typed.folded(text) if c not in "-‐‑–—/.№"))
    if _PAPER.fullmatch(number) is None:
        raise NotAPaperNumber
    return DocumentNumber(series="", number=number)


def normalised_shown_number(text: str) -> str:
    """Any document's number as a person copies it from the document, of whatever kind: for comparing with one on file.

    Refuses (`NotAPaperNumber`) what can be the number of none.
    """
    try:
        found = normalised_document_number(text)
    except NotADocumentNumber:
        found = normalised_paper_number(text)
    return found.series + found.number


def _permit(found: re.Match[str]) -> DocumentNumber:
    """The number of a residence permit; what stands among its digits is told as in any other number."""
    kind, digits, rest = found.groups()
    series = f"{typed.upper(kind)}YI"
    if rest:
        position = len(series) + len(digits) + 1
        like = typed.digit_like(rest[0])
        if like is not None:
            raise LetterAmongDigits(character=typed.shown(rest[0]), position=position, perhaps=like)
        raise UnknownDocumentShape
    if len(digits) not in _PERMIT_DIGITS:
        raise UnknownDocumentShape
    return DocumentNumber(series=series, number=digits)


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
