"""One-time codes as they come to people's contacts in a long suite."""

import re

from tests.long.installation import Installation
from tests.long.processes import wait_until
from tests.long.sinks import Arrived

CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")


def codes_told(installation: Installation, to: str) -> list[str]:
    """Every code that has come to a contact so far."""
    return [
        code.group() for message in installation.sinks.arrived if _is_code(message, to) and (code := CODE.search(message.body))
    ]


def next_code(installation: Installation, to: str, before: list[str]) -> str:
    """The code that comes to the contact after those before."""
    wait_until(lambda: len(codes_told(installation, to)) > len(before), f"a code for {to}", seconds=30)
    return codes_told(installation, to)[-1]


def _is_code(message: Arrived, to: str) -> bool:
    return message.to == to and not re.search(r"\d{4}-\d{7}-\d", message.body)
