"""The numbers of synthetic people: well-formed, never twice in one country, and the same from the same seed."""

import math
import random

from dayaq.casework.people.document_number import DocumentNumber
from dayaq.casework.people.fin import FIN_ALPHABET, FIN_LENGTH

MOST_PEOPLE = 10**7
"""As many as a newer card's seven digits can tell apart."""

_MOBILE_PREFIXES = ("10", "40", "44", "50", "51", "55", "60", "70", "77", "99")


class Numbers:
    """Every number of the person at a place in the country.

    Each kind walks its whole range once, by a step that has no divisor in common with the size of the range: so no number
    comes twice, and none needs to be remembered.
    """

    def __init__(self, seed: int) -> None:
        draw = random.Random(f"numbers of {seed}")  # noqa: S311  nothing here is a secret
        self._fins = _walk(draw, len(FIN_ALPHABET) ** FIN_LENGTH)
        self._older = _walk(draw, 10**8)
        self._newer = _walk(draw, MOST_PEOPLE)

    def fin(self, place: int) -> str:
        """The FİN of the person at this place."""
        number, digits = _at(self._fins, place), []
        for _ in range(FIN_LENGTH):
            number, digit = divmod(number, len(FIN_ALPHABET))
            digits.append(FIN_ALPHABET[digit])
        return "".join(digits)

    def older_card(self, place: int, *, renewed: bool) -> DocumentNumber:
        """The number of a card of the AZE series; a renewed one has another than the card before it."""
        return DocumentNumber("AZE", f"{_at(self._older, 2 * place + renewed):08d}")

    def newer_card(self, place: int, *, again: bool = False) -> DocumentNumber:
        """The number of a card of the AA series, or of the AB series when the person has had one of AA before."""
        return DocumentNumber("AB" if again else "AA", f"{_at(self._newer, place):07d}")


def mobile(place: int) -> str:
    """A mobile number of the right form with a subscriber part (000...) that stands out as made up.

    There are 100,000 of them: in a greater country they come again, rather than to look like somebody's own.
    """
    prefix = _MOBILE_PREFIXES[place % len(_MOBILE_PREFIXES)]
    return f"+994{prefix}000{place // len(_MOBILE_PREFIXES) % 10_000:04d}"


def _walk(draw: random.Random, size: int) -> tuple[int, int, int]:
    """Start, step and size of a walk over the numbers below the size."""
    step = next(step for step in iter(lambda: draw.randrange(size // 3, size), None) if math.gcd(step, size) == 1)
    return draw.randrange(size), step, size


def _at(walk: tuple[int, int, int], place: int) -> int:
    start, step, size = walk
    return (start + place * step) % size
