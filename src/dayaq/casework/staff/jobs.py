"""The job that tells an officer something by e-mail; tried again for a day while the relay is away."""

import uuid
from typing import cast

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.casework.staff.letters import LETTER_JOB, Kind, send_letter

AGAIN = RetryStrategy(max_attempts=24, wait=3600)


@jobs.task(name=LETTER_JOB, queue="notices", retry=AGAIN)
def tell_officer(officer_id: str, kind: str, letter_id: str) -> None:
    """Try once to send one letter."""
    send_letter(officer_id=uuid.UUID(officer_id), kind=cast("Kind", kind), letter_id=uuid.UUID(letter_id))
