"""What the environment tells the product, each variable read and checked in one place."""

import contextlib
import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class BadEnvironment(Exception):
    """A variable of the environment has a value the product cannot use."""


def flag(name: str) -> bool:
    """Whether the variable is set to 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, *, default: str) -> list[str]:
    """The words of a variable, separated by spaces or commas."""
    return os.environ.get(name, default).replace(",", " ").split()


def text(name: str, *, default: str = "") -> str:
    """The variable without surrounding spaces, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def host_and_port(name: str, *, default: str) -> tuple[str, int]:
    """A variable such as mail.example:587, in two parts."""
    given = text(name, default=default)
    host, colon, port = given.rpartition(":")
    if not (colon and host and port.isdecimal()):
        raise BadEnvironment(f"{name} must be a host and a port such as mail.example:587, not {given!r}.")
    return host, int(port)


def state_folder() -> Path:
    """Where this installation keeps what it makes itself: the embedded database, its key, collected files."""
    return Path(os.environ.get("DAYAQ_HOME", ".dayaq")).resolve()


def secret_key() -> str:
    """The key that signs cookies: DAYAQ_SECRET_KEY, or one made once and kept in the state folder."""
    given = os.environ.get("DAYAQ_SECRET_KEY")
    if given:
        return given
    kept = state_folder() / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = kept.with_name(f"secret-key.{os.getpid()}")
        made.write_text(secrets.token_urlsafe(64))
        made.chmod(0o600)
        with contextlib.suppress(FileExistsError):  # another process may have made it first; then theirs is the key
            os.link(made, kept)
        made.unlink()
    return kept.read_text()


def legal_day(*, demo: bool) -> date | None:
    """The legal day fixed by DAYAQ_LEGAL_DAY (ISO), allowed only together with DAYAQ_DEMO."""
    given = os.environ.get("DAYAQ_LEGAL_DAY", "").strip()
    if not given:
        return None
    if not demo:
        raise BadEnvironment("DAYAQ_LEGAL_DAY may be set only in a demo (DAYAQ_DEMO=1).")
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise BadEnvironment(f"DAYAQ_LEGAL_DAY must be a day such as 2020-03-16, not {given!r}.") from error


def database() -> dict[str, Any]:
    """Django's description of the database named by DATABASE_URL."""
    url = urlsplit(os.environ.get("DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/dayaq"))
    if url.scheme not in {"postgresql", "postgres"}:
        raise BadEnvironment("DATABASE_URL must start with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}, "server_side_binding": True},
    }
