"""Jobs that keep the house: documents to look at and to forget, drafts left lying, answers never sent, sessions, done jobs."""

from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext
from procrastinate.contrib.django import app as jobs

from dayaq.casework.applications import forgetting, hindered
from dayaq.casework.applications.models import Application
from dayaq.casework.applications.purposes import as_asked
from dayaq.casework.review.asking import end_questions_over
from dayaq.casework.review.clearing import return_after_roles_ended
from dayaq.casework.service import Service
from dayaq.catalogue import catalogue
from dayaq.subsystems.disability import keeping, lots
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


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="keep_disability", queue="housekeeping", queueing_lock="keep_disability")
def keep_disability(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Remind people whose disability term ends, close the files of those who died, publish the lots of past days."""
    at = legal_now()
    while keeping.remind_of_terms(at=at):
        pass
    while keeping.discontinue_dead(at=at):
        pass
    lots.publish_past(at=at)


@jobs.periodic(cron="7 * * * *")
@jobs.task(name="return_after_roles_ended", queue="housekeeping", queueing_lock="return_after_roles_ended")
def return_what_nobody_may_review(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Give back to the worklists what lies with officers whose role has run out, by the legal clock."""
    return_after_roles_ended(at=legal_now())


@jobs.periodic(cron="* * * * *")
@jobs.task(name="look_at_documents", queue="housekeeping", lock="look_at_documents", queueing_lock="look_at_documents")
def look_at_documents(timestamp: int) -> None:  # noqa: ARG001 - see above
    """Look at the documents that came, and tell of those that nobody can open, by the legal clock."""
    hindered.look_at_documents()
    hindered.tell_hindered(service_of=_service_of, at=legal_now())


def _service_of(application: Application) -> Service:
    return as_asked(application, catalogue.service(application.service_code).service)


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
