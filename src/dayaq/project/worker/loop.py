"""Running procrastinate's worker, and starting it again when the database was away.

The worker needs an asynchronous connection of its own. Jobs that a job asks for must not go by it: they are written over
Django's connection, in the job's transaction. So the worker runs a second app with the same jobs and another connection.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import structlog
from asgiref.sync import sync_to_async
from django.db import connections
from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.utils import connector_params
from procrastinate.worker import Worker

from dayaq.project.worker.duties import Duty, pause
from dayaq.project.worker.rescue import GONE_AFTER_SECONDS, HEARTBEAT_SECONDS

SECONDS_BEFORE_RESTART = 2
# New jobs are announced; only those whose pause is over have to be looked for.
SECONDS_BETWEEN_LOOKS = 1.0
# Longer than any wait for a relay or a gateway.
SECONDS_TO_FINISH = 30
SECONDS_FOR_A_CONNECTION = 5

logger = structlog.stdlib.get_logger("dayaq.worker")


async def work(*, concurrency: int, duties: Sequence[Duty], stop: asyncio.Event) -> None:
    """Do jobs and duties until told to stop; jobs being done are finished first."""
    # Each synchronous job holds a thread; a few more are for procrastinate itself.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(concurrency + 4, thread_name_prefix="job"))
    aside = [asyncio.create_task(duty.repeat(stop)) for duty in duties]
    logger.info("worker started", count=concurrency)
    while not stop.is_set():
        await _until_broken(concurrency, stop)
        if not stop.is_set():
            logger.warning("worker was interrupted and starts again")
            await pause(stop, SECONDS_BEFORE_RESTART)
    await asyncio.gather(*aside)
    logger.info("worker stopped")


async def _until_broken(concurrency: int, stop: asyncio.Event) -> None:
    """Run a worker until told to stop, or until it ends by itself because it lost the database."""
    running = asyncio.create_task(_run(concurrency))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    # The worker takes this as the request to finish what it is doing.
    running.cancel()
    for outcome in await asyncio.gather(running, return_exceptions=True):
        if isinstance(outcome, Exception):
            logger.error("worker failed", exc_info=outcome)


async def _run(concurrency: int) -> None:
    # Periodic jobs are written over the connection of one thread, which may have died with the database.
    await sync_to_async(connections.close_all)()
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=4, timeout=SECONDS_FOR_A_CONNECTION, name="jobs")
    app: App = jobs.with_connector(connector)
    async with app.open_async():
        await app.run_worker_async(
            concurrency=concurrency,
            fetch_job_polling_interval=SECONDS_BETWEEN_LOOKS,
            shutdown_graceful_timeout=SECONDS_TO_FINISH,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=GONE_AFTER_SECONDS,
            install_signal_handlers=False,
            task_middleware=[*app.worker_defaults.get("task_middleware", []), log_job],
        )


def log_job(call_next: Callable[[], object], context: JobContext, _worker: Worker) -> object:
    """Log each job by its name and number, never by what it was given; failures are logged by procrastinate too."""
    began = perf_counter()
    outcome = "failed"
    try:
        result = call_next()
        outcome = "done"
    finally:
        job = context.job
        duration = round((perf_counter() - began) * 1000, 1)
        logger.info(f"job {outcome}", task=job.task_name, job=job.id, queue=job.queue, attempt=job.attempts, duration_ms=duration)
    return result
