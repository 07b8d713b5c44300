import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from dayaq.project import command
from dayaq.project.database import postmaster, server

START = [sys.executable, "-m", "dayaq", "db", "start"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation of its own, without a database yet. As root it lies under a folder that no other account may enter."""
    monkeypatch.setenv("DAYAQ_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("DATABASE_URL")
    tmp_path.chmod(0o700)
    yield tmp_path / "state"
    server.remove()


def dayaq(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(command.main, words)
    return result.exit_code, result.output.strip()


def postmaster_number() -> int:
    number = postmaster.living(server.places().data)
    assert number is not None
    return number


def test_the_verbs_start_show_and_stop_a_database(home: Path) -> None:
    assert dayaq("db", "status") == (3, "not running")
    assert dayaq("db", "url") == (1, "Error: no database: run `dayaq db start`")

    code, said = dayaq("db", "start")

    assert (code, said) == dayaq("db", "status")
    assert code == 0
    assert said.startswith("running on 127.0.0.1:")
    code, url = dayaq("db", "url")
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT current_user, current_database()").fetchone() == ("dayaq", "dayaq")
    assert dayaq("db", "stop") == (0, "stopped")
    assert dayaq("db", "status") == (3, "not running")
    assert dayaq("db", "stop") == (0, "was not running")


def test_a_started_database_is_durable_and_listens_only_on_this_machine(home: Path) -> None:
    expected = {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "max_wal_size": "1GB",
        "listen_addresses": "127.0.0.1",
        "password_encryption": "scram-sha-256",
    }

    with psycopg.connect(server.start()) as connection:
        rows = connection.execute("SELECT name, current_setting(name) FROM unnest(%s::text[]) name", [list(expected)]).fetchall()

    assert dict(rows) == expected


def test_nobody_enters_without_the_password_and_only_the_owner_may_read_it(home: Path) -> None:
    url = server.start(durable=False)

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(f":{server.places().kept('password')}@", ":wrong@"))
    secrets = [home / "database" / name for name in ("password", "superuser-password", "url")]
    assert [secret.stat().st_mode & 0o777 for secret in secrets] == [0o600, 0o600, 0o600]


def test_a_second_start_changes_nothing(home: Path) -> None:
    url = server.start(durable=False)
    number = postmaster_number()

    assert server.start(durable=False) == url
    assert postmaster_number() == number


def test_what_was_acknowledged_is_there_after_the_server_is_killed(home: Path) -> None:
    url = server.start()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    os.kill(postmaster_number(), signal.SIGKILL)

    assert server.start() == url
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (1,)


def test_a_killed_server_is_not_taken_for_a_living_one(home: Path) -> None:
    server.start(durable=False)
    number = postmaster_number()
    os.kill(number, signal.SIGKILL)
    while Path(f"/proc/{number}/cwd").is_symlink():
        time.sleep(0.01)

    assert (home / "database" / "url").exists()
    assert dayaq("db", "status") == (3, "not running")


def test_a_pid_file_that_names_a_stranger_does_not_hinder_the_start(home: Path) -> None:
    server.start(durable=False)
    server.stop()
    stranger = subprocess.Popen(["sleep", "60"], **same_account())
    pid_file = server.places().data / "postmaster.pid"
    pid_file.write_text(f"{stranger.pid}\n{server.places().data}\n1\n1\n\n127.0.0.1\n0 0\n")

    server.start(durable=False)

    assert postmaster_number() != stranger.pid
    stranger.kill()
    stranger.wait()


def same_account() -> dict[str, int]:
    """The account of the server: only a process of the same account makes PostgreSQL believe the file."""
    owner = server.places().data.stat()
    return {"user": owner.st_uid, "group": owner.st_gid} if os.geteuid() == 0 else {}


def test_a_port_taken_meanwhile_is_given_up_for_another(home: Path) -> None:
    first = server.start(durable=False)
    server.stop()
    port = int(server.places().kept("port") or 0)
    with socket.create_server(("127.0.0.1", port)):
        second = server.start(durable=False)

    assert second != first
    assert server.status().port != port


def test_two_starts_at_once_start_one_server(home: Path) -> None:
    starts = [subprocess.Popen(START, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [start.communicate(timeout=60)[0] for start in starts]

    assert [start.returncode for start in starts] == [0, 0]
    assert said[0] == said[1]
    assert f"running on 127.0.0.1:{server.status().port}" in said[0]


def test_a_cluster_half_made_is_made_anew(home: Path) -> None:
    here = server.places()
    (here.folder / "cluster" / "data.making").mkdir(parents=True)
    (here.folder / "cluster" / "data.making" / "PG_VERSION").write_text("1")

    server.start(durable=False)

    assert server.status().port is not None


def test_data_of_another_version_are_refused_by_name(home: Path) -> None:
    server.start(durable=False)
    server.stop()
    (server.places().data / "PG_VERSION").write_text("9\n")

    code, said = dayaq("db", "start")

    assert code == 1
    assert "are of PostgreSQL 9" in said


def test_a_lost_password_is_named_at_once(home: Path) -> None:
    server.start(durable=False)
    server.stop()
    (home / "database" / "password").unlink()

    code, said = dayaq("db", "start")

    assert code == 1
    assert "The password of the database" in said


def test_a_state_folder_made_again_is_a_new_installation(home: Path) -> None:
    first = server.start(durable=False)
    with psycopg.connect(first) as connection:
        connection.execute("CREATE TABLE old AS SELECT 1 AS number")
    left_behind = server.places().cluster
    server.stop()
    shutil.rmtree(home)

    with psycopg.connect(server.start(durable=False)) as connection:
        assert connection.execute("SELECT to_regclass('old')").fetchone() == (None,)
    if left_behind != server.places().cluster:
        shutil.rmtree(left_behind)


def test_the_server_never_runs_as_root_and_no_folder_is_opened_up_for_its_account(home: Path) -> None:
    before = home.parent.stat().st_mode

    server.start(durable=False)

    cluster = server.places().cluster
    assert cluster.stat().st_uid != 0
    assert cluster.stat().st_mode & 0o777 == 0o700
    assert cluster.is_relative_to(home) == (os.geteuid() != 0)
    assert home.parent.stat().st_mode == before
    server.remove()
    assert not cluster.exists()


def test_database_url_overrides_the_embedded_server(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/dayaq")

    assert dayaq("db", "start") == (0, "DATABASE_URL names the database; there is nothing to start.")
    assert dayaq("db", "url") == (0, "postgresql://db.example/dayaq")
    assert server.status().port is None
