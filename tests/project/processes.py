"""Running the product's own processes in tests, on the test database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def url_of_test_database() -> str:
    now = connection.settings_dict
    secret = f":{now['PASSWORD']}" if now["PASSWORD"] else ""
    return f"postgresql://{now['USER']}{secret}@{now['HOST']}:{now['PORT']}/{now['NAME']}"


@contextmanager
def dayaq(*words: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dayaq WORDS` as a process of its own; killed at the end if it still runs."""
    home = str(log.parent / "home")
    given = {"DATABASE_URL": url_of_test_database(), "DAYAQ_HOME": home, "PYTHONPATH": str(ROOT / "src"), **environment}
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "dayaq", *words],
            env={**os.environ, "DAYAQ_DB_POOL": "4", **given},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def until(happened: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait for something; whether it happened in time."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
