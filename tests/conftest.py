"""Every test runs on a real PostgreSQL: the one DATABASE_URL names, else an embedded server started for the tests."""

import os
from pathlib import Path

import django
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from dayaq.project.database import server

HOME = Path(__file__).resolve().parent.parent / "var" / "test"


def start_server() -> bool:
    """Start the tests' own server if nobody named one; whether it is ours to stop at the end."""
    if os.environ.get("DATABASE_URL"):
        return False
    started = server.status().port is None
    os.environ["DATABASE_URL"] = server.start(durable=False)
    return started


# Before Django reads its settings, and before a conftest further down imports a model.
os.environ.setdefault("DAYAQ_HOME", str(HOME))
# A test opens and closes its own connections: the threads of a pool would outlive it.
os.environ.setdefault("DAYAQ_DB_POOL", "0")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dayaq.project.settings")
STARTED = start_server()
django.setup()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    if STARTED:
        server.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let the tests that commit be cleaned up: the journal refuses TRUNCATE, which is how the test database is emptied."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_truncate")
