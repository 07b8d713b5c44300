"""The account that PostgreSQL runs as: PostgreSQL refuses to run as root, so root lends it an existing account."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dayaq.project.database.refusals import DatabaseRefusal

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An account of this machine; `lent` when root runs programs as it."""

    uid: int
    gid: int
    lent: bool

    def run(self, command: Sequence[str | Path], *, text: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program as this account to its end, with a bare environment, standing in the root folder.

        Nothing of the caller's environment goes along: PGDATA, PGPORT and their like would change what is started.
        """
        return subprocess.run(
            [str(word) for word in command],
            input=text,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            umask=0o077,
            user=self.uid if self.lent else None,
            group=self.gid if self.lent else None,
            extra_groups=[] if self.lent else None,
        )

    def own(self, path: Path) -> None:
        """Give a file or folder that root has just made to this account."""
        if self.lent:
            os.chown(path, self.uid, self.gid)

    def reaches(self, folder: Path) -> bool:
        """Whether this account may pass every folder on the way to this one."""
        return not self.lent or self.run(["/bin/sh", "-c", 'cd "$0"', folder]).returncode == 0


def server_account() -> Account:
    """Who the server runs as: whoever asks, or for root an existing account without rights of its own."""
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), lent=False)
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid, lent=True)
    raise DatabaseRefusal(
        "PostgreSQL does not run as root, and this machine has neither the account postgres nor nobody. "
        "Run dayaq as another account, or set DATABASE_URL."
    )
