"""Makes the cluster once: PostgreSQL's data directory, the product's role and database, and the extensions it needs.

Everything is made under another name and renamed when whole, so a crash on the way leaves nothing half made.
"""

import secrets
import shutil
from pathlib import Path

from dayaq.project.database.places import Places
from dayaq.project.database.programs import Programs
from dayaq.project.database.refusals import DatabaseRefusal

ROLE = "dayaq"
DATABASE = "dayaq"
SUPERUSER = "postgres"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
# PostgreSQL 17 brings Unicode rules of its own, the same on every machine; before it the machine's C.UTF-8 is nearest.
FIRST_WITH_BUILTIN_LOCALE = 17

ACCESS = """# Written by dayaq: only this machine, only with a password.
host all all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
"""


def make_cluster(places: Places, programs: Programs, *, durable: bool) -> None:
    """Make the data directory if there is none yet; refuse one that these programs cannot read.

    A durable one is on the disk, not only in the machine's memory, before anything is written into it.
    """
    if places.data.exists():
        _check_version(places.data, programs)
        _check_password(places)
        return
    making = places.cluster / "data.making"
    shutil.rmtree(making, ignore_errors=True)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    if programs.version() < FIRST_WITH_BUILTIN_LOCALE:
        locale = ["--locale=C.UTF-8"]
    sync = [] if durable else ["--no-sync"]
    programs.run("initdb", "-D", making, "-U", SUPERUSER, "--encoding=UTF8", "--auth=reject", *locale, *sync)
    _write_access(making, programs)
    _speak_alone(making, programs, "template1", [f"CREATE EXTENSION {name};" for name in EXTENSIONS])
    _speak_alone(making, programs, "postgres", _roles(places))
    making.rename(places.data)


def _roles(places: Places) -> list[str]:
    """The statements that make the role and the database; passwords are made here and kept in the state folder."""
    password = places.keep("password", secrets.token_hex(24))
    superuser_password = places.keep("superuser-password", secrets.token_hex(24))
    return [
        f"ALTER ROLE {SUPERUSER} PASSWORD '{superuser_password}';",
        f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}';",
        f"CREATE DATABASE {DATABASE} OWNER {ROLE};",
    ]


def _speak_alone(data: Path, programs: Programs, database: str, statements: list[str]) -> None:
    """Run statements in PostgreSQL's single-user mode: no port is open before the passwords are set."""
    programs.run(
        "postgres", "--single", "-j", "-c", "exit_on_error=on", "-D", data, database, text="\n\n".join(statements) + "\n\n"
    )


def _write_access(data: Path, programs: Programs) -> None:
    access = data / "pg_hba.conf"
    access.write_text(ACCESS)
    programs.account.own(access)


def _check_version(data: Path, programs: Programs) -> None:
    """Refuse data of another major version: PostgreSQL cannot read them, and a dump and restore is a person's decision."""
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(programs.version()):
        raise DatabaseRefusal(
            f"The data in {data} are of PostgreSQL {made_by}, the programs found are of {programs.version()}. "
            f"Install PostgreSQL {made_by} or restore a dump into a new state folder (DAYAQ_HOME)."
        )


def _check_password(places: Places) -> None:
    """Refuse data whose password was lost: the server would start and let nobody in."""
    if not places.kept("password"):
        raise DatabaseRefusal(
            f"The password of the database in {places.data} is missing. "
            f"Put back {places.folder / 'password'}, or begin anew with `dayaq db remove`."
        )
