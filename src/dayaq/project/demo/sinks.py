"""Where the demo's messages end: a mail server and an SMS gateway of our own, on this machine only."""

import email.policy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from dayaq.project.demo.arrived import Arrivals, ArrivedMessage, now
from dayaq.project.ports import free_port

HERE = "127.0.0.1"
LARGEST_SMS = 64 * 1024


@dataclass(frozen=True)
class Ports:
    """Where the two sinks listen."""

    smtp: int
    sms: int


@contextmanager
def open_sinks(arrivals: Arrivals) -> Iterator[Ports]:
    """Both sinks, on free ports, for as long as the context lasts."""
    mail = Controller(_MailSink(arrivals), hostname=HERE, port=free_port(HERE))
    mail.start()
    sms = ThreadingHTTPServer((HERE, 0), _sms_sink(arrivals))
    Thread(target=sms.serve_forever, name="sms-sink", daemon=True).start()
    try:
        yield Ports(smtp=mail.port, sms=sms.server_port)
    finally:
        sms.shutdown()
        sms.server_close()
        mail.stop()


class _MailSink:
    """Takes every mail."""

    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        mail = message_from_bytes(envelope.original_content or b"", EmailMessage, policy=email.policy.default)
        self._arrivals.keep(
            ArrivedMessage(
                medium="email",
                key=str(mail["Message-ID"]),
                to=", ".join(envelope.rcpt_tos),
                subject=str(mail["Subject"]),
                body=mail.get_content().replace("\r\n", "\n"),
                language=str(mail["Content-Language"] or "az"),
                arrived_at=now(),
            )
        )
        return "250 taken"


def _sms_sink(arrivals: Arrivals) -> type[BaseHTTPRequestHandler]:
    """The operator's gateway: takes every message, and drops a repeated one by its idempotency key."""

    class Gateway(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", "0"))
            if not 0 < size <= LARGEST_SMS:
                self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                return
            said = json.loads(self.rfile.read(size))
            arrivals.keep(
                ArrivedMessage(
                    medium="sms",
                    key=self.headers["Idempotency-Key"],
                    to=said["to"],
                    subject="",
                    body=said["text"],
                    language=self.headers.get("Content-Language", ""),
                    arrived_at=now(),
                )
            )
            self.send_response(HTTPStatus.ACCEPTED)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            """Say nothing: the messages themselves are the record."""

    return Gateway
