"""The messages that arrived in the demo's sinks: one small file for each, however often it was handed in."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class ArrivedMessage:
    """A mail or an SMS. `key` is its Message-ID or idempotency key, `times` how often it was handed in."""

    medium: str
    key: str
    to: str
    subject: str
    body: str
    language: str
    arrived_at: datetime
    times: int = 1


class Arrivals:
    """The messages in a folder. One process writes, others read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, message: ArrivedMessage) -> ArrivedMessage:
        """Keep a message whole or not at all; one that came before under the same key is only counted once more."""
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.folder / f"{hashlib.sha256(f'{message.medium} {message.key}'.encode()).hexdigest()[:32]}.json"
        standing = self._read(place)
        kept = replace(standing, times=standing.times + 1) if standing else message
        made = place.with_suffix(".making")
        made.write_text(json.dumps({**asdict(kept), "arrived_at": kept.arrived_at.isoformat()}, ensure_ascii=False))
        made.replace(place)
        return kept

    def all(self) -> list[ArrivedMessage]:
        """Every message, the last to arrive first."""
        return sorted(self._every(), key=lambda message: (message.arrived_at, message.key), reverse=True)

    def _every(self) -> Iterator[ArrivedMessage]:
        for place in self.folder.glob("*.json"):
            message = self._read(place)
            if message:
                yield message

    def _read(self, place: Path) -> ArrivedMessage | None:
        try:
            fields = json.loads(place.read_text())
        except FileNotFoundError:
            return None
        return ArrivedMessage(**{**fields, "arrived_at": datetime.fromisoformat(fields["arrived_at"])})


def now() -> datetime:
    """The moment by the machine's clock: messages travel in real time."""
    return datetime.now(UTC)
