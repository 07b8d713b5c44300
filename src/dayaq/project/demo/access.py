"""The demo officers' passwords and authenticators, kept in the demo's folder so that whoever tries the desk can log in."""

import base64
import json
import secrets
import time
from dataclasses import asdict, dataclass

from dayaq.project.demo.home import Home
from dayaq.project.demo.officer import SECONDS_OF_A_CODE, totp_code

# No secret: the demo listens on this machine only.
PASSWORD = "novruz-bayrami-2020"  # noqa: S105  # nosec
SECRET_BYTES = 20


@dataclass(frozen=True, kw_only=True)
class Access:
    """How one officer logs in; `secret` is what an authenticator app is given, in base32."""

    username: str
    full_name: str
    password: str
    secret: str

    def code_now(self) -> tuple[str, int]:
        """The code that the authenticator shows now, and for how many more seconds."""
        moment = time.time()
        return totp_code(self.secret, moment), SECONDS_OF_A_CODE - int(moment) % SECONDS_OF_A_CODE


def new_access(username: str, full_name: str) -> Access:
    """An access with a fresh authenticator."""
    secret = base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return Access(username=username, full_name=full_name, password=PASSWORD, secret=secret)


def keep(here: Home, accesses: list[Access]) -> None:
    """Write them down, readable by the owner only."""
    made = here.folder / "officers.making"
    made.touch(mode=0o600)
    made.write_text(json.dumps([asdict(access) for access in accesses], ensure_ascii=False))
    made.replace(here.folder / "officers.json")


def kept(here: Home) -> list[Access]:
    """The accesses written down; none before the demo was played."""
    try:
        entries = json.loads((here.folder / "officers.json").read_text())
    except FileNotFoundError:
        return []
    return [Access(**entry) for entry in entries]
