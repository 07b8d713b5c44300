"""Registers behind HTTP: JSON asked by POST, so that no address of a page names a person; bounded in time and size."""

import json
import time
from dataclasses import dataclass
from datetime import date

import httpx

from dayaq.casework.registers.connector import RegisterFailed, Said

LARGEST_ANSWER = 16 * 1024 * 1024
LONGEST_CURSOR = 200


@dataclass(frozen=True, kw_only=True)
class HttpConnector:
    """Registers under one address, such as that of the government's exchange: `address/tax/changes`, `address/tax/ask`.

    An answer has to be whole within `seconds`, however slowly its parts come.
    """

    address: str
    token: str
    seconds: float

    def changes(self, register: str, *, after: str, most: int) -> Said:
        """See `Connector`."""
        return self._asked(f"{register}/changes", {"after": after, "most": most})

    def ask(self, register: str, *, key: str, on: date) -> Said:
        """See `Connector`."""
        return self._asked(f"{register}/ask", {"fin": key, "on": on.isoformat()})

    def _asked(self, path: str, question: dict[str, object]) -> Said:
        try:
            content = self._content(f"{self.address}/{path}", question)
        except httpx.TimeoutException as error:
            raise RegisterFailed("timeout") from error
        except httpx.HTTPError as error:
            raise RegisterFailed("unreachable") from error
        return said_in(content)

    def _content(self, address: str, question: dict[str, object]) -> bytes:
        until = time.monotonic() + self.seconds
        shown = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        content = bytearray()
        with httpx.stream("POST", address, json=question, headers=shown, timeout=self.seconds) as answer:
            if answer.status_code != httpx.codes.OK:
                raise RegisterFailed("refused" if answer.is_client_error else "broken")
            for part in answer.iter_bytes():
                content += part
                if len(content) > LARGEST_ANSWER:
                    raise RegisterFailed("garbage")
                if time.monotonic() > until:
                    raise RegisterFailed("timeout")
        return bytes(content)


def said_in(content: bytes) -> Said:
    """The answer that some bytes hold. Refuses (`RegisterFailed`) what has not the agreed form."""
    try:
        told = json.loads(content, parse_constant=_not_json)
        entries, as_of = told["entries"], date.fromisoformat(told["as_of"])
        cursor, more = told.get("cursor", ""), told.get("more", False)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RegisterFailed("garbage") from error
    fits = isinstance(entries, list) and isinstance(cursor, str) and isinstance(more, bool)
    if not fits or len(cursor) > LONGEST_CURSOR or (more and not cursor):
        raise RegisterFailed("garbage")
    return Said(entries=tuple(entries), as_of=as_of, cursor=cursor, more=more)


def _not_json(name: str) -> object:
    """NaN and Infinity are no JSON, and no register means them."""
    raise ValueError(name)
