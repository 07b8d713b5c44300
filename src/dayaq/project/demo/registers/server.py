"""The HTTP of the made-up registers: POST /tax/changes, POST /tax/ask, and PUT /control for whoever runs the demo."""

import hmac
import json
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from dayaq.project.demo.registers.shelf import EVERY, Shelf

LARGEST_QUESTION = 1024 * 1024
SECONDS_WHEN_SLOW = 120
GARBAGE = b'{"entries": [{"fin": 17, "fact": ["entrepreneur"'


class RegistersServer(ThreadingHTTPServer):
    """Answers from a shelf, to whoever shows the token, as of one day."""

    daemon_threads = True

    def __init__(self, shelf: Shelf, *, host: str, port: int, token: str, as_of: str) -> None:
        self.shelf, self.token, self.as_of = shelf, token, as_of
        super().__init__((host, port), _Registers)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client who waited no longer; that is what being slow is for."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{self.server_address[0]!s}:{self.server_port}"


class _Registers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RegistersServer

    def do_POST(self) -> None:
        register, _, question = self.path.strip("/").partition("/")
        asked = self._asked()
        if asked is None:
            return
        if register in self.server.shelf.entries and question in {"changes", "ask"}:
            self._in_its_mood(register, question, asked)
        else:
            self._answer(HTTPStatus.NOT_FOUND, b"{}")

    def do_PUT(self) -> None:
        told = self._asked()
        if told is None:
            return
        try:
            register = told.get("register", EVERY)
            if "mood" in told:
                self.server.shelf.be(told["mood"], register)
            if "entries" in told:
                self.server.shelf.add(register, told["entries"])
        except (ValueError, KeyError):
            self._answer(HTTPStatus.BAD_REQUEST, b"{}")
            return
        self._answer(HTTPStatus.OK, b"{}")

    def _in_its_mood(self, register: str, question: str, asked: dict[str, Any]) -> None:
        shelf, mood = self.server.shelf, self.server.shelf.mood(register)
        if mood == "down":
            self.close_connection = True  # as if nobody were there: the connection ends without a word
            return
        if mood == "slow":
            time.sleep(SECONDS_WHEN_SLOW)
        if question == "ask":
            said = shelf.about(register, asked["fin"])
        else:
            said = shelf.changes(register, asked["after"], asked["most"])
        content = json.dumps({**said, "as_of": self.server.as_of}).encode()
        self._answer(HTTPStatus.OK, GARBAGE if mood == "wrong" else content)

    def _asked(self) -> dict[str, Any] | None:
        size = int(self.headers.get("Content-Length", "0"))
        shown = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if not 0 < size <= LARGEST_QUESTION or not hmac.compare_digest(shown.encode(), self.server.token.encode()):
            self.close_connection = True
            self._answer(HTTPStatus.FORBIDDEN, b"{}")
            return None
        asked: dict[str, Any] = json.loads(self.rfile.read(size))
        return asked

    def _answer(self, status: HTTPStatus, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: Any) -> None:
        """Say nothing."""
