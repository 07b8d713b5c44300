"""The made-up registers for tests: the very server of the demo, over real HTTP, holding only what a test enters."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

from dayaq.casework.people.models import Person
from dayaq.casework.registers.described import registers
from dayaq.casework.registers.over_http import HttpConnector
from dayaq.casework.registers.reading import Clocks, read_on
from dayaq.project.demo.registers.server import RegistersServer
from dayaq.project.demo.registers.shelf import Shelf
from tests.making import MONDAY

TOKEN = "token of the tests"
SECONDS = 0.5


@dataclass
class Outside:
    """The registers of one test: what they hold, how they are asked, and whose facts changed by what they said."""

    shelf: Shelf
    connector: HttpConnector
    changed: list[UUID] = field(default_factory=list)
    entered: int = 0

    def enter(self, register: str, **fields: Any) -> str:
        """Enter something in a register; its key."""
        self.entered += 1
        entry = {"id": f"entry-{self.entered}", **fields}
        self.shelf.add(register, [entry])
        return str(entry["id"])

    def state(self, register: str, person: Person, fact: str, value: object, since: str = "2020-01-01", **more: object) -> str:
        """Enter a fact about a person."""
        return self.enter(register, **{"fin": person.fin, "fact": fact, "value": value, "from": since, **more})

    def read(self, register: str, at: datetime = MONDAY) -> int:
        """Read on in a register at a moment that is the same by both clocks."""
        clocks = Clocks(at=at, now=lambda: at)
        told = self.changed.append
        return read_on(register=registers()[register], connector=self.connector, clocks=clocks, changed=told)


@contextmanager
def outside_registers(folder: Path) -> Iterator[Outside]:
    """A server with empty registers, for as long as the context lasts."""
    shelf = Shelf(entries={code: [] for code in registers()}, added=folder / "added.jsonl")
    with RegistersServer(shelf, host="127.0.0.1", port=0, token=TOKEN, as_of=MONDAY.date().isoformat()) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Outside(shelf, HttpConnector(address=server.address, token=TOKEN, seconds=SECONDS))
        finally:
            server.shutdown()
            thread.join()
