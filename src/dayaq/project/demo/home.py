"""Where the demo keeps its things, and the environment in which its processes run."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from dayaq.project import environment
from dayaq.project.ports import free_port

LEGAL_DAY = "2020-03-16"
#: Nothing was ever paid in a made-up country; births of this year are found in the demo.
LEDGER_SINCE = "2020-01-01"
DEFAULT_PORT = 8000


@dataclass(frozen=True)
class Home:
    """The demo's own state folder, apart from a real installation's."""

    folder: Path

    @property
    def messages(self) -> Path:
        """Where the sinks put the mails and SMS that arrived."""
        return self.folder / "messages"

    @property
    def logs(self) -> Path:
        """What the processes log."""
        return self.folder / "logs"

    @property
    def played(self) -> Path:
        """The story of the day, there once the day was played to its end."""
        return self.folder / "story.txt"

    @property
    def registers(self) -> Path:
        """Where the made-up registers answer, and the token that opens them."""
        return self.folder / "registers-at"

    @property
    def lock(self) -> Path:
        """Held by the one demo that runs here."""
        return self.folder.parent / "demo.lock"

    def make(self) -> None:
        """Make the folders."""
        self.logs.mkdir(parents=True, exist_ok=True)


def home() -> Home:
    """The demo's folder beside whatever else the state folder holds."""
    outer = os.environ.get("DAYAQ_DEMO_HOME")
    return Home(Path(outer).resolve() if outer else environment.state_folder() / "demo")


def here_inside() -> Home:
    """The same folder, asked by a process of the demo, whose state folder it is."""
    return Home(environment.state_folder())


def port() -> int:
    """The port of the site."""
    return environment.number("DAYAQ_PORT", default=DEFAULT_PORT)


def enter(here: Home, *, smtp: int, sms: int) -> None:
    """Make this process and those it starts part of the demo: its own folder and database, its day, its sinks."""
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(
        {
            "DAYAQ_HOME": str(here.folder),
            "DAYAQ_DEMO": "1",
            "DAYAQ_LEGAL_DAY": LEGAL_DAY,
            "DAYAQ_LEDGER_SINCE": LEDGER_SINCE,
            "DAYAQ_BIND": "127.0.0.1",
            "DAYAQ_PORT": str(port()),
            "DAYAQ_HOSTS": "localhost 127.0.0.1",
            "DAYAQ_HTTPS": "0",
            "DAYAQ_PORTAL_URL": f"http://localhost:{port()}",
            "DAYAQ_SMTP": f"127.0.0.1:{smtp}",
            "DAYAQ_SMS_GATEWAY_URL": f"http://127.0.0.1:{sms}/messages",
            "DAYAQ_SMS_GATEWAY_TOKEN": secrets.token_hex(8),
            "DAYAQ_REGISTERS_URL": f"http://127.0.0.1:{free_port('127.0.0.1')}",
            "DAYAQ_REGISTERS_TOKEN": secrets.token_hex(8),
            "DAYAQ_REGISTERS_SECONDS": "3",
            # This process tells the story; what the others log goes into files.
            "DAYAQ_LOG_LEVEL": "WARNING",
            "DJANGO_SETTINGS_MODULE": "dayaq.project.settings",
            # Messages for our own sinks never go by a proxy.
            "NO_PROXY": "localhost,127.0.0.1",
            "no_proxy": "localhost,127.0.0.1",
        }
    )
