"""VÖEN (vergi ödəyicisinin eyniləşdirmə nömrəsi), the tax number: ten digits, of which the ninth checks the first eight.

The tenth says who bears it: 1 a legal person, 2 a natural person. Weights and remainder as the OECD's sheet on the country tells.
"""

from dayaq.casework.people import typed
from dayaq.casework.refusal import Refusal

VOEN_LENGTH = 10
VOEN_PATTERN = r"^[0-9]{9}[12]$"
_WEIGHTS = (4, 1, 8, 6, 2, 7, 5, 3)
_MODULUS = 11


class NotAVoen(Refusal):
    """What was typed cannot be a VÖEN, whoever it belongs to."""


class VoenShape(NotAVoen):
    """Not ten digits of which the last is 1 or 2."""

    texts = {
        "az": "VÖEN 10 rəqəmdən ibarətdir və sonuncu rəqəm 1 və ya 2 olur. Nömrəni yenidən yazın.",
        "en": "A VÖEN has 10 digits, the last of which is 1 or 2. Type the number again.",
        "ru": "VÖEN состоит из 10 цифр, последняя — 1 или 2. Введите номер ещё раз.",
    }


class VoenCheckDigit(NotAVoen):
    """Ten digits that do not belong together: one of them was mistyped."""

    texts = {
        "az": "VÖEN-in yoxlama rəqəmi uyğun gəlmir: rəqəmlərdən biri səhv yazılıb.",
        "en": "The check digit of the VÖEN does not fit: one of the digits is mistyped.",
        "ru": "Контрольная цифра VÖEN не сходится: одна из цифр введена неверно.",
    }


def normalised_voen(text: str) -> str:
    """The VÖEN that was typed: folded (NFKC) and without spaces. Refuses, and never guesses, when a digit is wrong."""
    digits = typed.folded(text) if len(text) <= typed.LONGEST_READ else ""
    if len(digits) != VOEN_LENGTH or not (digits.isascii() and digits.isdigit()) or digits[-1] not in "12":
        raise VoenShape
    if check_digit(digits) != int(digits[8]):
        raise VoenCheckDigit
    return digits


def check_digit(digits: str) -> int:
    """What the ninth digit must be; 10, which is no digit, where the first eight are never given out."""
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:8], strict=True)) % _MODULUS
