"""Where an embedded database keeps its files: small ones in the state folder, the cluster where its account can reach it."""

import fcntl
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dayaq.project.database.account import Account
from dayaq.project.database.refusals import DatabaseRefusal

SYSTEM_STATE = Path("/var/lib")


@dataclass(frozen=True)
class Places:
    """The files of the embedded database of one state folder."""

    state: Path

    @property
    def folder(self) -> Path:
        """The database's own part of the state folder."""
        return self.state / "database"

    @property
    def url(self) -> Path:
        """The address of the server with its password; there from a start until the next stop."""
        return self.folder / "url"

    @property
    def elsewhere(self) -> Path:
        """Names the cluster's folder when the server's account cannot reach the state folder."""
        return self.folder / "elsewhere"

    @property
    def cluster(self) -> Path:
        """The folder that belongs to the server's account."""
        return Path(self.elsewhere.read_text()) if self.elsewhere.exists() else self.folder / "cluster"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.cluster / "data"

    @property
    def log(self) -> Path:
        """What the server says before its own rotating log in the data directory is open."""
        return self.cluster / "start.log"

    def kept(self, name: str) -> str | None:
        """The text of one small file of the database, or nothing when it was never kept."""
        try:
            return (self.folder / name).read_text()
        except FileNotFoundError:
            return None

    def keep(self, name: str, text: str) -> str:
        """Keep a small file, readable by its owner only, whole or not at all."""
        made = self.folder / f".{name}.{os.getpid()}"
        made.touch(mode=0o600)
        made.write_text(text)
        made.replace(self.folder / name)
        return text

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Let one process at a time start, stop or remove this database."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def make_cluster_folder(self, account: Account) -> None:
        """Make the folder for the account: in the state folder, or beside the system's own state when that is out of reach.

        No folder on the way is opened up for the account: a home folder stays as closed as its owner left it.
        """
        if not self.elsewhere.exists() and not account.reaches(self.folder):
            self.keep("elsewhere", str(self._outside()))
        self.cluster.mkdir(mode=0o700, exist_ok=True)
        if self.cluster.is_symlink() or self.cluster.stat().st_uid not in {account.uid, os.geteuid()}:
            raise DatabaseRefusal(f"{self.cluster} belongs to somebody else. Remove it, or set DAYAQ_HOME to another folder.")
        account.own(self.cluster)

    def _outside(self) -> Path:
        """A folder outside the state folder, named after its path and by chance.

        By chance too, because a state folder that was removed and made again is a new installation: it must not wake the
        old one's data, whose passwords went with the old folder.
        """
        name = f"dayaq-{hashlib.sha256(str(self.state).encode()).hexdigest()[:12]}-{secrets.token_hex(4)}"
        parent = SYSTEM_STATE if os.access(SYSTEM_STATE, os.W_OK) else Path(tempfile.gettempdir())
        return parent / name
