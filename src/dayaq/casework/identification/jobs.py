"""The job of identification: forget the attempts that no limit needs any more."""

from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from dayaq.casework.identification import operations


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="forget_old_attempts", queue="housekeeping", queueing_lock="forget_old_attempts")
def forget_old_attempts(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Forget the attempts to identify oneself that are out of every window."""
    operations.forget_old_attempts(at=timezone.now())
