from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries


def worker_with_heartbeat(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [timezone.now() - timedelta(seconds=seconds_ago)]
        )


def test_a_living_process_says_so_without_the_database(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_with_a_database_a_worker_and_mail(client: Client) -> None:
    worker_with_heartbeat(seconds_ago=9)

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "worker": "ok", "mail": "ok", "journal": "ok"}


@pytest.mark.django_db
def test_a_missing_worker_degrades_and_does_not_stop_the_service(client: Client) -> None:
    worker_with_heartbeat(seconds_ago=31)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"], answer.json()["worker"]) == (200, "degraded", "degraded")


@pytest.mark.django_db
def test_a_sealer_far_behind_degrades_and_does_not_stop_the_service(client: Client) -> None:
    worker_with_heartbeat(seconds_ago=9)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_entry (at, actor_kind, actor, verb, subject_kind, subject, persons, detail)"
            " SELECT now(), 'operator', 'tests', 'tried', 'nothing', '', '{}', '{}' FROM generate_series(1, 5001)"
        )

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["status"], answer.json()["journal"]) == (200, "degraded", "degraded")


@pytest.mark.django_db
def test_a_database_without_tables_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE procrastinate_workers RENAME TO elsewhere")

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable", "database": "unavailable"})


@pytest.mark.django_db
def test_readiness_costs_four_short_questions(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):
        client.get("/readyz")
