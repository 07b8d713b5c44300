"""The job that looks, once every legal day, for rights nobody asked for."""

from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from dayaq.population.sweep import is_swept, sweep
from dayaq.project.proactive import proactive_road
from dayaq.web.legal_clock import legal_day, legal_now


@jobs.periodic(cron="23 * * * *")
@jobs.task(name="sweep_the_day", queue="sweep", lock="sweep", queueing_lock="sweep")
def sweep_the_day(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Sweep the legal day in its first hour; asked every hour, so that a sweep that was missed or broken off is made up for."""
    on = legal_day()
    if not is_swept(on):
        sweep(road=proactive_road(), on=on, at=legal_now(), now=timezone.now)
