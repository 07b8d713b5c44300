"""Registration numbers: `2020-0000123-4`, the year of receipt, a running number and a check digit.

The check digit (Luhn, ISO/IEC 7812-1 annex B) catches every single mistyped digit and nearly every swapped pair, so that
somebody who mistypes a number hears that it is mistyped, and not that there is no such application.
"""

import re
import unicodedata
from datetime import date

from dayaq.casework.refusal import Refusal

SHAPE = re.compile(r"([0-9]{4})[-–—]?([0-9]{7})[-–—]?([0-9])")


class NotARegistrationNumber(Refusal):
    """What was typed cannot be a registration number, whoever applied: a digit is wrong, missing or too many."""

    texts = {
        "az": "Qeydiyyat nömrəsi səhv yazılıb. Onu qəbzdəki kimi yazın, məsələn: 2020-0000123-4.",
        "en": "The registration number is mistyped. Type it as it stands on the receipt, for example 2020-0000123-4.",
        "ru": "В регистрационном номере опечатка. Введите его так, как он указан в квитанции, например: 2020-0000123-4.",
    }


def make(received_on: date, running: int) -> str:
    """The registration number of the application received on that day with that running number."""
    body = f"{received_on.year:04d}{running:07d}"
    return f"{body[:4]}-{body[4:]}-{_luhn(body)}"


def normalise(typed: str) -> str | None:
    """The number in its standard form from what a person typed, or nothing when it cannot be one."""
    match = SHAPE.fullmatch("".join(unicodedata.normalize("NFKC", typed).split()))
    if match is None:
        return None
    year, running, check = match.groups()
    return f"{year}-{running}-{check}" if _luhn(year + running) == check else None


def normalised(typed: str) -> str:
    """The number in its standard form from what a person typed; refuses what cannot be one."""
    number = normalise(typed)
    if number is None:
        raise NotARegistrationNumber
    return number


def _luhn(digits: str) -> str:
    """The check digit that makes the digits and itself pass the Luhn test."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
