"""The jobs that look for rights nobody asked for: of everybody once every legal day, of one person when facts change."""

import uuid

from django.db import Error
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.casework.awards.ledger import settle_month
from dayaq.casework.facts.changed import LOOK_JOB
from dayaq.population.sweep import is_swept, look_into, sweep
from dayaq.project.proactive import proactive_road
from dayaq.web.legal_clock import legal_day, legal_now

AGAIN = RetryStrategy(max_attempts=60, wait=10, retry_exceptions=[Error])


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="sweep_the_day", queue="rights", lock="sweep", queueing_lock="sweep")
def sweep_the_day(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Sweep the legal day in its first hour; asked every hour, so that a sweep that was missed or broken off is made up for."""
    on = legal_day()
    if not is_swept(on):
        sweep(road=proactive_road(), on=on, at=legal_now(), now=timezone.now)


@jobs.periodic(cron="41 * * * *")
@jobs.task(name="settle_month", queue="rights", lock="settle_month", queueing_lock="settle_month")
def enter_the_month(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Enter in the ledger what falls due in the month that has begun."""
    settle_month(at=legal_now())


@jobs.task(name=LOOK_JOB, queue="rights", retry=AGAIN)
def look_into_rights(person: str) -> None:
    """Ask the whole law about one person today, and award what it finds."""
    look_into(road=proactive_road(), person=uuid.UUID(person), on=legal_day(), at=legal_now())
