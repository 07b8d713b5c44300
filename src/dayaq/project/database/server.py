"""The embedded server as a whole: start it, stop it, say how it is, remove it. Safe to ask from several processes at once."""

import shutil
import time
from dataclasses import dataclass

from dayaq.project import environment
from dayaq.project.database import postmaster
from dayaq.project.database.account import server_account
from dayaq.project.database.cluster import DATABASE, ROLE, make_cluster
from dayaq.project.database.places import Places
from dayaq.project.database.programs import Programs, find_programs
from dayaq.project.database.refusals import DatabaseRefusal

# After kill -9 the last children of the old server need a moment to notice and leave.
SECONDS_TO_RETRY = 30
# A living server that is not ready is recovering; interrupting it would only begin the recovery anew.
SECONDS_TO_RECOVER = 600
SECONDS_TO_STOP = 120


@dataclass(frozen=True)
class Status:
    """How the embedded server is: `port` is empty while it does not run."""

    places: Places
    port: int | None


def places() -> Places:
    """The places of this installation's database."""
    return Places(environment.state_folder())


def start(*, durable: bool = True) -> str:
    """Start the server unless it runs, making the cluster the first time; answers the URL. Refuses with the server's last words.

    `durable=False` is for tests: it gives up the promise that an acknowledged commit survives a crash of the machine.
    """
    here = places()
    with here.locked():
        if status().port is None:
            account = server_account()
            here.make_cluster_folder(account)
            programs = find_programs(account, copies=here.cluster)
            make_cluster(here, programs, durable=durable)
            _bring_up(here, programs, durable=durable)
        return here.keep("url", _url(here))


def stop() -> bool:
    """Stop the server and wait until it is gone; whether it was running. Refuses when it does not go."""
    here = places()
    if not here.folder.exists():
        return False
    with here.locked():
        here.url.unlink(missing_ok=True)
        ran = postmaster.living(here.data) is not None
        if not postmaster.stop(here.data, seconds=SECONDS_TO_STOP):
            raise DatabaseRefusal(f"PostgreSQL did not stop within {SECONDS_TO_STOP} seconds; see {here.data / 'log'}.")
        return ran


def remove() -> None:
    """Stop the server and remove the database with everything in it, wherever it lies."""
    stop()
    here = places()
    if here.folder.exists():
        with here.locked():
            shutil.rmtree(here.cluster, ignore_errors=True)
            shutil.rmtree(here.folder)


def status() -> Status:
    """Whether the server lives and answers as ours, and where."""
    here = places()
    port, password = here.kept("port"), here.kept("password")
    if port and password and postmaster.living(here.data) and postmaster.answers(here, port=int(port), password=password):
        return Status(here, int(port))
    return Status(here, None)


def _bring_up(here: Places, programs: Programs, *, durable: bool) -> None:
    """Start until the server answers: again and again while old processes leave, patiently while it recovers."""
    began = time.monotonic()
    while time.monotonic() < began + SECONDS_TO_RETRY:
        if not postmaster.living(here.data):
            postmaster.clear_traces(here.data)
            port = postmaster.free_port(int(here.kept("port") or 0) or None)
            here.keep("port", str(port))
            postmaster.launch(here, programs, port=port, durable=durable)
        port = int(here.kept("port") or 0)
        while postmaster.recovering(here.data, port=port) and time.monotonic() < began + SECONDS_TO_RECOVER:
            time.sleep(0.1)
        if status().port is not None:
            return
        time.sleep(0.2)
    last_words = here.log.read_text(errors="replace")[-2000:] if here.log.exists() else ""
    raise DatabaseRefusal(f"PostgreSQL did not start within {SECONDS_TO_RETRY} seconds. It said last:\n{last_words}")


def _url(here: Places) -> str:
    return f"postgresql://{ROLE}:{here.kept('password')}@127.0.0.1:{here.kept('port')}/{DATABASE}"
