"""Jobs that a killed worker left marked as being done: they are given back, so that another worker does them again.

A job therefore runs at least once, and its effects are made so that a second time does no harm.
"""

import structlog
from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app as jobs

HEARTBEAT_SECONDS = 2
# Several missed heartbeats: a worker that was only slow for a moment keeps its jobs.
GONE_AFTER_SECONDS = 10
# Any number that no other advisory lock of the product uses: "rescue" in ASCII.
_LOCK = 0x726573637565

logger = structlog.stdlib.get_logger("dayaq.worker")


@transaction.atomic
def give_back_stalled_jobs() -> int:
    """Give back the jobs of workers without a heartbeat, and forget those workers; how many jobs there were.

    One rescuer at a time: a second one, looking at the same moment, would give back a job that is being done again.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    stalled = list(async_to_sync(jobs.job_manager.get_stalled_jobs)(seconds_since_heartbeat=GONE_AFTER_SECONDS))
    for job in stalled:
        async_to_sync(jobs.job_manager.retry_job)(job)
    gone = async_to_sync(jobs.job_manager.prune_stalled_workers)(GONE_AFTER_SECONDS)
    if stalled or gone:
        logger.warning("jobs of a worker that is gone were given back", count=len(stalled))
    return len(stalled)
