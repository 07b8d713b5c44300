"""The job that works off a file of contract notifications, batch by batch, from where it was left."""

import uuid

from django.db import Error
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.subsystems.contracts.files import FILE_JOB, lines_of, work_off
from dayaq.web.legal_clock import legal_now

AGAIN = RetryStrategy(max_attempts=60, wait=10, retry_exceptions=[Error])


@jobs.task(name=FILE_JOB, queue="contracts", retry=AGAIN)
def read_contract_file(file_id: str) -> None:
    """Do every line that is not done yet."""
    key = uuid.UUID(file_id)
    lines = lines_of(key)
    while work_off(file=key, lines=lines, at=legal_now()):
        pass
