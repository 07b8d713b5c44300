"""What the database is asked during the last steps, from its own log, as a script that pgbench plays.

PostgreSQL writes every statement with its parameters while one citizen walks. Parameters that belong to that walk alone (keys,
digests, numbers) become variables, which each transaction of pgbench fills anew; all others stay as they were.
"""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.long.installation import Installation

LOGGED = re.compile(r"duration: (?P<ms>[0-9.]+) ms  (?:statement|execute [^:]*): (?P<text>.*)", re.DOTALL)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")
PLACE = re.compile(r"\$(\d+)")
OWN = re.compile(
    r"(?P<uuid>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
    r"|(?P<number>(?<![\w-])\d{4}-\d{7}-\d(?!\d))"
    r"|(?<=')(?P<digest>[0-9a-f]{64})(?=')"
)
#: How a variable of each kind is made by the statement that begins each transaction of pgbench.
MADE = {
    "uuid": "gen_random_uuid()",
    "number": "'2021-' || lpad(nextval('bench_number')::text, 7, '0') || '-0'",
    "digest": "encode(sha256(gen_random_uuid()::text::bytea), 'hex')",
}
SECONDS_FOR_THE_LOG = 0.4


@dataclass(frozen=True)
class Statement:
    """One statement as the database was asked: its parameters filled in, and how long it took there."""

    text: str
    milliseconds: float


class DatabaseLog:
    """The database's own log of statements, switched on for the sessions that begin from now on."""

    def __init__(self, installation: Installation) -> None:
        self._folder = installation.data_folder() / "log"
        self._read: dict[Path, int] = {}
        self._installation = installation

    def __enter__(self) -> "DatabaseLog":
        self._set("log_destination = 'jsonlog'", "log_min_duration_statement = 0", "log_error_verbosity = 'default'")
        return self

    def __exit__(self, *_: object) -> None:
        self._set("log_destination = DEFAULT", "log_min_duration_statement = -1", "log_error_verbosity = 'terse'")

    def since(self) -> list[Statement]:
        """What the web server asked since the last time; pure beginnings of connections left out."""
        time.sleep(SECONDS_FOR_THE_LOG)
        return list(self._new())

    def _set(self, destination: str, *for_sessions: str) -> None:
        with self._superuser() as connection:
            connection.execute(f"ALTER SYSTEM SET {destination}".encode())
            for one in for_sessions:
                connection.execute(f"ALTER DATABASE dayaq SET {one}".encode())
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'dayaq'")

    def _superuser(self) -> psycopg.Connection[tuple[object, ...]]:
        """The owner of the bench's own server, who alone may change what it logs."""
        password = (self._installation.folder / "database" / "superuser-password").read_text()
        return psycopg.connect(self._installation.database_url, user="postgres", password=password, autocommit=True)

    def _new(self) -> Iterator[Statement]:
        for file in sorted(self._folder.glob("*.json")):
            with file.open("rb") as log:
                log.seek(self._read.get(file, 0))
                lines = log.readlines()
                self._read[file] = log.tell()
            for line in lines:
                entry = json.loads(line)
                found = LOGGED.fullmatch(entry.get("message", ""))
                if found and found["text"].strip() and "set_config" not in found["text"]:
                    yield Statement(_filled(found["text"], entry.get("detail", "")), float(found["ms"]))


def _filled(text: str, detail: str) -> str:
    """The statement with its parameters in their places."""
    given = {int(place): value for place, value in PARAMETER.findall(detail)}
    return PLACE.sub(lambda place: given[int(place[1])], text) if given else text


def script(statements: list[Statement], known: dict[str, str]) -> str:
    """The script of pgbench: `known` names the variables of the prepared forms by the values they had in the walk."""
    names = dict(known)
    kinds: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        value = found[0]
        if value not in names:
            names[value] = f"own{len(names)}"
            kinds[names[value]] = found.lastgroup or "uuid"
        return f":{names[value]}"

    lines = []
    for statement in statements:
        text = " ".join(statement.text.split("\n")).rstrip("; ")
        for value, name in known.items():
            text = text.replace(value, f":{name}")
        lines.append(f"{OWN.sub(named, text)};")
    made = "".join(f", {MADE[kind]} AS {name}" for name, kind in kinds.items())
    begin = ["SELECT draft, person, session", made, " FROM bench_form WHERE n = (SELECT nextval('bench_form_next')) \\gset"]
    return "\n".join(["".join(begin), *lines, ""])


def prepare_forms(connection: psycopg.Connection[tuple[object, ...]], count: int, model: str, session: str) -> None:
    """Lay so many open forms with their sessions into the database, each like the `model` draft, for pgbench to send."""
    connection.execute(
        """
        CREATE TABLE bench_form AS
            SELECT n, gen_random_uuid() AS draft, person_id AS person, md5(n::text || random()::text) AS session
            FROM generate_series(1, %(count)s) n, draft WHERE key = %(model)s;
        """,
        {"count": count, "model": model},
    )
    connection.execute("ALTER TABLE bench_form ADD PRIMARY KEY (n)")
    connection.execute("CREATE SEQUENCE bench_form_next")
    connection.execute("CREATE SEQUENCE bench_number")
    connection.execute(
        """
        INSERT INTO draft
        SELECT (jsonb_populate_record(d, jsonb_build_object('key', f.draft, 'service_code', 'bench.' || f.n))).*
        FROM bench_form f, draft d WHERE d.key = %s
        """,
        [model],
    )
    connection.execute(
        "INSERT INTO django_session (session_key, session_data, expire_date)"
        " SELECT f.session, s.session_data, s.expire_date FROM bench_form f, django_session s WHERE s.session_key = %s",
        [session],
    )
    connection.execute("ANALYZE")
