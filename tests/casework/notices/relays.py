"""A mail relay and an SMS gateway for the tests: real servers on this machine that do as a test tells them."""

import email.policy
import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HERE = "127.0.0.1"


@dataclass
class Relay:
    """Takes mails, or answers as told: to the recipient, or to the message."""

    to_recipient: str = ""
    to_message: str = "250 taken"
    mails: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if self.to_recipient:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.to_message.startswith("2") or self.to_message == "lost":
            content = envelope.original_content or b""
            self.mails.append(message_from_bytes(content, EmailMessage, policy=email.policy.default))
        if self.to_message == "lost":
            server.transport.abort()
        return self.to_message


@contextmanager
def relay() -> Iterator[Relay]:
    told = Relay()
    controller = Controller(told, hostname=HERE, port=free_port())
    controller.start()
    told.port = controller.port
    try:
        yield told
    finally:
        controller.stop()


@dataclass
class Gateway:
    """Takes messages, or answers a status as told, perhaps late."""

    status: int = 202
    seconds: float = 0
    asked: list[tuple[str | None, str | None, dict[str, str]]] = field(default_factory=list)
    url: str = ""


@contextmanager
def gateway() -> Iterator[Gateway]:
    told = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append((self.headers["Idempotency-Key"], self.headers["Authorization"], said))
            time.sleep(told.seconds)
            self.send_response(told.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer((HERE, 0), Handler)
    told.url = f"http://{HERE}:{server.server_port}/messages"
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def silent_server() -> Iterator[int]:
    """A server that takes connections and never says a word; its port."""
    with socket.create_server((HERE, 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])
