"""The jobs of identification: send a code; forget the attempts and codes that no limit needs any more."""

import uuid

from django.db import Error
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.casework.identification import code_delivery, codes, operations

# Only when the database was away is the job itself repeated, and only as long as a code is good.
AGAIN = RetryStrategy(max_attempts=30, wait=10, retry_exceptions=[Error])


@jobs.task(name=codes.DELIVERY_JOB, queue="notices", retry=AGAIN)
def deliver_code(code_id: str) -> None:
    """Try once to send one code."""
    code_delivery.deliver_code(code_id=uuid.UUID(code_id), at=timezone.now())


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="forget_old_attempts", queue="housekeeping", queueing_lock="forget_old_attempts")
def forget_old_attempts(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Forget the attempts to identify oneself, and the codes, that are out of every window."""
    operations.forget_old_attempts(at=timezone.now())
    codes.forget_old_codes(at=timezone.now())
