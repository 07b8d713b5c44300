from pathlib import Path

import pytest
from django.db import connection

from dayaq.project import environment
from dayaq.project.environment import BadEnvironment


def test_database_url_is_read_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ali%40x:p%2Fw@db.example:6543/dayaq?sslmode=require&application_name=web")
    monkeypatch.setenv("DAYAQ_DB_POOL", "")

    described = environment.database()

    assert described["USER"] == "ali@x"
    assert described["PASSWORD"] == "p/w"
    assert (described["HOST"], described["PORT"], described["NAME"]) == ("db.example", "6543", "dayaq")
    assert described["OPTIONS"] == {
        "sslmode": "require",
        "application_name": "web",
        "pool": {"min_size": 1, "max_size": 16, "timeout": 3, "reconnect_timeout": 1},
        "prepare_threshold": 5,
        "server_side_binding": True,
    }


def test_a_pool_of_zero_is_no_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/dayaq")
    monkeypatch.setenv("DAYAQ_DB_POOL", "0")

    assert environment.database()["OPTIONS"] == {"server_side_binding": True}


def test_another_kind_of_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://db.example/dayaq")

    with pytest.raises(BadEnvironment, match="must start with postgresql://"):
        environment.database()


def test_without_a_database_the_message_says_how_to_start_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("DAYAQ_HOME", str(tmp_path))

    with pytest.raises(BadEnvironment, match="no database: run `dayaq db start`"):
        environment.database()


def test_a_stopped_or_started_server_is_found_through_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.setenv("DAYAQ_HOME", str(tmp_path))
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "url").write_text("postgresql://dayaq:secret@127.0.0.1:21000/dayaq")

    assert environment.database()["PORT"] == "21000"


def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAYAQ_DB_POOL", "many")

    with pytest.raises(BadEnvironment, match="DAYAQ_DB_POOL must be a whole number"):
        environment.number("DAYAQ_DB_POOL", default=1)


@pytest.mark.django_db
def test_a_test_database_has_the_extensions_the_product_needs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1")

        assert cursor.fetchall() == [("btree_gist",), ("pg_trgm",), ("unaccent",)]


@pytest.mark.django_db
def test_the_product_is_no_superuser_of_its_embedded_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user")

        assert cursor.fetchone() == (False, True)
