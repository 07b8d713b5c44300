"""The jobs of the notices: deliver one, and find those that lost their job."""

import uuid
from datetime import timedelta

from django.db import Error
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.casework.notices import operations

# Only when the database was away is the job itself repeated; a relay that is away postpones the notice.
AGAIN = RetryStrategy(max_attempts=60, wait=10, retry_exceptions=[Error])


@jobs.task(name=operations.DELIVERY_JOB, queue="notices", retry=AGAIN)
def deliver_notice(notice_id: str) -> None:
    """Try once to deliver one notice."""
    operations.attempt_delivery(uuid.UUID(notice_id))


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="replay_waiting_notices", queue="notices", queueing_lock="replay_waiting_notices")
def replay_waiting_notices(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Give a job again to notices that wait without one."""
    operations.replay_waiting(older_than=timezone.now() - timedelta(minutes=5))
