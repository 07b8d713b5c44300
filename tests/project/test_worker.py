import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from dayaq.casework.journal.models import JournalEntry
from dayaq.casework.notices.models import DeliveryAttempt, Notice
from dayaq.casework.notices.operations import Message, tell
from dayaq.project.worker.rescue import give_back_stalled_jobs
from tests.casework.notices.relays import Relay, relay, silent_server
from tests.making import MONDAY, make_application, make_person
from tests.project.processes import dayaq, until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_jobs_of_other_tests() -> None:
    """Procrastinate's tables are not Django's, so they are not emptied with the others."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@pytest.fixture
def mail() -> Iterator[Relay]:
    with relay() as opened:
        yield opened


def notice(matter: str = "a matter") -> Notice:
    message = Message(kind="application_received", language="en", subject="Received", body="It was received.")
    return tell(person=make_person(), matter=matter, medium="email", address="a@citizen.example", message=message, at=MONDAY)


def state_of(told: Notice) -> str:
    return Notice.objects.get(pk=told.pk).state


def test_a_worker_tells_what_waits_and_what_comes_and_seals_the_journal(tmp_path: Path, mail: Relay) -> None:
    waiting = notice()
    with dayaq("worker", log=tmp_path / "worker.log", DAYAQ_SMTP=f"127.0.0.1:{mail.port}") as worker:
        assert until(lambda: state_of(waiting) == "sent")
        coming = notice("another matter")
        assert until(lambda: state_of(coming) == "sent", seconds=3)
        make_application()
        assert until(lambda: not JournalEntry.objects.filter(position__isnull=True).exists(), seconds=3)

        worker.send_signal(signal.SIGTERM)

        assert worker.wait(timeout=10) == 0
    assert not ProcrastinateWorker.objects.exists()
    assert (tmp_path / "home" / "journal-anchors" / "anchors").exists()


def test_a_worker_told_to_stop_finishes_what_it_does(tmp_path: Path) -> None:
    told = notice()
    with silent_server() as port, dayaq("worker", log=tmp_path / "worker.log", DAYAQ_SMTP=f"127.0.0.1:{port}") as worker:
        assert until(DeliveryAttempt.objects.filter(notice=told).exists)
        worker.send_signal(signal.SIGINT)
        assert worker.wait(timeout=30) == 0

    attempt = DeliveryAttempt.objects.get(notice=told)
    assert (attempt.outcome, state_of(told)) == ("postponed", "waiting")
    assert sorted(ProcrastinateJob.objects.filter(task_name="deliver_notice").values_list("status", flat=True)) == [
        "succeeded",
        "todo",
    ]


def test_what_a_killed_worker_held_is_done_by_the_next(tmp_path: Path, mail: Relay) -> None:
    told = notice()
    with silent_server() as port, dayaq("worker", log=tmp_path / "first.log", DAYAQ_SMTP=f"127.0.0.1:{port}") as first:
        assert until(DeliveryAttempt.objects.filter(notice=told).exists)
        first.kill()
        first.wait()
    assert ProcrastinateJob.objects.get(task_name="deliver_notice").status == "doing"

    with dayaq("worker", log=tmp_path / "second.log", DAYAQ_SMTP=f"127.0.0.1:{mail.port}"):
        assert until(lambda: state_of(told) == "sent", seconds=25)

    attempts = DeliveryAttempt.objects.filter(notice=told).order_by("number")
    assert [(attempt.outcome, attempt.ended_at is None) for attempt in attempts] == [("", True), ("relayed", False)]
    assert len(mail.mails) == 1


def test_the_jobs_of_a_living_worker_are_left_to_it() -> None:
    living, silent = job_of_worker("now()"), job_of_worker("now() - interval '11 seconds'")

    assert give_back_stalled_jobs() == 1
    assert give_back_stalled_jobs() == 0
    assert (status_of(living), status_of(silent)) == ("doing", "todo")
    assert ProcrastinateWorker.objects.count() == 1


def job_of_worker(heartbeat: str) -> int:
    """A job being done by a worker that gave its last sign of life then."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO procrastinate_workers (last_heartbeat) VALUES ({heartbeat}) RETURNING id")  # noqa: S608
        [worker] = cursor.fetchone()
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, worker_id, attempts)"
            " VALUES ('notices', 'deliver_notice', '{}', 'doing', %s, 0) RETURNING id",
            [worker],
        )
        [job] = cursor.fetchone()
    return int(job)


def status_of(job: int) -> str:
    return str(ProcrastinateJob.objects.get(pk=job).status)


@pytest.mark.long
def test_a_worker_outlives_the_loss_of_its_connections(tmp_path: Path, mail: Relay) -> None:
    with dayaq("worker", log=tmp_path / "worker.log", DAYAQ_SMTP=f"127.0.0.1:{mail.port}") as worker:
        assert until(ProcrastinateWorker.objects.exists)
        for number in range(3):
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            told = notice(f"matter {number}")
            assert until(lambda told=told: state_of(told) == "sent", seconds=30)
        assert worker.poll() is None
