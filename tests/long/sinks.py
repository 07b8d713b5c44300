"""Where the messages of an installation arrive: a mail relay and an SMS gateway on loopback that keep all they are given.

Neither drops a repetition: the suites count them.
"""

import asyncio
import email.policy
import json
import random
import socket
import time
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

HERE = "127.0.0.1"
#: Below the range from which systems take the ports of outgoing connections.
PORTS = range(20000, 32000)


def free_port() -> int:
    """A port on which nobody listens now."""
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            if probe.connect_ex((HERE, port)) != 0:
                return port
    raise OSError("no free port was found")


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """One message as it arrived: `key` is the Message-ID of a mail, the Idempotency-Key of an SMS; `at` is monotonic seconds."""

    medium: str
    key: str
    to: str
    subject: str
    body: str
    at: float


class Sinks:
    """Both sinks. `arrived` holds every message in the order in which it came, repetitions too.

    Each answers so many seconds after it has kept the message: the time in which a crash of ours leaves the outcome unknown.
    """

    def __init__(self, *, answer_after: float = 0) -> None:
        self.answer_after = answer_after
        self._arrived: list[Arrived] = []
        self._lock = Lock()
        self._mail = Controller(_Relay(self), hostname=HERE, port=free_port())
        self._sms = ThreadingHTTPServer((HERE, 0), _gateway(self))
        self._sms_thread = Thread(target=self._sms.serve_forever, kwargs={"poll_interval": 0.05}, name="sms-sink", daemon=True)

    def start(self) -> None:
        """Open both on free ports."""
        self._mail.start()
        self._sms_thread.start()

    def stop(self) -> None:
        """Close both."""
        self._mail.stop()
        self._sms.shutdown()
        self._sms.server_close()
        self._sms_thread.join()

    @property
    def smtp(self) -> str:
        """Host and port of the mail relay."""
        return f"{HERE}:{self._mail.port}"

    @property
    def gateway(self) -> str:
        """Address of the SMS gateway."""
        return f"http://{HERE}:{self._sms.server_port}/messages"

    @property
    def arrived(self) -> list[Arrived]:
        """All messages so far."""
        with self._lock:
            return list(self._arrived)

    @property
    def mails(self) -> list[Arrived]:
        """The mails so far."""
        return [message for message in self.arrived if message.medium == "email"]

    @property
    def messages(self) -> list[Arrived]:
        """The SMS so far."""
        return [message for message in self.arrived if message.medium == "sms"]

    def keep(self, **message: str) -> None:
        """Keep one message."""
        with self._lock:
            self._arrived.append(Arrived(at=time.monotonic(), **message))


class _Relay:
    """Takes every mail."""

    def __init__(self, sinks: Sinks) -> None:
        self._sinks = sinks

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        mail = message_from_bytes(envelope.original_content or b"", EmailMessage, policy=email.policy.default)
        self._sinks.keep(
            medium="email",
            key=str(mail["Message-ID"]),
            to=", ".join(envelope.rcpt_tos),
            subject=str(mail["Subject"]),
            body=mail.get_content(),
        )
        await asyncio.sleep(self._sinks.answer_after)
        return "250 taken"


def _gateway(sinks: Sinks) -> type[BaseHTTPRequestHandler]:
    class Gateway(BaseHTTPRequestHandler):
        """Takes every SMS."""

        def do_POST(self) -> None:
            said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            sinks.keep(medium="sms", key=self.headers["Idempotency-Key"], to=said["to"], subject="", body=said["text"])
            time.sleep(sinks.answer_after)
            self.send_response(HTTPStatus.ACCEPTED)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            """Say nothing: the messages themselves are the record."""

    return Gateway
