import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.casework.notices.relays import free_port
from tests.project.processes import dayaq, until

pytestmark = pytest.mark.django_db(transaction=True)


def answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=2).is_success
    except httpx.TransportError:
        return False


def processes_of(parent: int) -> list[int]:
    """The processes that this one started."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        if entry.name.isdigit() and fields[1] == str(parent):
            found.append(int(entry.name))
    return found


def test_the_server_serves_pages_and_files_and_goes_when_told(tmp_path: Path) -> None:
    port = free_port()
    with dayaq("serve", log=tmp_path / "serve.log", DAYAQ_PORT=str(port), DAYAQ_WEB_PROCESSES="2") as server:
        assert until(lambda: answers(port))
        style = httpx.get(f"http://127.0.0.1:{port}/static/web/dayaq.css")
        stranger = httpx.get(f"http://127.0.0.1:{port}/healthz", headers={"Host": "elsewhere.example"})
        workers = processes_of(server.pid)

        server.send_signal(signal.SIGTERM)

        assert server.wait(timeout=20) == 0
    assert (style.status_code, style.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert stranger.status_code == 400
    assert len(workers) == 2
    assert not answers(port)


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with dayaq("serve", log=tmp_path / "serve.log", DAYAQ_PORT=str(port)) as server:
            assert server.wait(timeout=20) == 1

    assert f"Port {port} is taken by another program." in (tmp_path / "serve.log").read_text()


def test_a_killed_process_is_replaced_and_no_process_outlives_a_killed_server(tmp_path: Path) -> None:
    port = free_port()
    with dayaq("serve", log=tmp_path / "serve.log", DAYAQ_PORT=str(port), DAYAQ_WEB_PROCESSES="2") as server:
        assert until(lambda: answers(port))
        first = processes_of(server.pid)
        # Granian takes a process that falls within seconds of its start for one that cannot run.
        time.sleep(1)
        os.kill(first[0], signal.SIGKILL)
        assert until(lambda: len(processes_of(server.pid)) == 2 and first[0] not in processes_of(server.pid), seconds=15)
        assert until(lambda: answers(port))

        workers = processes_of(server.pid)
        server.kill()
        server.wait()

        assert until(lambda: not any(Path(f"/proc/{number}/cwd").exists() for number in workers), seconds=10)


def test_many_at_once_are_all_answered(tmp_path: Path) -> None:
    port = free_port()
    with dayaq("serve", log=tmp_path / "serve.log", DAYAQ_PORT=str(port)):
        assert until(lambda: answers(port))
        with httpx.Client(timeout=60) as browser, ThreadPoolExecutor(24) as crowd:
            served = list(crowd.map(lambda _: browser.get(f"http://127.0.0.1:{port}/healthz").status_code, range(240)))

    assert served == [200] * 240
