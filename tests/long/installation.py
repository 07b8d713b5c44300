"""A whole installation of its own for a long suite or a bench: database, web server, worker, mail relay and SMS gateway.

    with Installation(folder) as installation:
        httpx.get(installation.base_url)

Needs nothing of the tests' own database, and nothing but loopback. The processes' logs lie in the folder.
"""

import json
import os
import random
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import psycopg
from psycopg.rows import namedtuple_row

from tests.long.processes import Process, children_of, kill_now, run, standing_in, wait_until
from tests.long.sinks import HERE, Sinks, free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60


class Part(StrEnum):
    """What can be killed and started again."""

    DATABASE = "database"
    WEB = "web"
    WORKER = "worker"


@dataclass(frozen=True)
class Citizen:
    """A living adult on file, with what identifies them."""

    id: str
    fin: str
    document: str


@dataclass(frozen=True)
class OfficerLogIn:
    """An officer with password and the secret (base32) of the authenticator."""

    username: str
    password: str
    secret: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How an installation is set up.

    `durable` keeps acknowledged commits through kill -9 and power cuts; without it everything is faster. `legal_day` is the
    day on which the site stands, empty for today. `people` are put on file before the start, children and the dead among them.
    `relay_answers_after` is how many seconds mail relay and SMS gateway take to answer.
    """

    durable: bool = True
    legal_day: str = "2020-03-16"
    people: int = 300
    web_processes: int = 2
    relay_answers_after: float = 0
    log_level: str = "WARNING"


class Installation:
    """One installation in a folder of its own, removed with its database when it stops."""

    def __init__(self, folder: Path, plan: Plan | None = None) -> None:
        self.folder, self.plan = folder, plan or Plan()
        self.port = free_port()
        self.base_url = f"http://{HERE}:{self.port}"
        self.sinks = Sinks(answer_after=self.plan.relay_answers_after)
        self.environment: dict[str, str] = {}
        self.citizens: list[Citizen] = []
        self.officers: list[OfficerLogIn] = []
        self._processes: dict[Part, Process] = {}

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Make the database, fill it, and start everything; ready when it returns."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.sinks.start()
        self.environment = self._environment()
        self.start_database()
        run(["dayaq", "migrate"], self.environment)
        loaded = json.loads(run(["tests.long.loading", str(self.plan.people)], self.environment))
        self.citizens = [Citizen(**one) for one in loaded["citizens"]]
        self.officers = [OfficerLogIn(**one) for one in loaded["officers"]]
        for part, verb in ((Part.WEB, "serve"), (Part.WORKER, "worker")):
            self._processes[part] = Process(verb, self.environment, self.folder / f"{verb}.log")
            self._processes[part].start()
        self.wait_until_ready()

    def stop(self) -> None:
        """Stop everything and remove the database; safe to call after a start that failed."""
        for process in self._processes.values():
            process.stop()
        if self.environment:
            run(["dayaq", "db", "remove", "--yes"], self.environment)
            self.sinks.stop()

    def start_database(self) -> None:
        """Start the database as its operator would, waiting out its recovery."""
        run(["dayaq", "db", "start", *([] if self.plan.durable else ["--for-tests"])], self.environment)

    def kill9(self, part: Part) -> None:
        """End a whole part without warning: every process of the database, of the web server, or the worker."""
        if part == Part.DATABASE:
            kill_now(self.database_processes())
        else:
            answering = self.web_processes() if part == Part.WEB else []
            self._processes[part].kill()
            kill_now(answering)

    def kill9_postmaster(self) -> None:
        """End only the database's main process; its children notice by themselves."""
        kill_now([self.postmaster()])

    def kill9_web_process(self, which: random.Random) -> None:
        """End one of the processes that answer requests; the web server starts another by itself."""
        pids = self.web_processes()
        if pids:
            kill_now([which.choice(pids)])

    def restart(self, part: Part) -> None:
        """Start a part that was killed, as a supervisor does; does not wait until it is ready."""
        if part == Part.DATABASE:
            self.start_database()
        else:
            self._processes[part].start()

    def postmaster(self) -> int:
        """The number of the database's main process."""
        return int((self.data_folder() / "postmaster.pid").read_text().split("\n", 1)[0])

    def database_processes(self) -> list[int]:
        """All processes of the database server."""
        return standing_in(self.data_folder())

    def web_processes(self) -> list[int]:
        """The processes that answer requests."""
        pid = self._processes[Part.WEB].pid
        return children_of(pid) if pid else []

    def data_folder(self) -> Path:
        """PostgreSQL's data directory."""
        elsewhere = self.folder / "database" / "elsewhere"
        cluster = Path(elsewhere.read_text()) if elsewhere.exists() else self.folder / "database" / "cluster"
        return (cluster / "data").resolve()

    def process(self, part: Part) -> Process:
        """The web server or the worker."""
        return self._processes[part]

    @property
    def database_url(self) -> str:
        """Where the database answers now."""
        return (self.folder / "database" / "url").read_text()

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        """A connection of one's own to the database, each statement its own transaction, rows by name."""
        return psycopg.connect(self.database_url, autocommit=True, row_factory=namedtuple_row)

    def ready(self) -> bool:
        """Whether people can be served, and the worker lives."""
        try:
            answer = httpx.get(f"{self.base_url}/readyz", timeout=2, trust_env=False)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200 and answer.json()["worker"] == "ok"

    def wait_until_ready(self) -> None:
        """Wait until people can be served; fail when a process ended by itself."""

        def ready() -> bool:
            for process in self._processes.values():
                process.must_live()
            return self.ready()

        wait_until(ready, "the installation is ready", seconds=SECONDS_TO_START)

    def dayaq(self, *words: str) -> str:
        """Run a verb of the product in this installation; what it printed."""
        return run(["dayaq", *words], self.environment)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        plan = self.plan
        day = {"DAYAQ_DEMO": "1", "DAYAQ_LEGAL_DAY": plan.legal_day} if plan.legal_day else {}
        return {
            **kept,
            **day,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "DJANGO_SETTINGS_MODULE": "dayaq.project.settings",
            "DAYAQ_HOME": str(self.folder),
            "DAYAQ_HTTPS": "0",
            "DAYAQ_PORT": str(self.port),
            "DAYAQ_WEB_PROCESSES": str(plan.web_processes),
            "DAYAQ_PORTAL_URL": self.base_url,
            "DAYAQ_SMTP": self.sinks.smtp,
            "DAYAQ_SMS_GATEWAY_URL": self.sinks.gateway,
            "DAYAQ_SMS_GATEWAY_TOKEN": "token-of-the-tests",
            "DAYAQ_LOG_LEVEL": plan.log_level,
            "NO_PROXY": "localhost,127.0.0.1",
        }
