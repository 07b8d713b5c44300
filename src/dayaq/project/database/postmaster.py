"""The server's main process: whether it lives, starting it, asking it to stop.

A process number in a file proves nothing after a crash: it may be nobody's, a zombie's, or another program's. The server
lives when that process stands in our data directory; it serves when it answers our password with our cluster's identity.
"""

import os
import signal
import socket
import sys
import time
from pathlib import Path

import psycopg

from dayaq.project.database.cluster import ROLE
from dayaq.project.database.places import Places
from dayaq.project.database.programs import Programs

# Below the range from which systems take the ports of outgoing connections, so that nobody else drifts onto ours.
PORTS = range(20000, 32000)
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "1GB",
    "password_encryption": "scram-sha-256",
    "logging_collector": "on",
    "log_filename": "%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": "0",
    # A row's values and a statement's text may hold personal data; the server's log keeps neither.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
# For databases of tests, which a crash may cost: the data directory then lives as long as the machine.
PASSING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def living(data: Path) -> int | None:
    """The number of the server's main process if it lives and is the server of this data directory."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _stands_in(pid, data) else None


def launch(places: Places, programs: Programs, *, port: int, durable: bool) -> bool:
    """Ask pg_ctl to start the server; whether it said that the server is ready within half a minute."""
    settings = {**SETTINGS, **(DURABLE if durable else PASSING), "port": str(port)}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    words = ["start", "-s", "-w", "-t", "30", "-D", str(places.data), "-l", str(places.log), "-o", options]
    return programs.account.run([programs.path("pg_ctl"), *words]).returncode == 0


def answers(places: Places, *, port: int, password: str) -> bool:
    """Whether a server on this port accepts our password and is the server of this very cluster."""
    try:
        with psycopg.connect(
            host="127.0.0.1", port=port, user=ROLE, password=password, dbname="postgres", connect_timeout=5
        ) as connection:
            row = connection.execute("SELECT system_identifier FROM pg_control_system()").fetchone()
    except psycopg.OperationalError:
        return False
    return row is not None and int(row[0]) == _identity(places.data)


def recovering(data: Path, *, port: int) -> bool:
    """Whether the server lives but takes no connections yet."""
    if living(data) is None:
        return False
    return psycopg.pq.PGconn.ping(f"host=127.0.0.1 port={port} connect_timeout=5".encode()) != psycopg.pq.Ping.OK


def stop(data: Path, *, seconds: float) -> bool:
    """Ask for a fast shutdown (connections are cut, everything is written out); whether the server was gone in time."""
    pid = living(data)
    if pid is None:
        return True
    os.kill(pid, signal.SIGINT)
    until = time.monotonic() + seconds
    while _stands_in(pid, data):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def clear_traces(data: Path) -> None:
    """Remove a dead server's pid file when its number now belongs to a stranger and no process uses the data directory.

    PostgreSQL clears the file itself when no process has that number, but never when some process has it: after a reboot
    the start would fail for ever. While any old process of the server still stands in the directory the file must stay:
    it is how PostgreSQL sees that the data are in use.
    """
    processes = Path("/proc")
    if not processes.is_dir() or living(data) is not None:
        return
    if not any(_stands_in(int(entry.name), data) for entry in processes.iterdir() if entry.name.isdigit()):
        (data / "postmaster.pid").unlink(missing_ok=True)


def free_port(preferred: int | None) -> int:
    """The port of the last start if nobody listens there now, else a free one."""
    candidates = [preferred] if preferred else []
    start = int.from_bytes(os.urandom(4)) % len(PORTS)
    candidates += [PORTS[(start + step) % len(PORTS)] for step in range(100)]
    return next(port for port in candidates if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _stands_in(pid: int, data: Path) -> bool:
    """Whether the process lives with the data directory as its working directory, as every process of the server does."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cwd").readlink() == data.resolve()
        except OSError:
            return False  # no such process, a zombie, or another account's: not our server
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def _identity(data: Path) -> int:
    """The cluster's own number, which PostgreSQL gave it when it was made: the first eight bytes of its control file."""
    with (data / "global" / "pg_control").open("rb") as control:
        return int.from_bytes(control.read(8), sys.byteorder)
