"""The jobs of the notices: deliver one, find those that lost their job, tell otherwise what could not be delivered.

They stand here because they hand down the legal day, on which a term may begin, and the services from the catalogue.
"""

import uuid
from datetime import timedelta

from django.db import Error
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.notices import operations
from dayaq.casework.review import retelling
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.web.legal_clock import legal_day, legal_now

# Only when the database was away is the job itself repeated; a relay that is away postpones the notice.
AGAIN = RetryStrategy(max_attempts=60, wait=10, retry_exceptions=[Error])


@jobs.task(name=operations.DELIVERY_JOB, queue="notices", retry=AGAIN)
def deliver_notice(notice_id: str) -> None:
    """Try once to deliver one notice."""
    operations.attempt_delivery(uuid.UUID(notice_id), on=legal_day())


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="replay_waiting_notices", queue="notices", queueing_lock="replay_waiting_notices")
def replay_waiting_notices(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Give a job again to notices that wait without one."""
    operations.replay_waiting(older_than=timezone.now() - timedelta(minutes=5))


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="tell_otherwise", queue="notices", queueing_lock="tell_otherwise")
def tell_otherwise(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Tell by their trusted contacts the people whom no contact of the application reached."""
    retelling.tell_otherwise(service_of=_service_asked, at=legal_now())


def _service_asked(application: Application) -> Service:
    return as_asked(application, catalogue.service(application.service_code).service)
