"""What the environment tells the product, each variable read and checked in one place."""

import ipaddress
import os
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadEnvironment(Exception):
    """A variable of the environment has a value the product cannot use."""


def flag(name: str, *, default: bool = False) -> bool:
    """Whether the variable is set to 1, true, yes or on; the default when it is empty or missing."""
    given = os.environ.get(name, "").strip().lower()
    return given in {"1", "true", "yes", "on"} if given else default


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


def number(name: str, *, default: int) -> int:
    """The whole number, zero or more, that a variable holds."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal():
        raise BadEnvironment(f"{name} must be a whole number, not {given!r}.")
    return int(given)


def networks(name: str) -> list[str]:
    """Addresses and networks such as 10.0.0.1 or 10.0.0.0/8, separated by spaces or commas; none when unset."""
    given = words(name, default="")
    for network in given:
        try:
            ipaddress.ip_network(network)
        except ValueError as error:
            raise BadEnvironment(f"{name} must hold addresses or networks such as 10.0.0.0/8, not {network!r}.") from error
    return given


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
        with suppress(FileExistsError):  # another process made it first; theirs is the key
            os.link(made, kept)
        made.unlink()
    return kept.read_text()


def earlier_secret_keys() -> list[str]:
    """The keys before the present one, separated by spaces or commas: what they signed and locked is still read."""
    return words("DAYAQ_EARLIER_SECRET_KEYS", default="")


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


def ledger_since() -> date | None:
    """The day from which every payment for a birth stands in our ledger, by DAYAQ_LEDGER_SINCE (ISO); none is none."""
    given = os.environ.get("DAYAQ_LEDGER_SINCE", "").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise BadEnvironment(f"DAYAQ_LEDGER_SINCE must be a day such as 2020-03-16, not {given!r}.") from error


def clamd() -> str:
    """Where clamd answers, by DAYAQ_CLAMD: tcp:host:port or unix:/path; empty where documents are not scanned."""
    given = text("DAYAQ_CLAMD")
    if given.startswith("tcp:"):
        host, _, port = given.removeprefix("tcp:").rpartition(":")
        if host and port.isdecimal():
            return given
    elif given.startswith("unix:/") or not given:
        return given
    raise BadEnvironment(f"DAYAQ_CLAMD must be tcp:host:port or unix:/path, not {given!r}.")


def eid() -> dict[str, str] | None:
    """How we are known to the OpenID Connect provider of e-ID; None where DAYAQ_EID_ISSUER names none.

    The issuer answers over HTTPS; only one on this very machine, as for a trial, may do without.
    """
    issuer = text("DAYAQ_EID_ISSUER")
    if not issuer:
        return None
    if not _is_private(issuer):
        raise BadEnvironment(f"DAYAQ_EID_ISSUER must be an address that starts with https://, not {issuer!r}.")
    client_id = text("DAYAQ_EID_CLIENT_ID")
    if not client_id:
        raise BadEnvironment("DAYAQ_EID_CLIENT_ID must be set where DAYAQ_EID_ISSUER is.")
    return {
        "issuer": issuer,
        "client_id": client_id,
        "client_secret": text("DAYAQ_EID_CLIENT_SECRET"),
        "scope": text("DAYAQ_EID_SCOPE", default="openid"),
        "fin_claim": text("DAYAQ_EID_FIN_CLAIM", default="fin"),
    }


def registers() -> dict[str, Any] | None:
    """Where the outside registers answer; None where DAYAQ_REGISTERS_URL names nothing, and none is asked.

    They answer over HTTPS, unless they stand on this very machine, as in a demo.
    """
    given = text("DAYAQ_REGISTERS_URL").rstrip("/")
    if not given:
        return None
    if not _is_private(given):
        raise BadEnvironment(f"DAYAQ_REGISTERS_URL must be an address that starts with https://, not {given!r}.")
    seconds = number("DAYAQ_REGISTERS_SECONDS", default=10)
    return {"address": given, "token": text("DAYAQ_REGISTERS_TOKEN"), "seconds": seconds}


def _is_private(given: str) -> bool:
    """Whether nobody can listen on the way to an address: by HTTPS, or because it is on this very machine."""
    address = urlsplit(given)
    on_this_machine = address.scheme == "http" and address.hostname in {"127.0.0.1", "::1", "localhost"}
    return on_this_machine or (address.scheme == "https" and bool(address.hostname))


def database() -> dict[str, Any]:
    """Django's description of the database named by DATABASE_URL, else of this installation's embedded server.

    DAYAQ_DB_POOL says how many connections one process may hold open (16); 0 opens one for each request, as an outside
    connection pooler wants it.
    """
    url = urlsplit(database_url())
    if url.scheme not in {"postgresql", "postgres"}:
        raise BadEnvironment("DATABASE_URL must start with postgresql://")
    size = number("DAYAQ_DB_POOL", default=16)
    # Left to itself the pool waits longer and longer between its attempts, and so stays away for long after the database is back.
    pool = {"min_size": 1, "max_size": size, "timeout": 3, "reconnect_timeout": 1}
    # Planned once a connection, which an outside pooler between us and the database would not let us do.
    lasting = {"pool": pool, "prepare_threshold": 5} if size else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**dict(parse_qsl(url.query)), **lasting, "server_side_binding": True},
    }


def database_url() -> str:
    """The address of the database: the one DATABASE_URL names, else that of this installation's embedded server."""
    return os.environ.get("DATABASE_URL") or embedded_url()


def embedded_url() -> str:
    """The address of the embedded server, kept in the state folder from `dayaq db start` to `dayaq db stop`."""
    try:
        return (state_folder() / "database" / "url").read_text()
    except FileNotFoundError as error:
        raise BadEnvironment("no database: run `dayaq db start`") from error
