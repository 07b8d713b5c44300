"""Jobs that keep the house: drafts left lying, documents nobody refers to, answers nobody sent in time, sessions, done jobs."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext
from procrastinate.contrib.django import app as jobs

from dayaq.casework.applications import forgetting
from dayaq.casework.review.asking import end_questions_over
from dayaq.web.legal_clock import legal_now

HOURS_DONE_JOBS_ARE_KEPT = 48
HOURS_FAILED_JOBS_ARE_KEPT = 30 * 24


@jobs.periodic(cron="17 * * * *")
@jobs.task(name="forget_abandoned", queue="housekeeping", queueing_lock="forget_abandoned")
def forget_abandoned(timestamp: int) -> None:  # noqa: ARG001 - procrastinate hands every periodic job its moment
    """Forget drafts left lying for long, by the legal clock that dated them, and documents nobody refers to."""
    at = legal_now()
    while forgetting.forget_old_drafts(at=at):
        pass
    while forgetting.forget_unused_files():
        pass


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="end_waiting", queue="housekeeping", queueing_lock="end_waiting")
def end_waiting(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Give back to their officers the applications whose citizens did not answer in time, by the legal clock."""
    end_questions_over(at=legal_now())


@jobs.periodic(cron="27 * * * *")
@jobs.task(name="forget_ended_sessions", queue="housekeeping", queueing_lock="forget_ended_sessions")
def forget_ended_sessions(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Delete the sessions that have ended."""
    SessionStore.clear_expired()


@jobs.periodic(cron="37 * * * *")
@jobs.task(name="forget_done_jobs", queue="housekeeping", queueing_lock="forget_done_jobs", pass_context=True)
async def forget_done_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - see above
    """Delete jobs done two days ago, and failed ones after a month: somebody may want to look at those."""
    manager = context.app.job_manager
    await manager.delete_old_jobs(nb_hours=HOURS_DONE_JOBS_ARE_KEPT)
    await manager.delete_old_jobs(
        nb_hours=HOURS_FAILED_JOBS_ARE_KEPT, include_failed=True, include_cancelled=True, include_aborted=True
    )
