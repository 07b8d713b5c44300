"""What a worker does by itself beside the jobs, again and again: seal the journal, give back what killed workers held."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import structlog
from django.db import connections
from django.utils import timezone

from dayaq.casework.journal.anchors import AnchorFile
from dayaq.casework.journal.sealing import seal_pending
from dayaq.project.worker.rescue import give_back_stalled_jobs

SECONDS_BETWEEN_SEALINGS = 0.5
SECONDS_BETWEEN_RESCUES = 4
SECONDS_AFTER_FAILURE = 5

logger = structlog.stdlib.get_logger("dayaq.worker")


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Something done every so many seconds, in a thread of its own so that slow jobs never hold it up."""

    name: str
    seconds: float
    do: Callable[[], object]

    async def repeat(self, stop: asyncio.Event) -> None:
        """Do the duty until told to stop. A failure is logged and ends nothing: the database may be back in a moment."""
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix=self.name) as thread:
            while not stop.is_set():
                succeeded = await asyncio.get_running_loop().run_in_executor(thread, self._once)
                await pause(stop, self.seconds if succeeded else SECONDS_AFTER_FAILURE)

    def _once(self) -> bool:
        try:
            self.do()
        except Exception:
            logger.exception("a duty of the worker failed", task=self.name)
            return False
        finally:
            connections.close_all()
        return True


def sealing(anchors: AnchorFile) -> Duty:
    """Seal the journal entries that wait."""
    return Duty(
        name="seal_journal", seconds=SECONDS_BETWEEN_SEALINGS, do=lambda: seal_pending(anchors=anchors, at=timezone.now())
    )


def rescuing() -> Duty:
    """Give back the jobs of workers that are gone."""
    return Duty(name="rescue_jobs", seconds=SECONDS_BETWEEN_RESCUES, do=give_back_stalled_jobs)


async def pause(stop: asyncio.Event, seconds: float) -> None:
    """Wait so long, or until told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        return
