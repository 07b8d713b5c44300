"""What the environment tells the product, each variable read and checked in one place."""

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class BadEnvironment(Exception):
    """A variable of the environment has a value the product cannot use."""


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable is set to 1, true, yes or on; the default when it is empty or missing."""
    given = os.environ.get(name, "").strip().lower()
    return given in {"1", "true", "yes", "on"} if given else default


def words(name: str, *, default: str) -> list[str]:
    """The words of a variable, separated by spaces or commas."""
    return os.environ.get(name, default).replace(",", " ").split()


def state_folder() -> Path:
    """Where this installation keeps what it makes itself: the embedded database, its key, collected files."""
    return Path(os.environ.get("DAYAQ_HOME", ".dayaq")).resolve()


def folder(name: str) -> Path:
    """A folder of the state folder, made when it is missing."""
    place = state_folder() / name
    place.mkdir(parents=True, exist_ok=True)
    return place


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
        try:
            os.link(made, kept)
        except FileExistsError:
            pass  # another process made it first; theirs is the key
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
