"""`dayaq worker`: run one worker until it is told to stop."""

import asyncio
import signal

import click

from dayaq.project.journal_command import anchor_file
from dayaq.project.worker import loop
from dayaq.project.worker.duties import Duty, rescuing, sealing


@click.command()
@click.option("--jobs", default=8, envvar="DAYAQ_WORKER_JOBS", show_default=True, help="How many jobs are done at a time.")
@click.option("--seal/--no-seal", default=True, help="Whether this worker also seals the journal (where its anchors are kept).")
def worker(*, jobs: int, seal: bool) -> None:
    """Do the jobs of all queues until SIGTERM or Ctrl-C; jobs being done are finished first."""
    duties = [rescuing(), *([sealing(anchor_file())] if seal else [])]
    asyncio.run(_until_told(jobs, duties))


async def _until_told(jobs: int, duties: list[Duty]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await loop.work(concurrency=jobs, duties=duties, stop=stop)
